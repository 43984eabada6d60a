import { expect, test } from 'vitest'
import { talkRegister } from '#shared/ledgers/talk-register.ts'
import type { Talk } from '#shared/model/talk.ts'
import { yearPeriod } from '#shared/time/period.ts'
import { aFact, aMembership, anOrganisation, aPerson, aPost, aTalk, stored, time, today } from '../../support/builders.ts'
import { printedRows } from '../../support/printed.ts'
import { readerOf } from '../../support/reader-of.ts'

const branch = anOrganisation()
const kun = aPerson({ name: '李堃', unitPost: '科长' })
const zhe = aPerson({ name: '张喆', unitPost: '' })
const posts = [aPost({ personId: kun.id, organisationId: branch.id, post: 'secretary' })]

async function composed(talks: readonly Talk[], createdAt = '2026-05-21T01:00:00.000Z') {
  const reader = readerOf({
    organisations: [branch], organisationFacts: [aFact({ organisationId: branch.id })], people: [kun, zhe], posts, memberships: [kun, zhe].map(person => aMembership({ personId: person.id, organisationId: branch.id })),
    talks: talks.map(talk => stored(talk, { createdAt })),
  })
  return talkRegister.compose(reader, { kind: 'organisationPeriod', organisationId: branch.id, period: yearPeriod(2026) }, today)
}

const notes = (document: Awaited<ReturnType<typeof composed>>['document']) => document.sections.flatMap(section => section.blocks).flatMap(block => (block.type === 'paragraph' ? block.runs.map(run => run.text) : [])).join('')

test('C.7: a line a talk, duties as of its day', async () => {
  const { document, missing } = await composed([aTalk({ organisationId: branch.id, talkerId: kun.id, talkerDuty: '', talkeeId: zhe.id, opinions: '多下基层。', answer: '已安排。', talkerSigned: true, talkeeSigned: true, remark: '岗位变动' })])
  expect(printedRows(document)).toEqual([['1', '2026.05.2014:30', '谈心室', '李堃（书记、科长）', '张喆', '支委与党员', '谈了岗位调整后的想法。', '多下基层。', '已安排。', '已签', '岗位变动']])
  expect(missing).toEqual([])
  expect(notes(document)).not.toContain('该谈未谈')
})

test('who still owes a talk stands below; what is not filled in is named', async () => {
  const { document, missing } = await composed([aTalk({ organisationId: branch.id, place: ' ', content: '' })])
  expect(notes(document)).toContain('该谈未谈：支委与党员1人（张喆）')
  expect(missing.map(({ subject }) => [subject.kind, 'field' in subject && subject.field])).toEqual([['talk', 'place'], ['talk', 'content']])
})

test('one that was entered late says so', async () => {
  const { document } = await composed([aTalk({ organisationId: branch.id, talkedAt: time('2026-05-01T09:00'), backfillReason: '出差' })])
  expect(printedRows(document)[0]!.at(-1)).toBe('补录：2026.05.21录入')
})
