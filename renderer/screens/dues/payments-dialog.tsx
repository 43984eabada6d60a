import { Button, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { type DuesPayment, duesPaymentLabels, paymentMethod } from '#shared/model/dues.ts'
import { typedYuan, yuanText } from '#shared/rules/dues/money.ts'
import { DayField } from '../../parts/day-field.tsx'
import { TextField } from '../../parts/text-field.tsx'
import { duesRepository } from '../../storage/dues-repository.ts'
import { newId } from '../../storage/new-id.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { FormRow } from '../../ui/form-row.tsx'
import { Loading } from '../../ui/loading.tsx'
import type { Collection } from './payment-edits.ts'

interface Props {
  readonly personId: string
  readonly name: string
  readonly year: number
  readonly month: number
  readonly due: number | null
  readonly collection: Collection
  readonly onClose: () => void
}

interface Typed extends DuesPayment { readonly amount: string; readonly dayProblem: string | null }

/** What a member paid for one month, payment by payment: sum, day, way, collector, remark. */
export function PaymentsDialog({ personId, name, year, month, due, collection, onClose }: Props) {
  const [payments, setPayments] = useState<readonly Typed[]>()
  const [isChecked, setChecked] = useState(false)
  useEffect(() => {
    duesRepository.paymentsOf(personId, year, month).then(found => setPayments((found.length === 0 ? [blank(month, due, collection)] : found).map(toTyped)), (error: unknown) => { console.error(error); onClose() })
  }, [personId, year, month])
  const change = (id: string, some: Partial<Typed>) => setPayments(payments?.map(one => (one.id === id ? { ...one, ...some } : one)))
  const check = () => {
    setChecked(true)
    return payments !== undefined && payments.every(one => amountProblem(one.amount) === null && one.dayProblem === null)
  }
  const act = async () => {
    const kept = (payments ?? []).map(({ amount, dayProblem: _, ...payment }) => ({ ...payment, paidCents: typedYuan(amount) ?? 0 })).filter(({ paidCents }) => paidCents > 0)
    await duesRepository.recordDues(year, `登记党费：${name} ${year}年${month}月`, [{ personId, month, change: () => kept }])
  }
  return (
    <ActDialog title={`${name} ${year}年${month}月的党费${due === null ? '' : `（应交 ${yuanText(due)} 元）`}`} verb="保存明细" check={check} act={act} onClose={onClose}>
      {payments === undefined ? <Loading /> : payments.map((one, i) => (
        <div key={one.id} className="dues-payment">
          {payments.length > 1 && <h3>第 {i + 1} 笔 <Button size="small" type="text" onClick={() => setPayments(payments.filter(other => other !== one))}>去掉</Button></h3>}
          <FormRow label={`${duesPaymentLabels.paidCents}（元）`} problem={isChecked ? amountProblem(one.amount) : null}><Input autoFocus={i === payments.length - 1} className="dues-amount" aria-label={`第 ${i + 1} 笔：实交`} value={one.amount} onChange={event => change(one.id, { amount: event.target.value })} /></FormRow>
          <FormRow label={duesPaymentLabels.paidOn} problem={isChecked ? one.dayProblem : null}><DayField label={`第 ${i + 1} 笔：交纳日期`} value={one.paidOn} onChange={paidOn => change(one.id, { paidOn })} onProblem={dayProblem => change(one.id, { dayProblem })} /></FormRow>
          <FormRow label={duesPaymentLabels.method}><Select aria-label={`第 ${i + 1} 笔：方式`} value={one.method ?? ''} options={[{ value: '', label: '不填' }, ...paymentMethod.keys.map(value => ({ value, label: paymentMethod.labels[value] }))]} onChange={value => change(one.id, { method: paymentMethod.keys.find(key => key === value) ?? null })} style={{ width: 160 }} /></FormRow>
          <FormRow label={duesPaymentLabels.collector}><TextField label={`第 ${i + 1} 笔：收款人`} value={one.collector} onChange={collector => change(one.id, { collector })} maxLength={20} /></FormRow>
          <FormRow label={duesPaymentLabels.remark}><TextField label={`第 ${i + 1} 笔：备注`} value={one.remark} onChange={remark => change(one.id, { remark })} maxLength={200} /></FormRow>
        </div>
      ))}
      {payments !== undefined && <Button onClick={() => setPayments([...payments, toTyped(blank(month, null, collection))])}>再加一笔</Button>}
    </ActDialog>
  )
}

function toTyped(payment: DuesPayment): Typed {
  return { ...payment, amount: payment.paidCents === 0 ? '' : yuanText(payment.paidCents), dayProblem: null }
}

function blank(month: number, due: number | null, { paidOn, method, collector }: Collection): DuesPayment {
  return { id: newId(), month, paidCents: due ?? 0, paidOn, method, collector, remark: '' }
}

/** An empty amount takes the payment away. */
function amountProblem(amount: string): string | null {
  return amount.trim() === '' || typedYuan(amount) !== null ? null : '看不懂这个金额。请写元，如 42 或 42.50；留空就去掉这一笔。'
}
