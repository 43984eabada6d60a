import type { Reader } from '../archive/reader.ts'
import type { Block, Cell, Document, FormRow, TextSize } from '../documents/document.ts'
import { documentStem } from '../documents/file-name.ts'
import { portraitA4 } from '../documents/page-setup.ts'
import { type DevelopmentCase, type DevelopmentStep, developmentStepCode, recommendation } from '../model/development-case.ts'
import { nationality } from '../codes/nationality.ts'
import type { Person } from '../model/person.ts'
import type { Settings } from '../model/settings.ts'
import { caseFindings } from '../rules/development/case-findings.ts'
import { probationOf } from '../rules/development/probation.ts'
import { type StepStanding, standingsOf, stateWord } from '../rules/development/step-standing.ts'
import { developmentStage, stageSigns, stepRule } from '../rules/development/steps.ts'
import { windowFacts } from '../rules/development/step-window.ts'
import { fullNameOn, shortNameOn } from '../rules/organisation-on.ts'
import { caseFactsOf } from '../rules/warnings/development-findings.ts'
import { sorted } from '../rules/warnings/findings-of.ts'
import { chineseDayOrMonth } from '../time/day-or-month.ts'
import { chineseDate, dottedDate, type LocalDate, yearOf } from '../time/local-date.ts'
import { approverWords, noticeDays, type NameOf, probationDays, remarkWords, supporterWords, trainingWords } from './development-words.ts'
import type { ComposedLedger, Ledger, LedgerScope } from './ledger.ts'
import { highestLevelWords, sexWords } from './person-words.ts'
import { dash, orDash } from './words.ts'

/** 发展党员全程纪实表 (domain.md C.11): one person's 25 steps with their days, limits and papers, on two sheets at most. */
export const developmentRecord: Ledger = {
  id: 'development-record', title: '发展党员全程纪实表', source: 'domain.md C.11', scope: 'developmentCase', each: 'developmentCase', family: 'development',
  async compose(reader: Reader, scope: LedgerScope, today: LocalDate): Promise<ComposedLedger> {
    if (scope.kind !== 'developmentCase') throw new Error('development-record is composed for a case')
    const [cases, people, memberships, settings, facts] = await Promise.all([reader.developmentCases(), reader.people(), reader.memberships(), reader.settings(), reader.organisationFacts()])
    const of = cases.find(({ id }) => id === scope.caseId)
    if (of === undefined) throw new Error(`no case ${scope.caseId}`)
    const person = people.find(({ id }) => id === of.personId) ?? null
    const names = new Map(people.map(({ id, name }) => [id, name]))
    const years = [yearOf(today) - 1, yearOf(today)]
    return {
      document: sheet({ of, person, settings, today, nameOf: id => names.get(id) ?? '', branch: fullNameOn(facts, of.organisationId, today), organisationName: id => shortNameOn(facts, id, today) }),
      fileName: documentStem(`发展党员全程纪实表_${shortNameOn(facts, of.organisationId, today)}_${person?.name ?? ''}`),
      rows: 1,
      missing: sorted(caseFindings(of, caseFactsOf({ today, years, settings, people, memberships }))),
    }
  },
}

interface Sheet {
  readonly of: DevelopmentCase
  readonly person: Person | null
  readonly settings: Pick<Settings, 'probationEnd' | 'workCalendars'>
  readonly today: LocalDate
  readonly branch: string
  readonly nameOf: NameOf
  readonly organisationName: NameOf
}

function sheet(given: Sheet): Document {
  const name = given.person?.name ?? '（人员已删除）'
  const standings = standingsOf(given.of, windowFacts(given.person, given.settings, given.today))
  const rows = standings.map((standing, i) => stepRow(given.of, standing, standings[i - 1] ?? null, standings, name))
  const blocks: readonly Block[] = [
    { type: 'heading', level: 1, text: '发展党员全程纪实表' },
    { type: 'paragraph', indent: false, size: '五号', runs: [{ text: `党支部：${given.branch}　　填表日期：${chineseDate(given.today)}`, subject: name }] },
    { type: 'formGrid', size: '小五', columns: [20, 32, 20, 32, 20, 32].map(mm => ({ mm })), rows: headRows(given, name) },
    {
      type: 'table', size: sizeFor(rows), columns: stepWidths.map(mm => ({ mm })), rows,
      header: [['序号', '阶段', '步骤', '办理日期', '期限', '材料', '文号、说明'].map((text): Cell => ({ text, role: 'hei', align: 'center' }))],
    },
    { type: 'signatureLine', fields: [{ label: '本人' }, { label: '党支部书记' }, { label: '上级党委（盖章）' }] },
  ]
  return { title: `发展党员全程纪实表：${name}`, sections: [{ page: portraitA4({ numbering: 'pageOfPages' }), blocks }] }
}

const stepWidths = [7, 19, 24, 20, 36, 27, 23] as const

