import type { Dossier } from '../../model/dossier/dossier.ts'
import { type DossierEvaluation, evaluationName } from '../../model/dossier/dossier-evaluation.ts'
import { followUpKind } from '../../model/dossier/check-up.ts'
import type { SectionRows } from '../../model/dossier/section-tables.ts'
import { chineseDate, dayOf, daysBetween, type LocalDate, yearOf } from '../../time/local-date.ts'
import { leadingSeats } from '../double-life.ts'
import { type WarnLevel, warnLevel } from '../finding.ts'
import { recordWords } from '../level-words.ts'
import { dueLevel, type Thresholds, worstFirst } from '../warnings/due-level.ts'
import { grouped } from '../warnings/rule-input.ts'
import { hitsOf } from './evaluation-result.ts'
import type { EvidenceInput } from './evidence-input.ts'
import { yearOfKey } from './matrix.ts'
import type { SourceState } from './offers.ts'
import { updatedYears } from './updates.ts'

/** What is missing or due in the sealed section: shown and printed only while it is open, and never among the archive's own findings. */
export interface DossierFinding {
  readonly rule: 'W-POL-UPDATE' | 'W-POL-GROUND' | 'W-POL-HIT' | 'W-POL-FOLLOW' | 'W-POL-APPRAISAL' | 'W-POL-NONE' | 'W-POL-NUMBER' | 'W-POL-TWICE' | 'W-POL-SANCTION' | 'W-POL-SOURCE'
  readonly level: WarnLevel
  /** Null = there is no file yet. */
  readonly dossierId: string | null
  readonly personId: string
  readonly name: string
  /** Where to mend it: the form's path in the address and the item, null = the file's own sheet. */
  readonly item: { readonly path: 'entry' | 'evaluation' | 'appraisal' | 'check-up' | 'sanction'; readonly id: string } | null
  readonly message: string
  readonly basis: string
}

/** A duty is due or overdue; what lies in a file lacks something. */
export function dossierLevelWord({ rule, level }: Pick<DossierFinding, 'rule' | 'level'>): string {
  return rule === 'W-POL-UPDATE' || rule === 'W-POL-APPRAISAL' || rule === 'W-POL-FOLLOW' || rule === 'W-POL-NONE' || rule === 'W-POL-SANCTION' ? warnLevel.labels[level] : recordWords[level]
}

export interface DossierFindingInput extends Pick<EvidenceInput, 'today' | 'posts' | 'organisations' | 'people'> {
  readonly settings: Thresholds
  /** Of each file, where its records were looked at. */
  readonly sources?: (dossier: Dossier) => ReadonlyMap<string, SourceState>
}

/** Over all files, the worst first (domain.md A6.8, C.13, E.5, F.1 ⑥; R-POL-03). */
export function dossierFindings({ dossiers }: Pick<SectionRows, 'dossiers'>, input: DossierFindingInput): readonly DossierFinding[] {
  const names = new Map(input.people.map(({ id, name }) => [id, name]))
  const found = [...dossiers.flatMap(dossier => findingsOf(dossier, names.get(dossier.personId) ?? dossier.personName, input)), ...doubles(dossiers, names), ...withoutFile(dossiers, names, input)]
  return found.toSorted((a, b) => worstFirst.indexOf(a.level) - worstFirst.indexOf(b.level))
}

type Tell = (rule: DossierFinding['rule'], level: WarnLevel, message: string, basis: string, item?: DossierFinding['item']) => DossierFinding

function findingsOf(dossier: Dossier, name: string, input: DossierFindingInput): readonly DossierFinding[] {
  const tell: Tell = (rule, level, message, basis, item = null) => ({ rule, level, dossierId: dossier.id, personId: dossier.personId, name, item, message, basis })
  return [
    ...(dossier.closedOn === null ? [...update(dossier, input, tell), ...appraisal(dossier, input, tell)] : []),
    ...dossier.evaluations.flatMap(evaluation => [...ground('evaluation', `${evaluationName(evaluation)}评为“较差”`, evaluation, tell), ...hits(evaluation, tell)]),
    ...dossier.appraisals.flatMap(one => ground('appraisal', `${one.year}年度鉴定评为“较差”`, one, tell)),
    ...followUps(dossier, input.today, tell), ...sanctions(dossier, input.today, tell), ...sources(dossier, input, tell),
  ]
}

