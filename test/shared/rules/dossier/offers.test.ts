import { expect, test } from 'vitest'
import type { Evidence } from '#shared/rules/dossier/evidence.ts'
import { entryOf, offersFor, renewedEntry, sourceStates } from '#shared/rules/dossier/offers.ts'
import { DossierEntry } from '#shared/model/dossier/dossier-entry.ts'
import { startingTemplate } from '#shared/model/dossier/dossier-template.ts'
import { anId, day, today } from '../../../support/builders.ts'
import { aDossier, aDossierEntry } from '../../../support/dossiers.ts'

const fact = (some: Partial<Evidence> = {}): Evidence => ({
  key: 'study/2025', source: null, year: 2025, on: day('2025-12-20'), sectionCode: 'theory', name: '2025年学时情况', fact: '2025年学时合计60学时。', sourceOrganisation: '市档案中心', direction: 'neutral', ...some,
})
const dossier = aDossier()
const sectionCodes = startingTemplate.sections.map(({ code }) => code)
const kindOf = (some: Partial<typeof dossier>) => offersFor({ ...dossier, ...some }, [fact()]).map(({ kind }) => kind)
const entry = entryOf(fact(), { id: anId(), today, sectionCodes })

test.each([
  ['没有处理的是待采用', {}, 'offered'],
  ['采用的认得出来', { entries: [entry] }, 'accepted'],
  ['不采用的一直不采用', { dismissed: [{ key: 'study/2025', on: today, reason: '' }] }, 'dismissed'],
  ['先不采用、后来又采用的算采用', { entries: [entry], dismissed: [{ key: 'study/2025', on: today, reason: '' }] }, 'accepted'],
  ['不采用的是别的线索', { dismissed: [{ key: 'study/2024', on: today, reason: '' }] }, 'offered'],
  ['手工录入的同名材料不算采用', { entries: [aDossierEntry({ name: '2025年学时情况' })] }, 'offered'],
])('线索：%s', (_, some, expected) => {
  expect(kindOf(some)).toEqual([expected])
})

test('采用的材料带着来源，办理人没有写的留空', () => {
  expect(DossierEntry.parse(entry)).toEqual(entry)
  expect(entry).toMatchObject({ summary: '2025年学时合计60学时。', pages: null, direction: 'neutral', dimensions: [], recordedOn: today, source: { key: 'study/2025', table: null, recordId: null, fact: '2025年学时合计60学时。' } })
})

test.each([
  ['记录没有变', [fact()], { kind: 'same' }],
  ['记录变了，带上现在的事实', [fact({ fact: '2025年学时合计62学时。' })], { kind: 'changed', now: '2025年学时合计62学时。' }],
  ['记录不在了', [fact({ key: 'study/2024' })], { kind: 'gone' }],
])('来源：%s', (_, facts, expected) => {
  const states = sourceStates({ ...dossier, entries: [entry, aDossierEntry()] }, facts)
  expect([...states]).toEqual([[entry.id, expected]])
})

test('更新来源后与现在一致，办理人自己写的不动', () => {
  const kept = { ...entry, remark: '已核对', dimensions: ['loyalty'], direction: 'positive' as const }
  const now = fact({ fact: '2025年学时合计62学时。', on: day('2025-12-28') })
  const renewed = renewedEntry(kept, now)
  expect(sourceStates({ ...dossier, entries: [renewed] }, [now]).get(entry.id)).toEqual({ kind: 'same' })
  expect(renewed).toEqual({ ...kept, formedOn: '2025-12-28', summary: '2025年学时合计62学时。', source: { ...kept.source, fact: '2025年学时合计62学时。' } })
})

test('办理人改写过的摘要，更新来源时不动', () => {
  expect(renewedEntry({ ...entry, summary: '学时达到要求' }, fact({ fact: '2025年学时合计62学时。' }))).toMatchObject({ summary: '学时达到要求', source: { fact: '2025年学时合计62学时。' } })
})

test('本档目录里没有的类，归到目录最后一类', () => {
  expect(entryOf(fact(), { id: anId(), today, sectionCodes: sectionCodes.filter(code => code !== 'theory') }).sectionCode).toBe('other')
  expect(entry.sectionCode).toBe('theory')
})
