import { expect, test } from 'vitest'
import { cleanFields } from '#shared/imports/clean-fields.ts'
import { aMeeting, aTopic } from '../../support/builders.ts'

test('names lose what is invisible, free text shows it, and each change names its field', () => {
  const meeting = aMeeting({ title: '党员\u202E大会', topics: [aTopic({ title: '学习', content: '一\n\u200B二', speeches: [{ personId: null, speakerName: '张\u0007喆', text: '好', isDissent: false }] })] })
  const { value, changes } = cleanFields(meeting)
  expect(value.title).toBe('党员大会')
  expect(value.topics[0]!.content).toBe('一\n〈U+200B〉二')
  expect(value.topics[0]!.speeches[0]!.speakerName).toBe('张喆')
  expect(changes.map(c => [c.field, c.code])).toEqual([['title', 'U+202E'], ['topics.0.content', 'U+200B'], ['topics.0.speeches.0.speakerName', 'U+0007']])
})

test('a clean record is handed back as it is', () => {
  const meeting = aMeeting()
  expect(cleanFields(meeting)).toEqual({ value: meeting, changes: [] })
  expect(cleanFields(meeting).value).toBe(meeting)
})

test('numbers, null and unknown fields survive; a field named __proto__ stays a field', () => {
  const row = JSON.parse('{"n":1,"none":null,"__proto__":{"x":"a\\u0007"},"fresh":[true,"b"]}') as Record<string, unknown>
  const { value } = cleanFields(row)
  expect(JSON.stringify(value)).toBe('{"n":1,"none":null,"__proto__":{"x":"a"},"fresh":[true,"b"]}')
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
})
