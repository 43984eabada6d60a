import { type TableName, tables } from '../model/tables.ts'
import type { StoredRow } from './commit.ts'
import type { LikelyDouble } from './merge-report.ts'

type Fields = Readonly<Record<string, unknown>>

/** New rows that may be a person or an organisation that is here already: the same ID number, the same name and month of birth, the same full name. Only told, never joined. */
export function likelyDoubles(present: readonly StoredRow[], added: readonly StoredRow[]): readonly LikelyDouble[] {
  const known = new Map<string, StoredRow[]>()
  for (const row of present) for (const mark of marksOf(row)) known.set(mark.key, [...(known.get(mark.key) ?? []), row])
  const told = new Set<string>()
  return added.flatMap(row => marksOf(row).flatMap(({ key, table, id, title, reason }) => (known.get(key) ?? []).flatMap(other => {
    const [mark] = marksOf(other)
    const pair = `${id} ${mark?.id ?? ''}`
    if (mark === undefined || mark.id === id || told.has(pair)) return []
    told.add(pair)
    return [{ table, id, title, otherId: mark.id, otherTitle: mark.title, reason }]
  })))
}

interface Mark {
  /** The same for rows that may be one. */
  readonly key: string
  /** Which record it speaks of: an organisation's name stands in its facts. */
  readonly table: TableName
  readonly id: string
  readonly title: string
  readonly reason: string
}

function marksOf({ table, id, row }: StoredRow): readonly Mark[] {
  if (row === null) return []
  if (table === 'people') return personMarks(id, row)
  if (table !== 'organisationFacts') return []
  const name = plain(row['fullName'])
  return name === '' ? [] : [{ key: `organisation ${name}`, table: 'organisations', id: String(row['organisationId']), title: String(row['fullName']), reason: `${tables.organisations.name}全称相同` }]
}

/** Of a person with neither ID number nor birth nothing but the name is known: too little to tell. */
function personMarks(id: string, row: Fields): readonly Mark[] {
  const [name, birth, idNumber] = [plain(row['name']), typeof row['birth'] === 'string' ? row['birth'].slice(0, 7) : '', plain(row['idNumber'])]
  const mark = (key: string, reason: string): Mark => ({ key, table: 'people', id, title: String(row['name']), reason })
  return [
    ...(idNumber === '' ? [] : [mark(`number ${idNumber}`, '公民身份号码相同')]),
    ...(name === '' || birth === '' ? [] : [mark(`person ${name} ${birth}`, '姓名和出生年月相同')]),
  ]
}

/** Spaces and forms of one character don't matter in comparing. */
function plain(text: unknown): string {
  return typeof text === 'string' ? text.normalize('NFKC').replaceAll(/\s/g, '') : ''
}
