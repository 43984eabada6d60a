import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textDifference } from '#shared/archive/text-difference.ts'

const words = (older: string, newer: string) => textDifference(older, newer).map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}]` : `[+${text}]`)).join('')

test.each([
  ['一字之改', '会议同意按期转正。', '会议不同意按期转正。', '会议[+不]同意按期转正。'],
  ['两处相隔很远', '一、传达精神。二、讨论分工。三、研究经费。', '一、学习精神。二、讨论分工。三、研究预算。', '一、[-传达][+学习]精神。二、讨论分工。三、研究[-经费][+预算]。'],
  ['删去整句', '同意。报上级。', '同意。', '同意。[-报上级。]'],
  ['从空白写起', '', '同意。', '[+同意。]'],
  ['扩展区的字不拆开', '周𬘭发言', '周𬘯发言', '周[-𬘭][+𬘯]发言'],
  ['没有不同', '同意。', '同意。', '同意。'],
])('%s', (_, older, newer, expected) => {
  expect(words(older, newer)).toBe(expected)
})

test('same and removed make the older text, same and added the newer, whatever they are', () => {
  const text = fc.array(fc.constantFrom('同意', '不', '。', '；', '\n', '𬘭', '报上级'), { maxLength: 40 }).map(parts => parts.join(''))
  fc.assert(fc.property(text, text, (older, newer) => {
    const parts = textDifference(older, newer)
    expect(parts.filter(part => part.kind !== 'added').map(part => part.text).join('')).toBe(older)
    expect(parts.filter(part => part.kind !== 'removed').map(part => part.text).join('')).toBe(newer)
  }), { numRuns: 500 })
})
