import { Button } from 'antd'
import { meetingLabels } from '#shared/model/meeting.ts'
import { type ClassifiedField, classificationMessage } from '#shared/rules/classification.ts'
import { shortNameOn } from '#shared/rules/organisation-on.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { focusField } from '../../../ui/form-row.tsx'
import { nameOf } from '../../../parts/people-index.ts'
import { useToday } from '../../../parts/today.ts'
import { ConflictNotice } from './conflict-notice.tsx'
import type { Directory } from './directory.ts'
import { MarkedMaterial } from '../../../parts/marked-material.tsx'
import type { FormProblem } from './to-meeting.ts'
import type { MeetingEditor } from './use-meeting-editor.ts'

interface Props {
  readonly editor: MeetingEditor
  readonly directory: Directory
  readonly onSaveAgain: () => Promise<void>
}

/** What came of the last attempt to save, and the way on. What was typed stays in every case. */
export function OutcomeNotice({ editor, directory, onSaveAgain }: Props) {
  const today = useToday()
  const { outcome, save } = editor
  if (outcome === null || outcome.kind === 'saved') return null
  switch (outcome.kind) {
    case 'problems':
      return <FailureNotice kind="warning" message={problemSentence(outcome.problems)} actions={<ProblemLinks problems={outcome.problems} />} />
    case 'failed':
      return <FailureNotice message={outcome.message} detail={outcome.detail} actions={<Button size="small" onClick={() => void onSaveAgain()}>再保存一次</Button>} />
    case 'marked':
      return (
        <MarkedMaterial
          message={classificationMessage(outcome.marks)} items={outcome.marks.map(markWords)} refuseText="回去修改" confirmText="已核实不涉密，保存"
          onRefuse={() => { editor.forgetOutcome(); focusField(outcome.marks[0]?.field ?? '') }}
          onConfirm={reason => void editor.confirm(outcome.marks, outcome.meeting, reason)}
        />
      )
    case 'conflict':
      return (
        <ConflictNotice
          mine={outcome.mine} theirs={outcome.theirs} names={{ person: id => nameOf(directory.people, id), organisation: id => shortNameOn(directory.facts, id, today) }}
          onKeepMine={() => void save({ rev: outcome.theirs?.rev ?? null, stored: outcome.theirs })}
          onTakeTheirs={() => { if (outcome.theirs !== null) editor.takeTheirs(outcome.theirs) }}
        />
      )
  }
}

function ProblemLinks({ problems }: { readonly problems: readonly FormProblem[] }) {
  return <>{problems.slice(0, 4).map(({ field }) => <Button key={field} type="link" size="small" onClick={() => focusField(field)}>{fieldWords(field)}</Button>)}</>
}

function problemSentence(problems: readonly FormProblem[]): string {
  const [first] = problems
  const more = problems.length > 1 ? `（另有 ${problems.length - 1} 处）` : ''
  return `还不能保存：${first?.message ?? ''}${more} 已填写的内容都在。`
}

function markWords({ field, found }: ClassifiedField): string {
  return `${fieldWords(field)}：“${found.trim()}”`
}

/** 议题 2, 地点. */
function fieldWords(field: string): string {
  const [first = '', index] = field.split('.')
  const label = (meetingLabels as Readonly<Record<string, string>>)[first] ?? first
  return index !== undefined && /^\d+$/.test(index) ? `${label} ${Number(index) + 1}` : label
}
