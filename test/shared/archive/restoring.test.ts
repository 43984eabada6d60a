import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { StoredRow } from '#shared/archive/commit.ts'
import { namedRows } from '#shared/archive/constraints.ts'
import type { ArchivePart } from '#shared/archive/restore-report.ts'
import { type Wish, restoring } from '#shared/archive/restoring.ts'
import { refKey } from '#shared/archive/row-ref.ts'
import { rowHash } from '#shared/archive/view-hash.ts'
import type { TableName } from '#shared/model/tables.ts'
import { aFact, aMeeting, aMembership, anOrganisation, aPerson, aUnit, anId, stored } from '../../support/builders.ts'

const row = (table: TableName, value: { readonly id: string } & Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}): StoredRow => {
  const whole = { ...stored(value), ...more }
  return { table, id: value.id, row: { ...whole, _h: more['_h'] ?? rowHash(whole) } }
}
const part = (some: Partial<ArchivePart>): ArchivePart => ({ organisationIds: null, personIds: null, from: null, to: null, rows: null, ...some })

const [first, second] = [anOrganisation(), anOrganisation()]
const facts = [aFact({ organisationId: first.id }), aFact({ organisationId: second.id })]
const [zhang, chen] = [aPerson({ name: '张喆' }), aPerson({ name: '陈赟' })]
const ofZhang = aMembership({ personId: zhang.id, organisationId: first.id })
const ofChen = aMembership({ personId: chen.id, organisationId: second.id })
const meeting = aMeeting({ organisationId: first.id, hostId: chen.id })
const unit = aUnit()
const settingsId = aUnit().id
const settings = (id: string) => row('settings', { id }, { yellowAfterShare: 0.5 })

const backup: readonly StoredRow[] = [
  row('units', unit), settings(settingsId), ...[first, second].map(o => row('organisations', o)), ...facts.map(f => row('organisationFacts', f)),
  row('people', zhang), row('people', chen), row('memberships', ofZhang), row('memberships', ofChen), row('meetings', meeting),
]

/** The archive after the backup: rows changed, added and taken away. */
function now(changes: { readonly put?: readonly StoredRow[]; readonly without?: readonly { readonly id: string }[] }): readonly StoredRow[] {
  const gone = new Set([...(changes.without ?? []).map(({ id }) => id), ...(changes.put ?? []).map(({ id }) => id)])
  return [...backup.filter(({ id }) => !gone.has(id)), ...(changes.put ?? [])]
}

const wish = (present: readonly StoredRow[], some: Partial<Wish> = {}): Wish => ({ present, backup, part: null, deleteNewer: false, ...some })
const touched = (some: Wish) => restoring(some).ops.map(({ table, id, value }) => `${value === null ? '-' : '+'} ${refKey({ table, id })}`)

describe('the whole archive', () => {
  test('nothing where nothing has changed but revisions', () => {
    expect(restoring(wish(backup.map(each => ({ ...each, row: { ...each.row, rev: 9, _h: 'x' } })))).ops).toEqual([])
  })

  test('puts back what was changed or taken away, upon the revision that is here', () => {
    const present = now({ put: [row('people', { ...zhang, phone: '1' }, { rev: 5 })], without: [meeting] })
    const { ops } = restoring(wish(present))
    expect(ops).toEqual([
      { table: 'people', id: zhang.id, ifRev: 5, value: withoutMarks(row('people', zhang)) },
      { table: 'meetings', id: meeting.id, ifRev: null, value: withoutMarks(row('meetings', meeting)) },
    ])
  })

  test('brings back who last touched a row, though a report tells nothing of it', () => {
    const present = now({ put: [row('people', zhang, { updatedBy: '乙' })] })
    expect(touched(wish(present))).toEqual([`+ people ${zhang.id}`])
  })

  test('newer rows are told, and deleted only where that is wished', () => {
    const li = row('people', aPerson({ name: '李堃' }), { rev: 12 })
    const present = now({ put: [li] })
    expect(restoring(wish(present)).before).toContain(li)
    expect(touched(wish(present))).toEqual([])
    expect(restoring(wish(present, { deleteNewer: true })).ops).toEqual([{ table: 'people', id: li.id, ifRev: 12, value: null }])
  })

  test('the one row of settings is replaced even where newer rows stay', () => {
    const other = settings(zhang.id)
    expect(touched(wish([...backup.filter(({ table }) => table !== 'settings'), other]))).toEqual([`+ settings ${settingsId}`, `- settings ${zhang.id}`])
  })
})

describe('sealed years', () => {
  const seal = row('yearSeals', { id: anId(), year: 2025, state: 'sealed', reason: '', changedOn: '2026-04-01' })
  const reopened = row('yearSeals', { id: seal.id, ...seal.row, state: 'reopened', reason: '补录' })

  test('are neither opened nor forgotten by a restore, and closed where the backup alone knows of it', () => {
    expect(touched(wish([...backup, seal], { deleteNewer: true }))).toEqual([])
    expect(touched({ ...wish([...backup, seal], { deleteNewer: true }), backup: [...backup, reopened] })).toEqual([])
    expect(touched({ ...wish(backup), backup: [...backup, seal] })).toEqual([`+ yearSeals ${seal.id}`])
  })
})

