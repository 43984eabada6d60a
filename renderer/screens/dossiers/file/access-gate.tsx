import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useActor } from '../../../parts/actor.ts'
import { type AccessGiven, accesses } from '../../../storage/section/accesses.ts'
import { useDoing } from '../../../ui/doing.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { focusField } from '../../../ui/form-row.tsx'
import { FormSheet } from '../../../ui/form-sheet.tsx'
import { Page } from '../../../ui/page.tsx'
import { navigate } from '../../../ui/route.ts'
import { AccessFields, accessProblems } from '../paper/access-fields.tsx'

interface Props {
  readonly dossierId: string
  readonly name: string
  readonly children: ReactNode
}

/** Before a file is shown: 调阅登记, once for as long as the section stays open. */
export function AccessGate({ dossierId, name, children }: Props) {
  const [actor] = useActor()
  const [isNoted, setNoted] = useState(accesses.isOpened(dossierId))
  const [value, setValue] = useState<AccessGiven>({ reader: actor, purpose: '', approver: '', ...accesses.lastGiven(), declaredUnrelated: false })
  const [isTried, setTried] = useState(false)
  const [noting, note] = useDoing(async () => {
    await accesses.note(trimmed(value), { action: 'view', dossierIds: [dossierId], operator: actor, what: '' })
    setNoted(true)
  })
  const [refusing, refuse] = useDoing(() => accesses.note({ ...trimmed(value), reader: value.reader.trim() || actor || '未填', purpose: value.purpose.trim() || '未填', approver: value.approver.trim() || '未填' }, { action: 'refused', dossierIds: [dossierId], operator: actor, what: '' }))
  if (isNoted) return children
  const problems = accessProblems(value, [name])
  const submit = () => {
    setTried(true)
    const [wrong] = Object.keys(problems)
    if (wrong === undefined) void note()
    else {
      focusField(wrong)
      if (value.reader.trim() === name) void refuse()
    }
  }
  const leave = () => navigate('dossiers')
  return (
    <Page title={`调阅：${name}`}>
      <FormSheet onSave={submit} onSaveAndClose={submit} onClose={leave}>
        <p className="muted">查看之前先登记。锁上之前，同一册不再问第二次；每次打印、导出另行登记。</p>
        <AccessFields value={value} problems={isTried ? problems : {}} onChange={some => setValue({ ...value, ...some })} />
        {noting.kind === 'failed' && <FailureNotice message={noting.message} detail={noting.detail} />}
        {refusing.kind === 'failed' && <FailureNotice message={refusing.message} detail={refusing.detail} />}
        <div className="form-foot"><Button type="primary" loading={noting.kind === 'running'} onClick={submit} title="Ctrl+Enter">登记并打开</Button><Button onClick={leave} title="Esc">返回</Button></div>
      </FormSheet>
    </Page>
  )
}

function trimmed(value: AccessGiven): AccessGiven {
  return { ...value, reader: value.reader.trim(), purpose: value.purpose.trim(), approver: value.approver.trim() }
}
