import { Alert, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { Output } from '#shared/contract/contract.ts'
import { historyRepository } from '../../../storage/history-repository.ts'
import { useDoing } from '../../../ui/doing.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { FormRow } from '../../../ui/form-row.tsx'
import { useShortcut } from '../../../ui/shortcut.ts'

type Verdict = Output<'checkHead'>['verdict']

/** 核对校验码: whether what was printed once still is what the archive says of that day. */
export function CheckHeadDialog({ onClose }: { readonly onClose: () => void }) {
  const [seq, setSeq] = useState('')
  const [code, setCode] = useState('')
  const [checking, check, reset] = useDoing((number: number) => historyRepository.checkHead(number, code.trim()))
  const number = /^\d{1,12}$/.test(seq.trim()) ? Number(seq.trim()) : null
  const canCheck = number !== null && code.trim() !== ''
  const tryIt = () => { if (number !== null && canCheck) void check(number) }
  useShortcut('Escape', () => {}) // the dialog closes itself; the page under it stays
  useShortcut('Ctrl+Enter', tryIt)
  const type = (set: (text: string) => void) => (event: { readonly target: { readonly value: string } }) => {
    set(event.target.value)
    reset()
  }
  return (
    <Modal open scrollLock={false} title="核对校验码" onCancel={onClose} footer={<><Button onClick={onClose}>关闭</Button><Button type="primary" disabled={!canCheck} loading={checking.kind === 'running'} onClick={tryIt}>核对</Button></>}>
      <p className="muted">打印的台账页脚印有“第 N 次保存”和校验码。填在下面，就能知道打印以后，那一次和以前的记录有没有被人改写过。</p>
      <FormRow label="第几次保存" required><Input aria-label="第几次保存" inputMode="numeric" className="short-field" value={seq} onChange={type(setSeq)} onPressEnter={tryIt} /></FormRow>
      <FormRow label="校验码" required><Input aria-label="校验码" placeholder="如 3F9A-1C07-…" value={code} onChange={type(setCode)} onPressEnter={tryIt} /></FormRow>
      {checking.kind === 'failed' && <FailureNotice message={checking.message} detail={checking.detail} />}
      {checking.kind === 'done' && <Alert type={kinds[checking.value]} showIcon role="status" title={verdicts[checking.value]} />}
    </Modal>
  )
}

const kinds: Readonly<Record<Verdict, 'success' | 'error' | 'warning'>> = { fits: 'success', differs: 'error', unknown: 'warning' }

const verdicts: Readonly<Record<Verdict, string>> = {
  fits: '✓ 相符。打印时的记录和它以前的全部操作，都原样保存在档案里，没有被改写。',
  differs: '✕ 不符。打印以后，这一次或更早的记录被改写过，或者这份台账不是从本档案打印的。请保留打印件，并与最近的备份核对。',
  unknown: '! 查不到。档案里没有这一次保存，或校验码不完整。请核对是否抄错；也可能这份台账是从别的档案打印的。',
}