/** Two sheets hold it: where 小五 would take more, the steps are set smaller. */
function sizeFor(rows: readonly (readonly Cell[])[]): TextSize {
  const height = rows.reduce((sum, row) => sum + Math.max(...row.map((cell, i) => (cell.rowSpan === undefined ? linesOf(cell.text, stepWidths[stepWidths.length - row.length + i] ?? 20) : 1))) * 3.9 + 2.4, 0)
  return height <= roomMm.小五 ? '小五' : height <= roomMm.六号 ? '六号' : '小六'
}

/** So much of what the steps would take in 小五 fits on two sheets, under the head and over the signatures; measured. */
const roomMm = { 小五: 335, 六号: 430 } as const

/** How many lines of 小五 (3.2 mm a character) a text takes in a column of that width, about. */
function linesOf(text: string, mm: number): number {
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil([...line].reduce((width, character) => width + (character <= 'ÿ' ? 1.7 : 3.2), 0) / (mm - 2.5))), 0)
}

function headRows({ of, person, settings, today, nameOf, organisationName }: Sheet, name: string): readonly FormRow[] {
  const pairs: readonly (readonly [string, string])[] = [
    ['姓名', name], ['性别', person === null ? '' : sexWords(person)], ['出生年月', person?.birth == null ? '' : chineseDayOrMonth(person.birth)],
    ['民族', person?.nationality == null ? '' : nationality.labels[person.nationality]], ['学历', person === null ? '' : highestLevelWords(person)], ['单位职务', person?.unitPost ?? ''],
    ['产生方式', of.recommendedBy === null ? '' : recommendation.labels[of.recommendedBy]], ['培养联系人', supporterWords(of.mentors, nameOf)], ['入党介绍人', supporterWords(of.sponsors, nameOf)],
    ['公示起止', noticeDays(of)], ['政审结论', of.politicalReviewResult], ['集中培训', trainingWords(of)],
    ['审批党组织', approverWords(of.approver, organisationName)], ['预备期', probationDays(of, settings)], ['应转正日期', dottedOrEmpty(probationOf(of)?.fullOn ?? null)],
  ]
  const rows = Array.from({ length: pairs.length / 3 }, (_, i) => pairs.slice(i * 3, i * 3 + 3)).map((row): FormRow => ({ cells: row.flatMap(([label, value]) => [head(label), { text: orDash(value), subject: name }]) }))
  const inspections = of.inspections.toSorted((a, b) => (a.on < b.on ? -1 : 1)).map(({ on, opinion }) => `${dottedDate(on)}${opinion.trim() === '' ? '' : ` ${opinion.trim()}`}`).join('\n')
  return [...rows, { cells: [head('半年考察'), { text: orDash(inspections), columnSpan: 5, subject: name }] }, { cells: [head('备注'), { text: orDash(remarkWords(of, today)), columnSpan: 5, subject: name }] }]
}

function stepRow(of: DevelopmentCase, { code, window, state }: StepStanding, before: StepStanding | null, all: readonly StepStanding[], name: string): readonly Cell[] {
  const rule = stepRule(code)
  const step = of.steps.find(one => one.code === code) ?? null
  const isFirst = before === null || stepRule(before.code).stage !== rule.stage
  const word = state.kind === 'early' || state.kind === 'late' || state.kind === 'overdue' || state.kind === 'missing' ? `\n${stateWord(state)}` : ''
  return [
    { text: String(rule.number), align: 'center' },
    ...(isFirst ? [{ text: `${stageSigns[rule.stage]}${developmentStage.labels[rule.stage]}`, align: 'center' as const, rowSpan: all.filter(other => stepRule(other.code).stage === rule.stage).length }] : []),
    { text: developmentStepCode.labels[code], subject: name },
    { text: `${step?.on == null ? (step?.plannedOn == null ? dash : `计划\n${dottedDate(step.plannedOn)}`) : dottedDate(step.on)}${word}`, align: 'center', subject: name },
    { text: windowText(window), subject: name },
    { text: materialText(step), subject: name },
    { text: orDash([step?.documentNo.trim() ?? '', step?.note.trim() ?? '', step !== null && step.earlyReason.trim() !== '' ? `提前原因：${step.earlyReason.trim()}` : ''].filter(text => text !== '').join('；')), subject: name },
  ]
}

/** Earliest and latest day with the article that they follow from. */
function windowText({ earliest, latest, basis, isProvisional }: StepStanding['window']): string {
  const days = [earliest === null ? '' : `最早 ${dottedDate(earliest)}`, latest === null ? '' : `最晚 ${dottedDate(latest)}`].filter(text => text !== '').join('，')
  return `${days}${days !== '' && isProvisional ? '（暂算）' : ''}${days === '' ? '' : '\n'}${basis.replace('发展党员工作细则', '细则')}`
}

/** Papers that are there are ticked, as on a form. */
function materialText(step: DevelopmentStep | null): string {
  return step === null || step.materials.length === 0 ? dash : step.materials.map(({ name, isThere }) => `${isThere ? '√' : '□'}${name}`).join('\n')
}

function head(text: string): Cell {
  return { text, role: 'hei', align: 'center' }
}

function dottedOrEmpty(on: LocalDate | null): string {
  return on === null ? '' : dottedDate(on)
}
