import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Doing } from '../ui/doing.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import type { DraftForm } from './draft-form.ts'

interface Props {
  /** 保存计划. */
  readonly verb: string
  readonly saving: Doing<unknown>
  readonly removing: Doing<unknown>
  readonly draftText: string
  readonly onSave: () => void
  readonly onStay: () => void
  readonly onLeave: () => void
  /** A button between saving and staying. */
  readonly children?: ReactNode
}

/** The end of a form: what went wrong, then saving, staying and leaving with their keys, and whether a draft is kept. */
export function FormFoot({ verb, saving, removing, draftText, onSave, onStay, onLeave, children }: Props) {
  const isSaving = saving.kind === 'running'
  return (
    <>
      {saving.kind === 'failed' && <FailureNotice message={saving.message} detail={saving.detail} />}
      {removing.kind === 'failed' && <FailureNotice message={removing.message} detail={removing.detail} />}
      <div className="form-foot">
        <Button type="primary" loading={isSaving} onClick={onSave} title="Ctrl+Enter">{verb}</Button>
        {children}
        <Button disabled={isSaving} onClick={onStay} title="Ctrl+S">保存，留在本页</Button>
        <Button onClick={onLeave} title="Esc">返回</Button>
        <span className="muted" role="status">{draftText}</span>
      </div>
    </>
  )
}

/** Says that an earlier draft was put back, with the way out of it. */
export function RestoredDraft({ form, isNew }: { readonly form: Pick<DraftForm<object>, 'isRestored' | 'startOver'>; readonly isNew: boolean }) {
  if (!form.isRestored) return null
  return <p className="muted" role="status">接着填上次没保存的内容。<Button type="link" size="small" onClick={() => void form.startOver()}>{isNew ? '清空重填' : '恢复成已保存的'}</Button></p>
}
