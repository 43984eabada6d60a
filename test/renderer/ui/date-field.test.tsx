// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react'
import { localDate } from '#shared/time/local-date.ts'
import { typedDay } from '#shared/time/typed-date.ts'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { DateField, dateProblem } from '../../../renderer/ui/date-field.tsx'
import { giveTheWindowASize, show } from '../../support/window.tsx'

giveTheWindowASize()

const today = localDate('2026-11-22')
const read = (typed: string) => typedDay(typed, today)

function Held({ onProblem }: { onProblem?: (problem: string | null) => void }) {
  const [day, setDay] = useState<string | null>('2026-01-05')
  return <><DateField label="成立日期" value={day} onChange={setDay} onProblem={onProblem} read={read} today={today} /><output>{day ?? '空'}</output></>
}

const field = () => screen.getByLabelText<HTMLInputElement>('成立日期')

test('shows what was typed while typing and the whole date after leaving', () => {
  show(<Held />)
  fireEvent.change(field(), { target: { value: '0622' } })
  expect(field().value).toBe('0622')
  expect(screen.getByText('2026-06-22')).toBeTruthy()
  fireEvent.blur(field())
  expect(field().value).toBe('2026-06-22')
})

test('keeps unreadable text in the field and says so instead of dropping it', () => {
  const onProblem = vi.fn()
  show(<Held onProblem={onProblem} />)
  fireEvent.change(field(), { target: { value: '上个月' } })
  fireEvent.blur(field())
  expect(field().value).toBe('上个月')
  expect(onProblem).toHaveBeenLastCalledWith(dateProblem)
  fireEvent.change(field(), { target: { value: '' } })
  expect(onProblem).toHaveBeenLastCalledWith(null)
  expect(screen.getByText('空')).toBeTruthy()
})

test('the calendar fills the field too', async () => {
  show(<Held />)
  fireEvent.click(screen.getByLabelText('成立日期：打开日历'))
  fireEvent.click(await screen.findByTitle('2026-01-20'))
  expect(field().value).toBe('2026-01-20')
})
