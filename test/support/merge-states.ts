import * as fc from 'fast-check'
import { namedRows } from '#shared/archive/constraints.ts'
import type { MergeState } from '#shared/archive/merge.ts'
import type { TableName } from '#shared/model/tables.ts'

type Fields = Record<string, unknown>
type Rows = Map<string, Fields>

/** Small archives that touch each other often: few ids, few values, a list of items with ids, one without, a field that the model doesn't know. */
const ids = { person: ['p1', 'p2', 'p3'], branch: ['o1', 'o2'], meeting: ['m1', 'm2', 'm3'], topic: ['t1', 't2', 't3'] }
const word = fc.constantFrom('甲', '乙', '丙', '丁')
const instant = fc.integer({ min: 1, max: 9 }).map(n => `2026-06-0${n}T01:00:00.000Z`)
const entry = { createdAt: instant, createdBy: word, updatedAt: instant, updatedBy: word, source: fc.constantFrom('manual', 'import') }

const person = fc.record({ name: word, phone: word, laterField: word, ...entry }, { requiredKeys: ['name', 'phone', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'source'] })
const branch = fc.record({ approvalDocumentNo: word, ...entry })
const speech = fc.record({ personId: fc.constant(null), text: word })
const topic = (id: string) => fc.record({ id: fc.constant(id), title: word, resolution: word, speeches: fc.array(speech, { maxLength: 2 }) })
const attendee = (personId: string) => fc.record({ personId: fc.constant(personId), status: word })
const meeting = fc.record({
  title: word, place: word, organisationId: fc.constantFrom(...ids.branch), hostId: fc.option(fc.constantFrom(...ids.person)),
  lecture: fc.option(fc.record({ subject: word, audience: word })), kinds: fc.array(word, { maxLength: 2 }),
  topics: fc.subarray(ids.topic).chain(chosen => fc.tuple(...chosen.map(topic))), attendees: fc.subarray(ids.person).chain(chosen => fc.tuple(...chosen.map(attendee))), ...entry,
})

const someRow: fc.Arbitrary<readonly [string, Fields]> = fc.oneof(
  fc.tuple(fc.constantFrom(...ids.person), person).map(([id, row]) => [`people ${id}`, { id, ...row }] as const),
  fc.tuple(fc.constantFrom(...ids.branch), branch).map(([id, row]) => [`organisations ${id}`, { id, ...row }] as const),
  { arbitrary: fc.tuple(fc.constantFrom(...ids.meeting), meeting).map(([id, row]) => [`meetings ${id}`, { id, ...row }] as const), weight: 2 },
)

type Edit = (rows: Rows) => void

/** Takes some fields and list items of another version of a row. */
const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...ids.person.map(id => `people ${id}`), ...ids.branch.map(id => `organisations ${id}`), ...ids.meeting.map(id => `meetings ${id}`)).map((key): Edit => rows => { rows.delete(key) }) },
  { weight: 1, arbitrary: someRow.map(([key, row]): Edit => rows => { rows.set(key, row) }) },
  { weight: 6, arbitrary: fc.tuple(someRow, fc.array(fc.nat(9), { minLength: 1, maxLength: 3 })).map(([[key, row], which]): Edit => rows => {
    const present = rows.get(key)
    if (present === undefined) return
    const names = Object.keys(row).filter(name => !['id', 'createdAt', 'createdBy', 'source'].includes(name))
    const taken = which.map(n => names[n % names.length] ?? 'title')
    rows.set(key, { ...present, ...Object.fromEntries(taken.map(name => [name, row[name]])), updatedAt: row['updatedAt'], updatedBy: row['updatedBy'] })
  }) },
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...ids.meeting), fc.constantFrom(...ids.topic), fc.constantFrom('title', 'resolution'), word, fc.boolean()).map(([id, topicId, field, text, removes]): Edit => rows => {
    const present = rows.get(`meetings ${id}`)
    if (present === undefined) return
    const topics = present['topics'] as Fields[]
    rows.set(`meetings ${id}`, { ...present, topics: removes ? topics.filter(one => one['id'] !== topicId) : topics.map(one => (one['id'] === topicId ? { ...one, [field]: text } : one)) })
  }) },
)

export const edits = fc.array(edit, { maxLength: 6 })

export const someState: fc.Arbitrary<MergeState> = fc.array(someRow, { maxLength: 8 }).map(rows => whole(new Map(rows), new Map()))

/** A state that somebody went on working with; what its rows name is there. */
export function edited(state: MergeState, changes: readonly Edit[]): MergeState {
  const rows = new Map<string, Fields>(state)
  for (const change of changes) change(rows)
  return whole(rows, state)
}

const plain = { createdAt: '2026-06-01T01:00:00.000Z', createdBy: '甲', updatedAt: '2026-06-01T01:00:00.000Z', updatedBy: '甲', source: 'manual' }

function whole(rows: Rows, former: MergeState): Rows {
  for (const key of [...rows.keys()]) {
    for (const { table, id } of namedRows(key.split(' ')[0] as TableName, rows.get(key) ?? {})) {
      const needed = `${table} ${id}`
      if (!rows.has(needed)) rows.set(needed, former.get(needed) ?? { id, ...plain })
    }
  }
  return rows
}
