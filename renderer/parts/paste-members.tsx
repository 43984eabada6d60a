import { Alert, Button, Segmented } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo, useState } from 'react'
import { columnOrderText, pastedPeople } from '#shared/imports/pasted-people.ts'
import { memberType } from '#shared/model/membership.ts'
import { branchTypes } from '#shared/model/organisation.ts'
import { sex } from '#shared/model/person.ts'
import { shortNameOn } from '#shared/rules/organisation-on.ts'
import { dottedDate } from '#shared/time/local-date.ts'
import { personRepository } from '../storage/person-repository.ts'
import { enterMembers } from '../storage/roster-entry.ts'
import { useDoing } from '../ui/doing.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { FormRow } from '../ui/form-row.tsx'
import { type ListColumn, ListTable } from '../ui/list-table.tsx'
import { TaskSteps } from '../ui/task-steps.tsx'
import { notSecretNotice } from './not-secret-notice.ts'
import { OrganisationSelect } from './organisation-choice.tsx'
import { canEnter, type PastedMember, pastedMembers, toNewMembers } from './pasted-members.ts'
import { useOwnMarkWords } from './refused-marks.ts'
import { useToday } from './today.ts'
import { useOrganisations } from './use-organisations.ts'

interface Props {
  readonly branchId: string | null
  readonly onEntered: (count: number) => void
  readonly onClose: () => void
  readonly closeWord: string
}

const steps = ['粘贴', '核对', '写入'] as const

/** Many members at once: paste, look at every line and what is wrong with it, and only then write. */
export function PasteMembers({ branchId: firstBranchId, onEntered, onClose, closeWord }: Props) {
  const [text, setText] = useState('')
  const [branchId, setBranchId] = useState(firstBranchId)
  const [isChecking, setChecking] = useState(false)
  const [entering, enter] = useDoing(async (members: readonly PastedMember[]) => {
    const fit = toNewMembers(members)
    await enterMembers(fit)
    onEntered(fit.length)
  })
  const members = usePasted(text, branchId)
  if (!isChecking) return (
    <TaskSteps
      steps={steps} current={0} cancel={<Button onClick={onClose}>{closeWord}</Button>}
      actions={<Button type="primary" disabled={members === undefined || members.list.length === 0} onClick={() => setChecking(true)}>核对这些人{members !== undefined && members.list.length > 0 ? `（${members.list.length} 行）` : ''}</Button>}
    >
      <FormRow label="编入党支部" help="名册里有“所在党支部”一列的，以那一列为准。">
        <OrganisationSelect label="编入党支部" value={branchId} onChange={setBranchId} isOffered={node => branchTypes.includes(node.organisation.type)} />
      </FormRow>
      <p>在 Excel 或 WPS 表格里选中名册（带标题行最好），复制，再粘贴到下面。没有标题行时按这个次序：{columnOrderText}，一人一行。</p>
      <textarea className="long-text paste-box" aria-label="粘贴名册" value={text} rows={8} placeholder={example} onChange={event => setText(event.target.value)} />
      <p className="muted">{notSecretNotice}</p>
    </TaskSteps>
  )
  const list = members?.list ?? []
  const fit = list.filter(canEnter).length
  return (
    <TaskSteps
      steps={steps} current={entering.kind === 'running' ? 2 : 1}
      cancel={<Button disabled={entering.kind === 'running'} onClick={() => setChecking(false)}>返回修改</Button>}
      actions={<Button type="primary" disabled={fit === 0} loading={entering.kind === 'running'} onClick={() => void enter(list)}>写入 {fit} 人</Button>}
    >
      <Verdict total={list.length} fit={fit} unused={members?.unusedColumns ?? []} />
      {entering.kind === 'failed' && <FailureNotice message={entering.message} detail={entering.detail} />}
      <CheckedLines members={list} />
    </TaskSteps>
  )
}

function Verdict({ total, fit, unused }: { readonly total: number; readonly fit: number; readonly unused: readonly string[] }) {
  const left = total - fit
  const sentence = left === 0 ? `共 ${total} 行，都可以写入。写入前什么都没有保存。` : `共 ${total} 行，${fit} 行可以写入，${left} 行有问题不会写入。可以返回修改，也可以先写入没有问题的。`
  return <Alert type={left === 0 ? 'success' : 'warning'} showIcon title={sentence} description={unused.length > 0 && `没有用到的列：${unused.join('、')}`} />
}

/** Lines with problems first; those that are fine on demand. */
function CheckedLines({ members }: { readonly members: readonly PastedMember[] }) {
  const [shown, setShown] = useState<'all' | 'problems'>(members.some(member => member.problems.length > 0) ? 'problems' : 'all')
  const known = useOrganisations()
  const today = useToday()
  const withProblems = members.filter(member => member.problems.length > 0)
  const columns = useMemo((): readonly ListColumn<PastedMember>[] => [
    { key: 'line', title: '行', width: 50, align: 'right', cell: m => m.pasted.line },
    { key: 'name', title: '姓名', width: 90, cell: m => m.pasted.name },
    { key: 'problems', title: '问题', width: 240, grow: true, cell: m => <LineProblems member={m} /> },
    { key: 'sex', title: '性别', width: 60, hiddenAtFirst: true, cell: m => sex.labels[m.pasted.sex] },
    { key: 'birth', title: '出生年月', width: 100, cell: m => m.pasted.birth ?? '' },
    { key: 'memberType', title: '类别', width: 90, hiddenAtFirst: true, cell: m => memberType.labels[m.pasted.memberType] },
    { key: 'branch', title: '党支部', width: 130, cell: m => (m.branchId === null || known === undefined ? '' : shortNameOn(known.facts, m.branchId, today)) },
    { key: 'from', title: '编入日期', width: 100, cell: m => (m.from === null ? '' : dottedDate(m.from)) },
  ], [known, today])
  return (
    <div className="paste-lines">
      <Segmented value={shown} onChange={setShown} options={[{ value: 'problems', label: `有问题或需留意 ${withProblems.length} 行` }, { value: 'all', label: `全部 ${members.length} 行` }]} />
      <ListTable name="pasted-members" label="粘贴的名册" rows={shown === 'all' ? members : withProblems} rowId={m => String(m.pasted.line)} columns={columns} rowHeight={32} onOpen={() => {}} empty={<EmptyState text="没有问题" />} />
    </div>
  )
}

function LineProblems({ member }: { readonly member: PastedMember }) {
  const text = member.problems.map(problem => (problem.column === '' ? problem.message : `${problem.column}：${problem.message}`)).join('；')
  return <span className={`level ${canEnter(member) ? 'yellow' : 'red'}`} title={text}>{text === '' ? '' : `${canEnter(member) ? '!' : '✕'} ${text}`}</span>
}

interface Pasted { readonly list: readonly PastedMember[]; readonly unusedColumns: readonly string[] }

function usePasted(text: string, branchId: string | null): Pasted | undefined {
  const people = useLiveQuery(personRepository.all, [])
  const markWords = useOwnMarkWords()
  const known = useOrganisations()
  const today = useToday()
  return useMemo(() => {
    if (people === undefined || known === undefined) return undefined
    const { people: pasted, unusedColumns } = pastedPeople(text, today)
    return { list: pastedMembers(pasted, branchId, { people, organisations: known.organisations, facts: known.facts, today, markWords }), unusedColumns }
  }, [text, branchId, people, known, today, markWords])
}

const example = '姓名\t性别\t出生年月\t人员类别\t入党日期\t转正日期\n张三\t男\t1980-05\t正式党员\t2005-07-01\t2006-07-01'
