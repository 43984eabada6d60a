import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Secret } from '#shared/archive/secret.ts'
import { PasswordField } from '../../../parts/password/password-field.tsx'
import { sectionDoor } from '../../../storage/section/section-door.ts'
import { useDoing } from '../../../ui/doing.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Page } from '../../../ui/page.tsx'
import { navigate } from '../../../ui/route.ts'

/** The section waits for its own password, or for its printed recovery key. */
export function UnlockSection({ why, samplePassword }: { readonly why: 'asked' | 'idle' | null; readonly samplePassword: string | null }) {
  const [way, setWay] = useState<Secret['kind']>('password')
  const [typed, setTyped] = useState('')
  const [opening, open] = useDoing(async () => {
    await sectionDoor.unlock(way === 'password' ? { kind: way, password: typed } : { kind: way, recoveryKey: typed })
    if (way === 'recoveryKey') navigate('dossiers', ['password']) // whoever lost the password makes a new one first
  })
  const change = () => {
    setWay(way === 'password' ? 'recoveryKey' : 'password')
    setTyped('')
  }
  return (
    <Page title="政治素质档案">
      <section className="data-task" aria-label="打开政治素质档案">
        <h2>{why === 'idle' ? '五分钟没有操作，已经锁上' : '已锁上'}</h2>
        <p>{why === 'idle' ? '正在填写的内容已存为草稿，打开后可以接着填。' : ''}{way === 'password' ? '请输入政治素质档案的口令（不是打开档案的口令）。' : '请照打印件输入政治素质档案的恢复密钥；打开后会请您设一个新口令。'}</p>
        {samplePassword !== null && <p className="muted">示例档案的口令：{samplePassword}（换过口令的除外）</p>}
        <form className="unlock-form" autoComplete="off" onSubmit={event => { event.preventDefault(); if (typed !== '') void open() }}>
          {way === 'password'
            ? <PasswordField key="password" label="政治素质档案的口令" value={typed} onChange={setTyped} autoFocus />
            : <Input key="recoveryKey" className="recovery-key-field" aria-label="政治素质档案的恢复密钥" autoFocus autoComplete="off" spellCheck={false} value={typed} onChange={event => setTyped(event.target.value)} placeholder="大小写、空格、横线都不讲究" />}
          {opening.kind === 'failed' && <FailureNotice message={opening.message} detail={opening.detail} />}
          <div className="field-line">
            <Button type="primary" htmlType="submit" disabled={typed === ''} loading={opening.kind === 'running'}>打开</Button>
            <Button type="link" onClick={change}>{way === 'password' ? '忘记口令：用恢复密钥打开' : '改用口令打开'}</Button>
          </div>
        </form>
      </section>
    </Page>
  )
}
