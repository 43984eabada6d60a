import type { DossierEntry, EntryDirection } from '../../model/dossier/dossier-entry.ts'
import type { Evidence } from '../../rules/dossier/evidence.ts'
import { entryOf } from '../../rules/dossier/offers.ts'
import { grouped } from '../../rules/warnings/rule-input.ts'
import { firstDayOf } from '../../time/day-or-month.ts'
import { addDays, dayOf, type LocalDate, yearOf } from '../../time/local-date.ts'
import type { DossierContext } from './dossier-context.ts'

/** A paper of the file as its clerk enters it: class, name, whose, direction, what it speaks of, what it says. */
interface Paper {
  readonly section: string
  readonly name: string
  readonly month: number
  readonly from: string
  readonly direction?: EntryDirection
  readonly dimensions?: readonly string[]
  readonly summary?: string
  readonly pages: number
  /** In classes of conclusions alone. */
  readonly documentNo?: string
  readonly authorisedBy?: string
}

/** Papers of every class that the archive has no records for; each file has the first ones and some of the others. */
const papers: readonly Paper[] = [
  { section: 'basic', name: '干部任免审批表', month: 2, from: '人事教育处', pages: 4 },
  { section: 'frontline', name: '库房进水抢险情况说明', month: 7, from: '档案业务处', direction: 'positive', dimensions: ['responsibility'], summary: '强降雨期间带班抢运纸质档案三百余卷，无一受损。', pages: 3 },
  { section: 'frontline', name: '普查任务进度通报', month: 10, from: '办公室', direction: 'negative', dimensions: ['responsibility', 'ability'], summary: '负责片区进度列末位，通报后两周内补齐。', pages: 1 },
  { section: 'partyBuilding', name: '联系点工作情况', month: 6, from: '机关党委', direction: 'positive', dimensions: ['ability'], summary: '到联系点支部四次，协调解决活动场地。', pages: 2 },
  { section: 'performance', name: '专项考核情况', month: 9, from: '人事教育处', direction: 'neutral', dimensions: ['ability'], summary: '档案数字化专项考核，按期完成。', pages: 2 },
  { section: 'reportItems', name: '个人有关事项报告查核结论', month: 5, from: '市委组织部', dimensions: ['loyalty', 'selfDiscipline'], summary: '如实报告。', pages: 1, documentNo: '组查字第 18 号', authorisedBy: '局党组' },
  { section: 'evaluation', name: '政治素质测评汇总表', month: 12, from: '机关党委', dimensions: ['loyalty', 'steadiness', 'responsibility', 'ability', 'selfDiscipline'], pages: 3 },
  { section: 'inspection', name: '巡察反馈问题整改情况', month: 8, from: '机关党委', direction: 'neutral', dimensions: ['responsibility'], summary: '涉及分管工作的两个问题均已整改并经复核。', pages: 5 },
  { section: 'discipline', name: '信访核查结论', month: 4, from: '机关纪委', dimensions: ['selfDiscipline'], summary: '反映问题不实，予以了结。', pages: 1, documentNo: '云文纪函第 6 号', authorisedBy: '局党组' },
  { section: 'honor', name: '先进典型推荐材料', month: 6, from: '机关党委', direction: 'positive', dimensions: ['loyalty', 'responsibility'], summary: '推荐为全市文化系统先进典型。', pages: 4 },
  { section: 'checkup', name: '政治体检情况表', month: 9, from: '市委组织部', dimensions: ['steadiness'], pages: 2 },
  { section: 'appraisal', name: '政治素质鉴定表', month: 1, from: '局党组', dimensions: ['loyalty', 'steadiness', 'responsibility', 'ability', 'selfDiscipline'], pages: 2 },
  { section: 'theory', name: '党校学习鉴定', month: 7, from: '云岭市委党校', direction: 'positive', dimensions: ['loyalty', 'ability'], summary: '完成两个月主体班学习，结业。', pages: 2 },
  { section: 'orgLife', name: '个人对照检查材料', month: 1, from: '机关党委', dimensions: ['loyalty', 'steadiness'], pages: 6 },
  { section: 'masses', name: '接待群众情况', month: 11, from: '办公室', direction: 'positive', dimensions: ['responsibility'], summary: '到服务窗口值班十二次，当场答复咨询三十余件。', pages: 1 },
  { section: 'other', name: '履行岗位职责承诺书', month: 3, from: '机关党委', pages: 1 },
]

