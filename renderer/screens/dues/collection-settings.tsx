import { Input, Select } from 'antd'
import { useState } from 'react'
import { paymentMethod } from '#shared/model/dues.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { DayField } from '../../parts/day-field.tsx'
import { useToday } from '../../parts/today.ts'
import { isText, usePreference } from '../../ui/preference.ts'
import type { Collection } from './payment-edits.ts'

/** What goes with the payments that are entered from now on; the day begins as today, the rest is remembered. */
export function useCollectionSettings(): readonly [Collection, (some: Partial<Collection>) => void] {
  const today = useToday()
  const [paidOn, setPaidOn] = useState<LocalDate | null>(null)
  const [method, setMethod] = usePreference('dues:method', '', isText)
  const [collector, setCollector] = usePreference('dues:collector', '', isText)
  const change = (some: Partial<Collection>) => {
    if (some.paidOn !== undefined) setPaidOn(some.paidOn)
    if (some.method !== undefined) setMethod(some.method ?? '')
    if (some.collector !== undefined) setCollector(some.collector)
  }
  return [{ paidOn: paidOn ?? today, method: paymentMethod.keys.find(key => key === method) ?? null, collector }, change]
}

const methods = [{ value: '', label: '方式不填' }, ...paymentMethod.keys.map(value => ({ value, label: paymentMethod.labels[value] }))]

/** 交纳日期、方式、收款人 of what is entered next. */
export function CollectionSettings({ paidOn, method, collector, onChange }: Collection & { readonly onChange: (some: Partial<Collection>) => void }) {
  return (
    <span className="dues-settings">
      <label>交纳日期<DayField label="交纳日期" value={paidOn} onChange={day => { if (day !== null) onChange({ paidOn: day }) }} /></label>
      <Select aria-label="交纳方式" value={method ?? ''} options={methods} onChange={value => onChange({ method: paymentMethod.keys.find(key => key === value) ?? null })} popupMatchSelectWidth={false} />
      <Input className="dues-collector" aria-label="收款人" placeholder="收款人" value={collector} maxLength={20} onChange={event => onChange({ collector: event.target.value })} />
    </span>
  )
}
