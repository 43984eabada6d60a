import { Input } from 'antd'
import { useState } from 'react'
import { readIdNumber } from '#shared/codes/id-number.ts'
import { idNumberProblem } from '#shared/codes/id-number-words.ts'
import type { Person } from '#shared/model/person.ts'

interface Props {
  readonly label: string
  readonly value: string
  /** A number that holds, with what it says of the person; or empty. */
  readonly onChange: (idNumber: string, says: Pick<Person, 'birth' | 'sex'> | null) => void
  readonly onProblem: (problem: string | null) => void
}

/** 公民身份号码, checked as it is typed; what doesn't hold stays in the field and is said once the field is left. */
export function IdNumberField({ label, value, onChange, onProblem }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const type = (text: string) => {
    setTyped(text)
    if (text.trim() === '') {
      onProblem(null)
      if (value !== '') onChange('', null)
      return
    }
    const read = readIdNumber(text)
    const isUnderWay = /^\d{1,17}$/.test(text.trim()) && text.trim().length !== 15 // nothing is wrong yet with a number that is still being typed
    onProblem(read.kind === 'valid' ? null : isUnderWay ? '公民身份号码还没有输完' : idNumberProblem(read))
    if (read.kind === 'valid' && text.trim().length === 18) take(read)
    else if (value !== '') onChange('', null)
  }
  const take = (read: Extract<ReturnType<typeof readIdNumber>, { readonly kind: 'valid' }>) => onChange(read.number, { birth: read.birth, sex: read.sex })
  const leave = () => {
    if (typed === null || typed.trim() === '') return setTyped(null)
    const read = readIdNumber(typed)
    onProblem(idNumberProblem(read))
    if (read.kind !== 'valid') return
    take(read)
    setTyped(null)
  }
  return (
    <Input
      aria-label={label} style={{ maxWidth: 'calc(220px * var(--zoom))' }} value={typed ?? value} maxLength={24} autoComplete="off" inputMode="text"
      onChange={event => type(event.target.value)} onBlur={leave} onKeyDown={event => { if (event.key === 'Enter') leave() }}
    />
  )
}
