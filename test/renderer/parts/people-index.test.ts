import { expect, test } from 'vitest'
import { nameOf, onlyPersonNamed, peopleIndex, peopleMatching } from '../../../renderer/parts/people-index.ts'
import { aPerson, anId } from '../../support/builders.ts'

const zhe = aPerson({ name: '张喆', pinyinInitials: 'zz' })
const yun = aPerson({ name: '陈赟', pinyinInitials: 'cy', formerName: '陈小云' })
const rare = aPerson({ name: '欧阳䶮', pinyinInitials: 'oyy' })
const twin = aPerson({ name: '张喆', pinyinInitials: 'zz', unitPost: '副科长' })
const lin = aPerson({ name: '周𬘭', pinyinInitials: 'zc' })
const people = peopleIndex([zhe, yun, rare, twin, lin])

test.each([
  ['拼音首字母', 'zz', [zhe, twin]],
  ['大写也行', 'OY', [rare]],
  ['姓名中任意几个字', '䶮', [rare]],
  ['曾用名', '小云', [yun]],
  ['首字母要从头', 'y', []],
  ['另一个读音', 'zl', [lin]],
])('%s', (_, typed, expected) => {
  expect(peopleMatching(people, typed, [])).toEqual(expected)
})

test('those who were there come first, and stand there before anything is typed', () => {
  expect(peopleMatching(people, '', [rare.id])).toEqual([rare])
  expect(peopleMatching(people, 'zz', [twin.id])).toEqual([twin, zhe])
})

test('a name that two people bear means neither of them by itself', () => {
  expect(onlyPersonNamed(people, '张喆')).toBeNull()
  expect(onlyPersonNamed(people, ' 陈赟 ')).toBe(yun)
  expect(onlyPersonNamed(people, '')).toBeNull()
})

test('somebody who was deleted is called so', () => {
  expect(nameOf(people, anId())).toBe('（人员已删除）')
})