/** domain.md C.13. */
const yearlyBasis = '政治素质档案原则上每年更新一次'
const groundBasis = '评为“较差”或反向项命中，须有依据和材料'

/** What was owed for a year is owed until somebody has looked through the file. */
function update(dossier: Dossier, { today, settings }: DossierFindingInput, tell: Tell): readonly DossierFinding[] {
  const { openedOn } = dossier
  const done = updatedYears(dossier)
  const [thisYear, lastYear] = [yearOf(today), yearOf(today) - 1]
  if (yearOf(openedOn) < lastYear && !done.has(lastYear) && !done.has(thisYear)) return [tell('W-POL-UPDATE', 'red', `${lastYear}年以来没有更新。`, yearlyBasis)]
  if (yearOf(openedOn) >= thisYear || done.has(thisYear)) return []
  const { level } = dueLevel({ from: dayOf(thisYear, 1, 1), to: dayOf(thisYear, 12, 31) }, settings.orangeDaysOfQuarter, settings.yellowAfterShare, today)
  return level === 'green' ? [] : [tell('W-POL-UPDATE', level, `${thisYear}年还没有更新。`, yearlyBasis)]
}

/** Of last year, by the end of March (domain.md E.5: 1 月做上年度考核、述职评议, 3 月底前归档). */
function appraisal({ openedOn, appraisals }: Dossier, { today, settings }: DossierFindingInput, tell: Tell): readonly DossierFinding[] {
  const lastYear = yearOf(today) - 1
  if (yearOf(openedOn) > lastYear || appraisals.some(({ year }) => year === lastYear)) return []
  const { level } = dueLevel({ from: dayOf(lastYear + 1, 1, 1), to: dayOf(lastYear + 1, 3, 31) }, settings.orangeDaysOfQuarter, settings.yellowAfterShare, today)
  return level === 'green' ? [] : [tell('W-POL-APPRAISAL', level === 'red' ? 'orange' : level, `没有${lastYear}年度政治素质鉴定。`, '政治素质考察结果每年归入档案')]
}

function ground(path: 'evaluation' | 'appraisal', what: string, { id, grade, ground: words, files }: Pick<DossierEvaluation, 'id' | 'grade' | 'ground' | 'files'>, tell: Tell): readonly DossierFinding[] {
  if (grade !== 'poor') return []
  if (words.trim() === '') return [tell('W-POL-GROUND', 'red', `${what}，没有写依据。`, groundBasis, { path, id })]
  return files.length === 0 ? [tell('W-POL-GROUND', 'orange', `${what}，没有附依据材料。`, groundBasis, { path, id })] : []
}

function hits(evaluation: DossierEvaluation, tell: Tell): readonly DossierFinding[] {
  const hit = hitsOf(evaluation)
  if (hit.size === 0) return []
  const item = { path: 'evaluation', id: evaluation.id } as const
  const without = [...hit].filter(itemId => (evaluation.hits.find(one => one.itemId === itemId)?.example ?? '').trim() === '').length
  if (without > 0) return [tell('W-POL-HIT', 'red', `${evaluationName(evaluation)}有 ${without} 项命中，没有写具体事例。`, groundBasis, item)]
  return evaluation.files.length === 0 ? [tell('W-POL-HIT', 'orange', `${evaluationName(evaluation)}有 ${hit.size} 项命中，没有附依据材料。`, groundBasis, item)] : []
}

/** Days before its deadline from which a follow-up is orange, and from which it is told at all. */
const [soonDays, noticeDays] = [7, 30]

