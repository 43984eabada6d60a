import { electionStepCode, electionStepLabels as labels, type TermOfOffice, termReminderKind } from '#shared/model/term-of-office.ts'
import { type ElectionSetting, type StepState, stepStates } from '#shared/rules/election-steps.ts'
import { dottedDate } from '#shared/time/local-date.ts'

/** The eleven steps as they stand. */
export function StepTable({ term, setting }: { readonly term: TermOfOffice; readonly setting: ElectionSetting }) {
  return (
    <table>
      <thead><tr><th scope="col" style={{ width: 40 }}>序号</th><th scope="col">步骤</th><th scope="col" style={{ width: 112 }}>{labels.on}</th><th scope="col" style={{ width: 150 }}>{labels.documentNo}</th><th scope="col">{labels.note}</th></tr></thead>
      <tbody>
        {stepStates(term, setting).map((state, index) => (
          <tr key={state.code}>
            <td>{index + 1}</td>
            <td>{electionStepCode.labels[state.code]}</td>
            <td>{dayText(state)}</td>
            <td>{state.step.documentNo}</td>
            <td>{state.step.note}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function dayText({ kind, step }: StepState): string {
  switch (kind) {
    case 'done': return `✓ ${step.on === null ? '' : dottedDate(step.on)}`
    case 'notNeeded': return '不适用'
    case 'open': return '—'
  }
}

/** Letters and calls of the upper organisation, the oldest first. */
export function ReminderTable({ reminders }: { readonly reminders: TermOfOffice['reminders'] }) {
  if (reminders.length === 0) return <p className="muted">还没有提醒记录。上级党组织一般在届满前六个月发函或电话提醒。</p>
  return (
    <table>
      <thead><tr><th scope="col">提醒</th><th scope="col">日期</th><th scope="col">方式</th></tr></thead>
      <tbody>{reminders.toSorted((a, b) => (a.on < b.on ? -1 : 1)).map(({ id, kind, on, how }) => <tr key={id}><td>{termReminderKind.labels[kind]}</td><td>{dottedDate(on)}</td><td>{how}</td></tr>)}</tbody>
    </table>
  )
}
