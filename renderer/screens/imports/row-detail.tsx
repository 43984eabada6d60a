import { Button, Checkbox, Radio } from 'antd'
import { useState } from 'react'
import type { RowChoice } from '#shared/imports/roster/roster-choices.ts'
import type { RosterField } from '#shared/imports/roster/roster-field.ts'
import type { RosterChange } from '#shared/imports/roster/roster-plan.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { DayField } from '../../parts/day-field.tsx'
import type { ShownRow } from '../../workers/roster-protocol.ts'
import { decideRows, forgetDecision } from './import-desk.ts'
import { markOf, problemWords, questionWords } from './import-words.ts'

interface Props {
  readonly row: ShownRow
  readonly choice: RowChoice
  readonly today: LocalDate
}

/** One row: what is wrong with it, what it would change, and what a person decides of it. */
export function RowDetail({ row, choice, today }: Props) {
  const mark = markOf(row)
  const decide = (next: RowChoice) => decideRows([{ row: row.number, choice: next }])
  return (
    <aside className="import-row" aria-label={`第 ${row.number} 行`}>
      <h2>第 {row.number} 行　{row.name}　<span className={`level ${mark.level}`}>{mark.text}</span></h2>
      {row.problems.length > 0 && <ul className="import-problems">{row.problems.map(problem => <li key={`${problem.letter} ${problem.message}`} className={`level ${problem.weight === 'stops' ? 'red' : 'yellow'}`}>{problem.weight === 'stops' ? '✕' : '!'} {problemWords(problem)}</li>)}</ul>}
      {row.question !== null && <Question row={row} question={row.question} choice={choice} today={today} decide={decide} />}
      {row.changes.length > 0 && <Changes changes={row.changes} kept={choice.keep ?? []} onKeep={keep => decide({ keep })} />}
      <details className="import-said" open={row.action === 'new'}><summary>表格里这一行</summary><dl>{row.said.map(({ label, text }) => <div key={label}><dt>{label}</dt><dd>{text}</dd></div>)}</dl></details>
      {row.action === 'same' && <p className="muted">与档案里的完全一样，不用写入。</p>}
      {row.action === 'new' && row.question === null && <p className="muted">档案里没有这个人，会新登记。</p>}
      <div className="field-line">
        {choice.leaveOut === true ? <span className="muted">这一行不导入。</span> : <Button size="small" onClick={() => decide({ leaveOut: true })}>这一行不导入</Button>}
        {Object.keys(choice).length > 0 && <Button size="small" onClick={() => forgetDecision(row.number)}>重新决定</Button>}
      </div>
    </aside>
  )
}

function Changes({ changes, kept, onKeep }: { readonly changes: readonly RosterChange[]; readonly kept: readonly RosterField[]; readonly onKeep: (kept: readonly RosterField[]) => void }) {
  return (
    <>
      <p className="muted">打勾的按表格更改，不勾的以档案为准：</p>
      <ul className="import-changes">
        {changes.map(({ field, label, from, to }) => (
          <li key={field}>
            <Checkbox checked={!kept.includes(field)} onChange={event => onKeep(event.target.checked ? kept.filter(one => one !== field) : [...kept, field])}>{label}</Checkbox>
            <div><span className="muted">{from === '' ? '（空）' : from}</span> → <b>{to === '' ? '（空）' : to}</b></div>
          </li>
        ))}
      </ul>
    </>
  )
}

interface QuestionProps extends Props {
  readonly question: NonNullable<ShownRow['question']>
  readonly decide: (choice: RowChoice) => void
}

function Question({ row, question, choice, today, decide }: QuestionProps) {
  switch (question.kind) {
    case 'namesake': return (
      <Answers label={questionWords(question)} value={choice.person === undefined ? null : choice.person.kind === 'new' ? 'new' : choice.person.personId}
        options={[...question.candidates.map(({ personId, name, description }) => ({ value: personId, label: `就是档案里的${name}：${description}` })), { value: 'new', label: '是另一个人，新登记' }]}
        onChoose={value => decide({ person: value === 'new' ? { kind: 'new' } : { kind: 'same', personId: value } })}
      />
    )
    case 'double': return (
      <Answers label={questionWords(question)} value={choice.leaveOut === true ? 'leaveOut' : choice.person?.kind === 'new' ? 'new' : null}
        options={[{ value: 'leaveOut', label: `重复了，以第 ${question.row} 行为准，这一行不导入` }, { value: 'new', label: '是另一个人，两行都导入' }]}
        onChoose={value => decide(value === 'new' ? { person: { kind: 'new' } } : { leaveOut: true })}
      />
    )
    case 'branch': return <BranchQuestion row={row} question={question} choice={choice} today={today} decide={decide} />
  }
}

function BranchQuestion({ question, choice, today, decide }: Omit<QuestionProps, 'question'> & { readonly question: Extract<NonNullable<ShownRow['question']>, { kind: 'branch' }> }) {
  const [on, setOn] = useState<LocalDate | null>(choice.branch?.kind === 'transfer' ? choice.branch.on : question.suggestedOn ?? today)
  return (
    <>
      <Answers label={questionWords(question)} value={choice.branch?.kind ?? null}
        options={[
          { value: 'transfer', label: `组织关系转到了“${question.wanted}”` }, { value: 'correct', label: `档案里写错了，一直在“${question.wanted}”` }, { value: 'leave', label: `以档案为准，仍在“${question.present}”` },
        ]}
        onChoose={value => { if (value !== 'transfer') decide({ branch: { kind: value } }); else if (on !== null) decide({ branch: { kind: 'transfer', on } }) }}
      />
      <div className="field-line"><span>转接日期</span><DayField label="转接日期" value={on} onChange={next => { setOn(next); if (next !== null && choice.branch?.kind === 'transfer') decide({ branch: { kind: 'transfer', on: next } }) }} /></div>
    </>
  )
}

function Answers<T extends string>({ label, value, options, onChoose }: { readonly label: string; readonly value: T | null; readonly options: readonly { readonly value: T; readonly label: string }[]; readonly onChoose: (value: T) => void }) {
  return (
    <fieldset className="import-question">
      <legend>{label}</legend>
      <Radio.Group value={value} onChange={event => onChoose(event.target.value as T)}>{options.map(option => <Radio key={option.value} value={option.value}>{option.label}</Radio>)}</Radio.Group>
    </fieldset>
  )
}