function followUps({ checkUps }: Dossier, today: LocalDate, tell: Tell): readonly DossierFinding[] {
  return checkUps.flatMap(checkUp => checkUp.followUps.filter(({ doneOn }) => doneOn === null).flatMap(({ kind, what, dueOn }) => {
    const [words, item] = [`${chineseDate(checkUp.on)}政治体检后的${followUpKind.labels[kind]}“${what}”`, { path: 'check-up', id: checkUp.id } as const]
    if (dueOn === null) return [tell('W-POL-FOLLOW', 'yellow', `${words}没有定期限。`, '政治体检后的提醒约谈要有期限、有结果', item)]
    const left = daysBetween(today, dueOn)
    if (left < 0) return [tell('W-POL-FOLLOW', 'red', `${words}已过期限 ${-left} 天。`, '政治体检后的提醒约谈要有期限、有结果', item)]
    if (left > noticeDays) return []
    return [tell('W-POL-FOLLOW', left <= soonDays ? 'orange' : 'yellow', `${words}${chineseDate(dueOn)}到期，还有 ${left} 天。`, '政治体检后的提醒约谈要有期限、有结果', item)]
  }))
}

function sanctions({ sanctions: all }: Dossier, today: LocalDate, tell: Tell): readonly DossierFinding[] {
  return all.flatMap(({ id, endsOn }) => {
    const left = endsOn === null ? null : daysBetween(today, endsOn)
    if (endsOn === null || left === null || left < -noticeDays || left > noticeDays) return []
    return [tell('W-POL-SANCTION', 'yellow', `处分影响期${chineseDate(endsOn)}${left < 0 ? '已满' : '满'}。`, '处分只记在政治素质档案里', { path: 'sanction', id })]
  })
}

/** A sum of the year that still runs changes with each record: its entry shows so, and nobody is sent there for it until the year is over. */
function sources(dossier: Dossier, { sources: statesOf, today }: DossierFindingInput, tell: Tell): readonly DossierFinding[] {
  if (statesOf === undefined) return []
  const states = statesOf(dossier)
  return dossier.entries.flatMap(({ id, name, source }) => {
    const state = states.get(id)
    if (source === null || state === undefined || state.kind === 'same' || (state.kind === 'changed' && yearOfKey(source.key) === yearOf(today))) return []
    return [tell('W-POL-SOURCE', 'yellow', state.kind === 'gone' ? `“${name}”的来源记录已经没有了。` : `“${name}”的来源记录有变动。`, '从记录归入的材料应与记录一致', { path: 'entry', id })]
  })
}

/** Two files with one number, or of one person. */
function doubles(dossiers: SectionRows['dossiers'], names: ReadonlyMap<string, string>): readonly DossierFinding[] {
  const told = (rule: DossierFinding['rule'], same: readonly Dossier[], message: string) => (same.length < 2 ? [] : same.map(({ id, personId, personName }): DossierFinding => (
    { rule, level: 'red', dossierId: id, personId, name: names.get(personId) ?? personName, item: null, message, basis: '一人一档、一档一号' }
  )))
  return [
    ...[...grouped(dossiers, ({ archiveNo }) => archiveNo.trim())].flatMap(([archiveNo, same]) => told('W-POL-NUMBER', same, `档案编号“${archiveNo}”有 ${same.length} 册共用。`)),
    ...[...grouped(dossiers, ({ personId }) => personId).values()].flatMap(same => told('W-POL-TWICE', same, `同一人建了 ${same.length} 册：${same.map(({ archiveNo }) => archiveNo).join('、')}。`)),
  ]
}

/** Who sits in a leading team today and has no file. */
function withoutFile(dossiers: SectionRows['dossiers'], names: ReadonlyMap<string, string>, { today, posts, organisations }: DossierFindingInput): readonly DossierFinding[] {
  const known = new Set(dossiers.map(({ personId }) => personId))
  const leaders = new Set(leadingSeats(posts, organisations, { from: today, to: today }).map(({ personId }) => personId))
  return [...leaders].filter(id => !known.has(id) && names.has(id)).map((personId): DossierFinding => (
    { rule: 'W-POL-NONE', level: 'yellow', dossierId: null, personId, name: names.get(personId) ?? '', item: null, message: '是领导班子成员，还没有建档。', basis: '一人一档、动态建档' }
  ))
}
