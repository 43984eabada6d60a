import { beforeAll, describe, expect, test } from 'vitest'
import { guessRoster } from '#shared/imports/roster/guess-roster.ts'
import { planRoster } from '#shared/imports/roster/plan-roster.ts'
import { noChoices } from '#shared/imports/roster/roster-choices.ts'
import { isDerived, type RosterField } from '#shared/imports/roster/roster-field.ts'
import type { RosterMapping } from '#shared/imports/roster/roster-mapping.ts'
import type { RosterPlan } from '#shared/imports/roster/roster-plan.ts'
import { partyPost } from '#shared/model/post.ts'
import { readSpreadsheet } from '#shared/readers/read-spreadsheet.ts'
import { madeBytes } from '../../../support/made-spreadsheets/made-files.ts'
import { madeSpreadsheets } from '../../../support/made-spreadsheets/made-spreadsheets.ts'
import type { MadeSpreadsheet } from '../../../support/made-spreadsheets/made-spreadsheet.ts'
import { aFact, anOrganisation } from '../../../support/builders.ts'
import { knowing, nextId } from '../../../support/roster-sheets.ts'

const branch = anOrganisation()
const known = knowing({ organisations: [branch], facts: [aFact({ organisationId: branch.id, fullName: '预备支部', shortName: '' })] })

interface Read {
  readonly made: MadeSpreadsheet
  readonly mapping: RosterMapping
  readonly plan: RosterPlan
}

const all = new Map<string, Read>()

beforeAll(async () => {
  for (const made of madeSpreadsheets) {
    const sheets = await readSpreadsheet(await madeBytes(made.format, made.sheets), made.fileName)
    const { mapping } = guessRoster(sheets, known)
    const sheet = sheets.find(one => one.name === mapping?.sheet)
    if (mapping === null || sheet === undefined) throw new Error(`nothing found in ${made.fileName}`)
    all.set(made.fileName, { made, mapping, plan: await planRoster(sheet, { ...noChoices(mapping), organisationId: branch.id }, known, { newId: nextId }) })
  }
}, 60_000)

const each = madeSpreadsheets.map(made => made.fileName)

test('五十份以上的名册里，列至少猜对 95%', () => {
  const columns = [...all.values()].flatMap(({ made, mapping }) => made.roster.columns.map(({ index, title, field }) => {
    const guessed = mapping.columns.find(column => column.index === index)?.field ?? null
    return { file: made.fileName, title, field, guessed, isRight: sameField(field, guessed) }
  }))
  const wrong = columns.filter(column => !column.isRight)
  console.info(`猜对 ${columns.length - wrong.length} / ${columns.length} 列，共 ${all.size} 份`, wrong.map(({ file, title, field, guessed }) => `${file}「${title}」应为 ${String(field)}，猜成 ${String(guessed)}`))
  expect(all.size).toBeGreaterThanOrEqual(50)
  expect((columns.length - wrong.length) / columns.length).toBeGreaterThanOrEqual(0.95)
})

describe('选对表、标题行，读对每个人', () => {
  test.each(each)('%s', fileName => {
    const { made: { roster, format }, mapping, plan } = all.get(fileName)!
    if (format.kind !== 'csv') expect(mapping.sheet).toBe(roster.name)
    expect(mapping.headerRows).toEqual(roster.columns.every(column => column.title === '') ? [] : roster.headerRows)
    expect(plan.rows.map(row => [row.number, row.action, row.problems.filter(problem => problem.weight === 'stops').map(problem => problem.message)])).toEqual(roster.people.map(({ row }) => [row, 'new', []]))
    const fields = new Set(mapping.columns.flatMap(({ field }) => (field === null ? [] : [field])))
    for (const { row, values } of roster.people) {
      const wanted = Object.fromEntries(Object.entries(values).filter(([field, value]) => value !== '' && fields.has(field as RosterField) && comparable.includes(field as RosterField)))
      const found = readPerson(plan, row, Object.keys(wanted) as RosterField[])
      if (fields.has('idNumber') && wanted['birth'] !== undefined) found['birth'] = found['birth']!.slice(0, wanted['birth'].length) // the ID number tells the day
      expect(found).toEqual(wanted)
    }
  })
})

const comparable: readonly RosterField[] = ['name', 'sex', 'birth', 'idNumber', 'nationality', 'level', 'memberType', 'joinedOn', 'fullOn', 'workStartedOn', 'organisation', 'phone', 'unitPost', 'isFloating', 'isLost', 'isMigrantWorker', 'partyPost']

/** What was entered for a row, in the words of the made people. */
function readPerson({ writes }: RosterPlan, number: number, fields: readonly RosterField[]): Record<string, string> {
  const person = writes.people.find(write => write.number === number)?.row
  const membership = writes.memberships.find(write => write.number === number)?.row
  const posts = writes.posts.filter(write => write.number === number).map(({ row }) => partyPost.labels[row.post]).join('、')
  const organisation = writes.organisations.find(one => one.organisation.id === membership?.organisationId)?.fact.fullName ?? ''
  const found: Partial<Record<RosterField, string>> = {
    name: person?.name ?? '', sex: person?.sex ?? '', birth: person?.birth ?? '', idNumber: person?.idNumber ?? '', nationality: person?.nationality ?? '', level: person?.fullTimeEducation.level ?? person?.inServiceEducation.level ?? '',
    memberType: membership?.memberType ?? '', joinedOn: membership?.joinedOn ?? '', fullOn: membership?.fullOn ?? '', workStartedOn: person?.workStartedOn ?? '', organisation, phone: person?.phone ?? '', unitPost: person?.unitPost ?? '',
    isFloating: String(membership?.floating !== null), isLost: String(membership?.lost !== null), isMigrantWorker: String(person?.isMigrantWorker), partyPost: posts,
  }
  return Object.fromEntries(fields.map(field => [field, found[field] ?? '']))
}

/** Left out and passed over come to the same. */
function sameField(wanted: RosterField | null, guessed: RosterField | null): boolean {
  return wanted === guessed || ((wanted === null || isDerived(wanted)) && (guessed === null || isDerived(guessed)))
}
