import { maskedPhone } from '../codes/masked-phone.ts'
import { nationality } from '../codes/nationality.ts'
import type { Honour } from '../model/honour.ts'
import { assessmentGrade, dutyReviewGrade, type PartyAffairsCadre, type Person } from '../model/person.ts'
import { postKind } from '../model/post.ts'
import { dutyWords } from '../rules/roster.ts'
import { type DayOrMonth, dottedMonth, firstDayOf } from '../time/day-or-month.ts'
import { chineseDate, dottedDate, yearOf } from '../time/local-date.ts'
import { monthsText } from '../time/months.ts'
import { cadreRows, type CadreRow } from './cadre-rows.ts'
import { ageOn, educationWords, postWords, sexWords } from './person-words.ts'
import { type TableColumn, type TableContext, tableLedger } from './table-ledger.ts'

const dotted = (month: DayOrMonth | null): string => (month === null ? '' : dottedMonth(month))

/** The columns of C.10 in their order. */
export const cadreRosterColumns: readonly TableColumn<CadreRow>[] = [
  { id: 'order', title: '序号', mm: 6.5, align: 'center', cell: (_, __, i) => String(i + 1) },
  { id: 'organisation', title: '单位', mm: 17, cell: ({ organisation }) => organisation },
  { id: 'name', title: '姓名', mm: 12.5, cell: ({ person }) => person.name },
  { id: 'sex', title: '性别', mm: 5.3, align: 'center', field: 'sex', cell: ({ person }) => sexWords(person) },
  { id: 'birth', title: '出生年月（岁）', mm: 13.2, align: 'center', field: 'birth', cell: ({ person }, { asOf }) => (person.birth === null ? '' : `${dottedMonth(person.birth)}（${ageOn(person.birth, asOf)}）`) },
  { id: 'nationality', title: '民族', mm: 5.9, align: 'center', field: 'nationality', cell: ({ person }) => (person.nationality === null ? '' : nationality.labels[person.nationality]) },
  { id: 'nativePlace', title: '籍贯', mm: 8.5, field: 'nativePlace', cell: ({ person }) => person.nativePlace },
  { id: 'joinedOn', title: '入党时间', mm: 14.2, align: 'center', cell: ({ joinedOn }) => dotted(joinedOn) },
  { id: 'workStartedOn', title: '参加工作时间', mm: 14.2, align: 'center', field: 'workStartedOn', cell: ({ person }) => dotted(person.workStartedOn) },
  { id: 'fullTimeEducation', group: '学历学位及院校专业', title: '全日制', mm: 17.3, field: 'fullTimeEducation.level', cell: ({ person }) => educationWords(person.fullTimeEducation) },
  { id: 'inServiceEducation', group: '学历学位及院校专业', title: '在职', mm: 15.7, cell: ({ person }) => educationWords(person.inServiceEducation) },
  { id: 'partyPosts', title: '党内职务', mm: 12.9, cell: ({ posts, organisationId }, context) => postWords(posts, organisationId, context) },
  { id: 'unitPost', title: '行政职务/职级', mm: 12.9, cell: ({ person }) => [person.unitPost, person.rank].filter(words => words.trim() !== '').join('/') },
  { id: 'kind', title: '专职/兼职', mm: 8.1, align: 'center', cell: ({ kind }) => postKind.labels[kind] },
  { id: 'postFrom', title: '任现党务职务时间', mm: 14.2, align: 'center', cell: ({ heldSince }) => dotted(heldSince) },
  { id: 'partyWorkFrom', title: '从事党务工作起始时间', mm: 14.2, align: 'center', field: 'cadre.workStartedOn', cell: ({ work }) => dotted(work.startedOn) },
  { id: 'partyWorkYears', title: '党务工作年限', mm: 11, align: 'center', cell: ({ work }) => (work.startedOn === null ? '' : monthsText(work.months)) },
  { id: 'exchanges', title: '交流情况', mm: 18, cell: ({ person }) => (person.cadre?.exchanges ?? []).map(exchangeWords).join('；') },
  { id: 'training', title: '培训情况（学时）', mm: 12, align: 'center', cell: ({ trainings }) => (trainings.hours === 0 ? '' : String(trainings.hours)), number: ({ trainings }) => (trainings.hours === 0 ? null : trainings.hours) },
  { id: 'assessments', title: '年度考核（近三年）', mm: 16.3, cell: ({ person }, context) => lastThree(person.assessments, context).map(({ year, grade }) => `${year}${assessmentGrade.labels[grade]}`).join('\n') },
  { id: 'dutyReviews', title: '述职评议结果', mm: 11.6, cell: ({ person }, context) => lastThree(person.cadre?.dutyReviews ?? [], context).map(({ year, grade }) => `${year}${dutyReviewGrade.labels[grade]}`).join('\n') },
  { id: 'honours', title: '表彰奖励', mm: 15, cell: ({ person, honours }) => honourWords(person, honours) },
  { id: 'specialty', title: '特长', mm: 9.5, cell: ({ person }) => person.specialty },
  { id: 'reserve', title: '后备类别', mm: 12, cell: ({ person }) => person.cadre?.reserve ?? '' },
  { id: 'filing', title: '备案情况', mm: 18, cell: ({ person }) => filingWords(person.cadre?.filing ?? null) },
  { id: 'phone', title: '联系电话', mm: 19.5, align: 'center', field: 'phone', cell: ({ person }, { options }) => (options.showsWholeNumbers === true ? person.phone : maskedPhone(person.phone)) },
  { id: 'remark', title: '备注', mm: 10, cell: ({ person }) => person.remark },
  { id: 'duties', title: '职务（党内、行政）', mm: 24, hiddenAtFirst: true, cell: ({ person, posts, organisationId }, context) => dutyWords([postWords(posts, organisationId, context)], [person.unitPost], context.settings.partyPostFirst) },
  { id: 'dutyDescription', title: '分工', mm: 16, hiddenAtFirst: true, cell: ({ person }) => person.cadre?.dutyDescription ?? '' },
]

