import type { Certainty } from '#shared/imports/roster/roster-mapping.ts'
import type { RosterAction, RosterPlanRow, RosterProblem } from '#shared/imports/roster/roster-plan.ts'
import type { PlannedRoster, RosterTally, RowFilter, ShownRow } from '../../workers/roster-protocol.ts'

export interface Marked {
  readonly level: 'green' | 'yellow' | 'orange' | 'red' | ''
  readonly text: string
}

export const actionMarks: Readonly<Record<RosterAction, Marked>> = {
  new: { level: 'green', text: '＋ 新增' }, changed: { level: 'yellow', text: '→ 更改' }, same: { level: '', text: '＝ 相同' }, problem: { level: 'red', text: '✕ 有问题' },
}

export function markOf({ action, question }: Pick<RosterPlanRow, 'action' | 'question'>): Marked {
  return question === null ? actionMarks[action] : { level: 'orange', text: '‼ 待定' }
}

export const certaintyMarks: Readonly<Record<Certainty, Marked>> = {
  remembered: { level: 'green', text: '✓ 上次这样对应' }, title: { level: 'green', text: '✓ 按标题' }, likely: { level: 'yellow', text: '! 标题相近，请核对' },
  contents: { level: 'yellow', text: '! 按内容猜的，请核对' }, unknown: { level: '', text: '没有认出，不导入' },
}

export function filterWords({ rows, counts, undecided, hinted, stopped }: PlannedRoster): readonly { readonly filter: RowFilter; readonly word: string; readonly count: number }[] {
  return [
    { filter: 'all', word: '全部', count: rows }, { filter: 'new', word: '新增', count: counts.new }, { filter: 'changed', word: '更改', count: counts.changed }, { filter: 'same', word: '相同', count: counts.same },
    { filter: 'problem', word: '有问题', count: stopped }, { filter: 'undecided', word: '待定', count: undecided.namesake + undecided.double + undecided.branch }, { filter: 'hinted', word: '需留意', count: hinted },
  ]
}

/** 共 128 行：新增 100 人，更改 12 人，10 人相同，6 行有问题不会写入。写入前什么都没有保存。 */
export function planSentence({ rows, counts, undecided, stopped }: PlannedRoster): string {
  const open = undecided.namesake + undecided.double + undecided.branch
  const parts = [
    counts.new > 0 ? `新增 ${counts.new} 人` : '', counts.changed > 0 ? `更改 ${counts.changed} 人` : '', counts.same > 0 ? `${counts.same} 人与档案相同` : '',
    stopped > 0 ? `${stopped} 行有问题，不会写入` : '', open > 0 ? `${open} 行待定，请决定（不决定的，拿不准的内容不写入）` : '',
  ].filter(part => part !== '')
  return `共 ${rows} 行：${parts.join('，')}。现在还什么都没有写入。`
}

/** What was written, in records: 人员新增 100、更改 12，党员关系 100 条，任职 8 条，党组织 2 个 */
export function tallyWords({ organisations, newPeople, changedPeople, memberships, posts }: RosterTally): string {
  const people = [newPeople > 0 ? `新增 ${newPeople}` : '', changedPeople > 0 ? `更改 ${changedPeople}` : ''].filter(part => part !== '')
  return [
    people.length > 0 ? `人员${people.join('、')}` : '', memberships > 0 ? `党员关系 ${memberships} 条` : '', posts > 0 ? `任职 ${posts} 条` : '', organisations > 0 ? `新建党组织 ${organisations} 个` : '',
  ].filter(part => part !== '').join('，')
}

export function isNothingToWrite({ organisations, newPeople, changedPeople, memberships, posts }: RosterTally): boolean {
  return organisations + newPeople + changedPeople + memberships + posts === 0
}

/** 身份证号（C 列）：校验码不对。请核对后改正。 */
export function problemWords({ column, letter, message, suggestion }: RosterProblem): string {
  const place = column === '' ? '' : letter === '' || letter === column ? `${column}：` : `${column}（${letter} 列）：`
  return `${place}${message}${suggestion === '' ? '' : `。${suggestion}`}`
}

/** One line of a row in the list: what is wrong with it, what would change, or what it says. */
export function contentWords({ action, problems, changes, question, said }: ShownRow): string {
  const parts = [question === null ? '' : questionWords(question), ...problems.map(problemWords), ...changes.map(({ label, from, to }) => `${label}：${from === '' ? '（空）' : from} → ${to === '' ? '（空）' : to}`)]
  const told = parts.filter(part => part !== '')
  return [...told, ...(action === 'new' || told.length === 0 ? [said.map(({ label, text }) => `${label} ${text}`).join('，')] : [])].filter(part => part !== '').join('；')
}

export function questionWords(question: NonNullable<RosterPlanRow['question']>): string {
  switch (question.kind) {
    case 'namesake': return `档案里有 ${question.candidates.length} 个同名的人，是不是同一人？`
    case 'double': return `与第 ${question.row} 行是同一个人`
    case 'branch': return `档案里在“${question.present}”，表格里是“${question.wanted}”`
  }
}
