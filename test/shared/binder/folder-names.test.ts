import { expect, test } from 'vitest'
import { binderStem, folderPlaces } from '#shared/binder/folder-names.ts'

const ledger = (title: string, level: 1 | 2) => ({ ledger: 'x', title, level })
const divider = (title: string) => ({ ledger: 'divider', title, level: 1 }) as const

test('one organisation: numbered files beside the contents', () => {
  expect([ledger('党员花名册', 1), ledger('会议记录', 1)].map(folderPlaces())).toEqual([{ folder: null, stem: '01_党员花名册' }, { folder: null, stem: '02_会议记录' }])
})

test('a tree: a numbered folder for each organisation, its files numbered anew, what follows them beside the folders', () => {
  const parts = [divider('机关党委'), ledger('换届情况台账', 2), divider('第一党支部'), ledger('党员花名册', 2), ledger('会议记录', 2), ledger('签字页', 1)]
  expect(parts.map(folderPlaces())).toEqual([
    null, { folder: '01_机关党委', stem: '01_换届情况台账' },
    null, { folder: '02_第一党支部', stem: '01_党员花名册' }, { folder: '02_第一党支部', stem: '02_会议记录' }, { folder: null, stem: '03_签字页' },
  ])
})

test('names that no file system takes are made safe', () => {
  expect([divider('a/b:c'), ledger('表"一"?', 2)].map(folderPlaces())[1]).toEqual({ folder: '01_abc', stem: '01_表一' })
  expect(binderStem('检查/材料', '支部*', '2026年')).toBe('检查材料_支部_2026年')
})