describe('a part', () => {
  const ofFirst = part({ organisationIds: [first.id] })

  test('leaves what lies outside of it, the unit and the settings as they are', () => {
    const present = now({ put: [row('people', { ...zhang, phone: '1' }), row('memberships', { ...ofChen, memberType: 'probationary' as const }), row('units', { ...unit, contact: '新' })], without: [meeting] })
    expect(touched(wish(present, { part: ofFirst }))).toEqual([`+ people ${zhang.id}`, `+ meetings ${meeting.id}`])
  })

  test('what it only names is left alone where it is here, and comes along where it is missing', () => {
    const changed = now({ put: [row('people', { ...chen, phone: '1' })], without: [meeting] })
    expect(touched(wish(changed, { part: part({ rows: [{ table: 'meetings', id: meeting.id }] }) }))).toEqual([`+ meetings ${meeting.id}`])
    const gone = now({ without: [meeting, chen, ofChen] })
    expect(touched(wish(gone, { part: part({ rows: [{ table: 'meetings', id: meeting.id }] }) }))).toEqual([`+ people ${chen.id}`, `+ meetings ${meeting.id}`])
  })

  test('newer rows of the part go where wished, but not what others go on naming', () => {
    const [li, mu] = [aPerson({ name: '李堃' }), aPerson({ name: '穆青' })]
    const present = now({ put: [
      row('people', li), row('memberships', aMembership({ id: li.id, personId: li.id, organisationId: first.id })),
      row('people', mu), row('memberships', aMembership({ id: mu.id, personId: mu.id, organisationId: first.id })), row('meetings', aMeeting({ organisationId: second.id, hostId: mu.id })),
    ] })
    expect(touched(wish(present, { part: ofFirst, deleteNewer: true }))).toEqual([`- people ${li.id}`, `- memberships ${li.id}`, `- memberships ${mu.id}`])
    expect(touched(wish(present, { part: ofFirst }))).toEqual([])
  })

  test('what has moved into the part since goes back to where it was, with deletions only', () => {
    const present = now({ put: [row('memberships', { ...ofChen, organisationId: first.id })] })
    expect(touched(wish(present, { part: ofFirst, deleteNewer: true }))).toEqual([`+ memberships ${ofChen.id}`])
    expect(touched(wish(present, { part: ofFirst }))).toEqual([])
  })
})

describe('laws, for any two states of an archive', () => {
  const newcomers = [row('people', aPerson({ name: '李堃' })), row('meetings', aMeeting({ organisationId: second.id })), row('memberships', aMembership({ personId: chen.id, organisationId: first.id }))]
  const changed = [row('people', { ...chen, phone: '1' }), row('memberships', { ...ofChen, organisationId: first.id }), row('meetings', { ...meeting, hostId: zhang.id })]
  const whole = (rows: readonly StoredRow[]): readonly StoredRow[] => { // as the archive's own rules have it
    const keys = new Set(rows.map(refKey))
    const sound = rows.filter(({ table, row: fields }) => namedRows(table, fields ?? {}).every(named => keys.has(refKey(named))))
    return sound.length === rows.length ? rows : whole(sound)
  }
  const someState = fc.subarray([...backup, ...newcomers]).chain(rows => fc.subarray(changed).map(others => whole([...rows.filter(each => !others.some(({ id }) => id === each.id)), ...others])))
  const someWish = fc.record({
    part: fc.oneof(fc.constant(null), fc.record({ organisationIds: fc.option(fc.subarray([first.id, second.id])), personIds: fc.option(fc.subarray([zhang.id, chen.id])) }).map(part)), deleteNewer: fc.boolean(),
  })

  test('the result names nothing that is not there, and doing it again changes nothing', () => {
    fc.assert(fc.property(someState, someState, someWish, (present, then, { part: asked, deleteNewer }) => {
      const result = applied(present, restoring({ present, backup: then, part: asked, deleteNewer }).ops)
      expect(whole(result)).toEqual(result)
      expect(restoring({ present: result, backup: then, part: asked, deleteNewer }).ops).toEqual([])
    }), { numRuns: 1000 })
  })

  test('the whole with deletions is the backup', () => {
    fc.assert(fc.property(someState, someState, (present, then) => {
      const result = applied(present, restoring({ present, backup: then, part: null, deleteNewer: true }).ops)
      expect(new Map(result.map(each => [refKey(each), withoutMarks(each)]))).toEqual(new Map(then.map(each => [refKey(each), withoutMarks(each)])))
    }), { numRuns: 1000 })
  })
})

function applied(present: readonly StoredRow[], ops: ReturnType<typeof restoring>['ops']): readonly StoredRow[] {
  const rows = new Map(present.map(each => [refKey(each), each]))
  for (const { table, id, value } of ops) {
    if (value === null) rows.delete(refKey({ table, id }))
    else rows.set(refKey({ table, id }), { table, id, row: value })
  }
  return [...rows.values()]
}

function withoutMarks({ row: fields }: StoredRow): Readonly<Record<string, unknown>> {
  const { rev: _, _h, ...rest } = fields ?? {}
  return rest
}
