import { Button } from 'antd'
import { useState } from 'react'
import type { RowChoice } from '#shared/imports/roster/roster-choices.ts'
import type { RosterPlanRow } from '#shared/imports/roster/roster-plan.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { DayField } from '../../parts/day-field.tsx'
import { useDoing } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import type { PlannedRoster } from '../../workers/roster-protocol.ts'
import { decideRows, rosterClient } from './import-desk.ts'

interface Props {
  readonly planned: PlannedRoster
  readonly today: LocalDate
}

type Asks = 'namesake' | 'double' | 'branch'

/** Every row with the same question answered alike. */
export function DecideAll({ planned: { undecided }, today }: Props) {
  const [on, setOn] = useState<LocalDate | null>(today)
  const [deciding, decide] = useDoing(async (asks: Asks, choiceOf: (row: RosterPlanRow) => RowChoice | null) => {
    const { rows } = await rosterClient().ask({ kind: 'questions', asks })
    decideRows(rows.flatMap(row => {
      const choice = choiceOf(row)
      return choice === null ? [] : [{ row: row.number, choice }]
    }))
  })
  const button = (asks: Asks, word: string, choiceOf: (row: RosterPlanRow) => RowChoice | null) => <Button size="small" disabled={deciding.kind === 'running'} onClick={() => void decide(asks, choiceOf)}>{word}</Button>
  return (
    <div className="decide-all">
      {deciding.kind === 'failed' && <FailureNotice message={deciding.message} detail={deciding.detail} />}
      {undecided.namesake > 0 && (
        <div className="field-line">
          <span>同名 {undecided.namesake} 行：</span>
          {button('namesake', '只有一个同名的，都当作同一人', onlyCandidate)}{button('namesake', '都是另外的人，新登记', () => ({ person: { kind: 'new' } }))}{button('namesake', '都不导入', () => ({ leaveOut: true }))}
        </div>
      )}
      {undecided.double > 0 && (
        <div className="field-line">
          <span>重复 {undecided.double} 行：</span>{button('double', '重复的都不导入', () => ({ leaveOut: true }))}{button('double', '都是另外的人，都导入', () => ({ person: { kind: 'new' } }))}
        </div>
      )}
      {undecided.branch > 0 && (
        <div className="field-line">
          <span>党支部不同 {undecided.branch} 行：</span>
          <DayField label="统一的转接日期" value={on} onChange={setOn} />
          {on !== null && button('branch', '都在这一天转接（行里写了日期的按行里的）', row => ({ branch: { kind: 'transfer', on: row.question?.kind === 'branch' && row.question.suggestedOn !== null ? row.question.suggestedOn : on } }))}
          {button('branch', '都是档案写错了', () => ({ branch: { kind: 'correct' } }))}{button('branch', '都以档案为准', () => ({ branch: { kind: 'leave' } }))}
        </div>
      )}
    </div>
  )
}

function onlyCandidate({ question }: RosterPlanRow): RowChoice | null {
  if (question?.kind !== 'namesake' || question.candidates.length !== 1) return null
  const [candidate] = question.candidates
  return candidate === undefined ? null : { person: { kind: 'same', personId: candidate.personId } }
}
