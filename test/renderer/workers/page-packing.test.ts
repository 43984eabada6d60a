import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ListPage } from '../../../renderer/workers/list-query.ts'
import { pagePacker, pageUnpacker } from '../../../renderer/workers/page-packing.ts'

interface Row { readonly id: string; readonly title: string; readonly excerpt: string }

const all: readonly Row[] = Array.from({ length: 50 }, (_, i) => ({ id: String(i), title: `第${i}次会议`, excerpt: '' }))
const pageOf = (rows: readonly Row[]): ListPage<Row> => ({ total: all.length, matched: rows.length, offset: 0, rows })

test('a row travels once', () => {
  const { pack } = pagePacker<Row>()
  expect(pack(pageOf(all)).news).toHaveLength(50)
  const again = pack(pageOf(all.slice(10, 20)))
  expect([again.news, [...again.numbers]]).toEqual([[], [10, 11, 12, 13, 14, 15, 16, 17, 18, 19]])
})

test('a changed row travels again; after forget all do', () => {
  const packer = pagePacker<Row>()
  packer.pack(pageOf(all))
  expect(packer.pack(pageOf([{ ...all[3]!, title: '改名' }])).news).toEqual([{ id: '3', title: '改名', excerpt: '' }])
  packer.forget()
  expect(packer.pack(pageOf(all.slice(0, 2))).news).toHaveLength(2)
})

test('whatever is asked in whatever order arrives as it was sent', () => {
  const asked = fc.array(fc.array(fc.record({ place: fc.nat(all.length - 1), excerpt: fc.constantFrom('', '发言要点') }), { maxLength: 30 }), { maxLength: 12 })
  fc.assert(fc.property(asked, fc.nat(12), (queries, forgetAt) => {
    const [packer, unpacker] = [pagePacker<Row>(), pageUnpacker<Row>()]
    queries.forEach((query, i) => {
      if (i === forgetAt) packer.forget()
      const page = pageOf(query.map(({ place, excerpt }) => (excerpt === '' ? all[place]! : { ...all[place]!, excerpt })))
      expect(unpacker.unpack(structuredClone(packer.pack(page)))).toEqual(page)
    })
  }))
})

test('a number that never came is said, not guessed', () => {
  expect(() => pageUnpacker<Row>().unpack({ total: 1, matched: 1, offset: 0, numbers: Uint32Array.of(5), news: [], first: 0 })).toThrow('5')
})
