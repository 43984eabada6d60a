// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { connectArchive } from '../../../../renderer/workers/archive-client.ts'
import { archivePort } from '../../../support/archive-port.ts'
import { aCadre, aFact, aMembership, anOrganisation, aPerson, aPost, day } from '../../../support/builders.ts'
import { showWindow } from '../../../support/whole-window.tsx'
import { giveTheWindowASize } from '../../../support/window.tsx'

giveTheWindowASize()
beforeEach(() => connectArchive(archivePort))

const wait = { timeout: 30_000 }

type Seed = Parameters<typeof showWindow>[1]

function seed(): Seed {
  const root = anOrganisation({ type: 'organCommittee', establishedOn: day('2000-01-01') })
  const long = aPerson({ name: '张喆', pinyinInitials: 'zz', cadre: aCadre({ kind: 'fullTime' }) })
  const young = aPerson({ name: '李堃', pinyinInitials: 'lk', cadre: aCadre({ reserve: '专职副书记后备' }) })
  const nobody = aPerson({ name: '王頔', pinyinInitials: 'wd' })
  return [
    { table: 'organisations', row: root }, { table: 'organisationFacts', row: aFact({ organisationId: root.id, shortName: '机关党委', from: day('2000-01-01') }) },
    ...[long, young, nobody].flatMap(person => [{ table: 'people' as const, row: person }, { table: 'memberships' as const, row: aMembership({ personId: person.id, organisationId: root.id }) }]),
    { table: 'posts', row: aPost({ personId: long.id, organisationId: root.id, post: 'officeDirector', kind: 'fullTime', from: day('2010-01-01') }) },
    { table: 'posts', row: aPost({ personId: young.id, organisationId: root.id, post: 'clerk', from: day('2025-01-01') }) },
  ]
}

test('lists who does party work, marks who should be exchanged, and tells the ratio of the unit', async () => {
  await showWindow('#/cadres', seed())
  expect(await screen.findByText('共 2 人（专职 1、兼职 1）', undefined, wait)).toBeTruthy()
  expect(screen.getByText('张喆')).toBeTruthy()
  expect(screen.queryByText('王頔')).toBeNull()
  expect(screen.getByText(/建议交流/, { selector: '.level' })).toBeTruthy()
  expect(screen.getByText(/机关工作人员总数没有填/)).toBeTruthy()
  fireEvent.change(screen.getByLabelText('姓名、拼音首字母、任意栏目'), { target: { value: 'lk' } })
  expect(await screen.findByText('共 2 人（专职 1、兼职 1），筛出 1 人')).toBeTruthy()
  expect(screen.queryByText('张喆')).toBeNull()
  fireEvent.change(screen.getByLabelText('姓名、拼音首字母、任意栏目'), { target: { value: '副书记后备' } })
  expect(await screen.findByText('李堃')).toBeTruthy()
  fireEvent.change(screen.getByLabelText('姓名、拼音首字母、任意栏目'), { target: { value: '没有这样的人' } })
  expect(await screen.findByText('没有符合条件的党务干部。')).toBeTruthy()
})

test('stands as a tab beside the roster, and a row opens the card', async () => {
  await showWindow('#/cadres', seed())
  fireEvent.click(await screen.findByText('张喆', undefined, wait))
  expect(await screen.findByText('党员基本情况', undefined, wait)).toBeTruthy()
})

test('an empty register says how somebody comes to stand in it', async () => {
  await showWindow('#/cadres')
  expect(await screen.findByText(/勾选“是党务干部”/, undefined, wait)).toBeTruthy()
})