/** 党务干部名册 (domain.md C.10): who does party work on the period's last day, by organisation, full-time ones first. */
export const cadreRoster = tableLedger<CadreRow>({
  id: 'cadre-roster', title: '党务干部名册', source: 'domain.md C.10', each: 'organisation', family: 'people', masksNumbers: true, orientation: 'landscape', size: '小五', columns: cadreRosterColumns,
  rows: cadreRows,
  subjectOf: ({ person }) => ({ kind: 'person', id: person.id, name: person.name }),
  rules: ['W-CAD-10Y'],
  headline: (rows, { asOf }) => {
    const fullTime = rows.filter(({ kind }) => kind === 'fullTime').length
    return `截至 ${chineseDate(asOf)}　　共 ${rows.length} 人，其中专职 ${fullTime} 人、兼职 ${rows.length - fullTime} 人`
  },
  emptyWords: '没有登记党务干部',
})

/** 2019.03—2020.03 区委组织部（挂职）. */
function exchangeWords({ from, to, place, kind }: PartyAffairsCadre['exchanges'][number]): string {
  return `${dottedMonth(from)}—${to === null ? '' : dottedMonth(to)} ${place}${kind.trim() === '' ? '' : `（${kind.trim()}）`}`
}

/** The latest three of the years until the ledger's day, the oldest first. */
function lastThree<T extends { readonly year: number }>(graded: readonly T[], { asOf }: Pick<TableContext, 'asOf'>): readonly T[] {
  const year = yearOf(asOf)
  return graded.filter(one => one.year <= year && one.year > year - 4).toSorted((a, b) => a.year - b.year).slice(-3)
}

function honourWords(person: Person, honours: readonly Honour[]): string {
  const told = honours.toSorted((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : 1)).map(({ on, title, level }) => `${on === null ? '' : firstDayOf(on).slice(0, 4)}${level}${title}`)
  return [...told, ...(person.rewardsText.trim() === '' ? [] : [person.rewardsText.trim()])].join('；')
}

function filingWords(filing: PartyAffairsCadre['filing']): string {
  if (filing === null) return ''
  return [filing.filedOn === null ? '未备案' : `${dottedDate(filing.filedOn)}备案`, filing.result.trim()].filter(words => words !== '').join('，')
}
