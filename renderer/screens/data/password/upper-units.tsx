import { Button, Input } from 'antd'
import { useState } from 'react'
import { orThrow } from '#shared/contract/outcome.ts'
import { TextField } from '../../../parts/text-field.tsx'
import { machineSide } from '../../../storage/connection.ts'
import { useDoing } from '../../../ui/doing.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { FormRow } from '../../../ui/form-row.tsx'
import type { KeyStatus } from './archive-password.ts'

type Unit = KeyStatus['units'][number]

/** 收件码: our own, that lower units seal their reports to; and the upper units that may open our backups. */
export function UpperUnits({ keys, onSaved }: { readonly keys: KeyStatus; readonly onSaved: () => void }) {
  const [name, setName] = useState('')
  const [recipient, setRecipient] = useState('')
  const [saving, save] = useDoing(async (units: readonly Unit[]) => {
    orThrow(await machineSide().saveUnits({ units: [...units] }))
    setName('')
    setRecipient('')
    onSaved()
  })
  const isComplete = name.trim() !== '' && recipient.trim() !== ''
  const register = () => {
    if (isComplete) void save([...keys.units.filter(unit => unit.name !== name.trim()), { name: name.trim(), recipient: recipient.trim() }])
  }
  return (
    <section className="data-group" aria-label="收件码">
      <h2>收件码</h2>
      <OwnCode recipient={keys.recipient} />
      <div className="data-task-line">
        <h3>能打开本单位备份的上级</h3>
        <p className="muted">登记上级单位的收件码后，今后的备份上级也能打开，万一口令和恢复密钥都丢了，还有一条路。不登记也可以。</p>
        {keys.units.length > 0 && (
          <ul className="plain-list">
            {keys.units.map(unit => <li key={unit.name} className="field-line"><span>{unit.name}</span><span className="muted unit-code">{unit.recipient}</span><Button size="small" onClick={() => void save(keys.units.filter(other => other !== unit))}>去掉</Button></li>)}
          </ul>
        )}
        <form onSubmit={event => { event.preventDefault(); register() }}>
          <FormRow label="上级单位"><TextField label="上级单位" value={name} onChange={setName} /></FormRow>
          <FormRow label="收件码"><Input aria-label="上级收件码" placeholder="age1 开头，向上级单位要" autoComplete="off" spellCheck={false} value={recipient} onChange={event => setRecipient(event.target.value)} /></FormRow>
          <FormRow label=""><span><Button htmlType="submit" disabled={!isComplete} loading={saving.kind === 'running'}>登记上级单位</Button></span></FormRow>
        </form>
        {saving.kind === 'failed' && <FailureNotice message={saving.message} detail={saving.detail} />}
      </div>
    </section>
  )
}

function OwnCode({ recipient }: { readonly recipient: string }) {
  const [isCopied, setCopied] = useState(false)
  const [copying, copy] = useDoing(async () => {
    await navigator.clipboard.writeText(recipient)
    setCopied(true)
  })
  return (
    <div className="data-task-line" role="group" aria-label="本单位的收件码">
      <div className="data-task-head">
        <div><h3>本单位的收件码</h3><p className="muted">告诉下级单位，他们上报的文件就只有本单位能打开。它不是口令，可以公开。</p></div>
        <Button onClick={() => void copy()}>复制收件码</Button>
      </div>
      <code className="unit-code">{recipient}</code>
      {isCopied && <span role="status">✓ 已复制</span>}
      {copying.kind === 'failed' && <FailureNotice kind="info" message="没能自动复制。请选中上面的收件码，按 Ctrl+C 复制。" />}
    </div>
  )
}
