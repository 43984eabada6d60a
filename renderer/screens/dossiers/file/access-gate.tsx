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

/** What is asked to be seen. */
export interface Sight {
  /** A file's id, or the name of a page over all files: once registered, it isn't asked again until the lock. */
  readonly key: string
  readonly title: string
  readonly action: 'view' | 'import'
  readonly dossierIds: readonly string[]
  /** Whose files: they may not see them. */
  readonly names: readonly string[]
  /** As the register says it; empty for one whole file. */
  readonly what: string
}

interface Props {
  readonly sight: Sight
  readonly children: ReactNode
}

/** Before anything of a file is shown: 调阅登记, once for as long as the section stays open. */
export function AccessGate({ sight: { key, title, action, dossierIds, names, what }, children }: Props) {
  const [actor] = useActor()
  const [isNoted, setNoted] = useState(accesses.isOpened(key))
  const [value, setValue] = useState<AccessGiven>({ reader: actor, purpose: '', approver: '', ...accesses.lastGiven(), declaredUnrelated: false })
  const [isTried, setTried] = useState(false)
  const [noting, note] = useDoing(async () => {
    await accesses.note(trimmed(value), { action, dossierIds, operator: actor, what, opens: key })
    setNoted(true)
  })
  const [refusing, refuse] = useDoing(() => accesses.note({ ...trimmed(value), reader: value.reader.trim() || actor || '未填', purpose: value.purpose.trim() || '未填', approver: value.approver.trim() || '未填' }, { action: 'refused', dossierIds, operator: actor, what }))
  if (isNoted) return children
  const problems = accessProblems(value, names)
  const submit = () => {
    setTried(true)
    const [wrong] = Object.keys(problems)
    if (wrong === undefined) void note()
    else {
      focusField(wrong)
      if (names.includes(value.reader.trim())) void refuse()
    }
  }
  const leave = () => navigate('dossiers')
  return (
    <Page title={title}>
      <FormSheet onSave={submit} onSaveAndClose={submit} onClose={leave}>
        <p className="muted">{action === 'import' ? '读入之前先登记。' : '查看之前先登记。锁上之前，同样的内容不再问第二次；每次打印、导出另行登记。'}</p>
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