/** What was put in by hand: the first file has every class, the others most of them; papers come again from year to year. */
export function handWrittenEntries({ dice, start, today, index, template, openedOn }: DossierContext): DossierEntry[] {
  const year = yearOf(today)
  const classes = new Set(template.sections.map(({ code }) => code))
  return papers.filter(({ section }) => classes.has(section)).flatMap((paper, turn) => {
    if (index > 0 && turn > 0 && dice.chance(0.25)) return []
    const years = [year - 2, year - 1, year].filter((_, i) => (index + turn + i) % 3 === 0 || (paper.section === 'evaluation' && i < 2))
    return years.flatMap((of): readonly DossierEntry[] => {
      const formedOn = dayOf(of, paper.month, 3 + ((index + turn) % 20))
      if (addDays(formedOn, 12) > today) return []
      return [{ ...entryOfPaper(paper, dice.uuid(start), formedOn, index), recordedOn: filedOn(addDays(formedOn, 12), openedOn, today) }]
    })
  })
}

function entryOfPaper({ section, name, from, direction = 'neutral', dimensions = [], summary = '', pages, documentNo = '', authorisedBy = '' }: Paper, id: string, formedOn: LocalDate, index: number): DossierEntry {
  return {
    id, sectionCode: section, name: section === 'basic' || section === 'other' ? name : `${yearOf(formedOn)}年${name}`, formedOn, sourceOrganisation: from, pages: pages + (index % 2), summary, direction, dimensions: [...dimensions], documentNo, authorisedBy,
    files: [], source: null, recordedOn: formedOn, remark: '',
  }
}

/** Which sides an accepted fact speaks of, as the sample's clerk sees it. */
const sidesOf: Readonly<Record<string, readonly string[]>> = { lecture: ['loyalty', 'ability'], study: ['loyalty'], 'double-life': ['loyalty', 'steadiness'], criticism: ['steadiness'], honour: ['responsibility'], assessment: ['ability'], review: ['loyalty'], training: [] }

/** Facts of the archive that were filed. The first file took its hours in when the year was younger: the source has changed since. */
export function acceptedEntries({ dice, start, today, books, person, index, template, openedOn }: DossierContext): DossierEntry[] {
  const sectionCodes = template.sections.map(({ code }) => code)
  const isEarly = ({ key }: Evidence) => index === 0 && key === `study/${yearOf(today)}`
  const earlier = books.earlier.get(person.id) ?? []
  const taken = [...grouped((books.now.get(person.id) ?? []).filter(({ key }) => sidesOf[kindOf(key)] !== undefined), ({ key }) => kindOf(key)).values()].flatMap(sameKind => sameKind.slice(0, 2 + (index % 2)))
  return taken.map(evidence => {
    const early = isEarly(evidence) ? earlier.find(isEarly) : undefined
    const on = (early ?? evidence).on
    const filed = on === null ? addDays(today, -30) : addDays(firstDayOf(on), dice.int(3, 20))
    const entry = entryOf(early ?? evidence, { id: dice.uuid(start), today: filedOn(filed, openedOn, today), sectionCodes })
    return { ...entry, dimensions: [...sidesOf[kindOf(evidence.key)] ?? []] }
  })
}

/** Not before the file was opened, and not after today. */
function filedOn(on: LocalDate, openedOn: LocalDate, today: LocalDate): LocalDate {
  return on < openedOn ? openedOn : on > today ? today : on
}

function kindOf(key: string): string {
  return key.split('/')[0] ?? key
}
