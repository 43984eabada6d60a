import type { Block, Cell, FormGrid, FormRow, Table } from '../documents/document.ts'
import { documentStem } from '../documents/file-name.ts'
import { portraitA4 } from '../documents/page-setup.ts'
import { fullNameOn, shortNameOn } from '../rules/organisation-on.ts'
import { membersOn, postsOn } from '../rules/roster.ts'
import { partyPost } from '../model/post.ts'
import { chinesePeriod, rangeOf } from '../time/period.ts'
import type { ComposedLedger, Ledger } from './ledger.ts'
import { label } from './minutes-rows.ts'

/** A line of a form to be written on by hand: two fields side by side, or one over the whole width; its height in mm. */
export type BlankLine = readonly [left: string, right: string, mm: number] | readonly [wide: string, mm: number]

/** Rows to be written on under column titles. */
export interface BlankTable {
  /** Title and width in mm; the widths of a table add up to 156. */
  readonly columns: readonly (readonly [title: string, mm: number])[]
  /** So many rows at least. */
  readonly rows: number
  readonly mm: number
  /** After fields that fill their page. */
  readonly startsPage?: boolean
  /** Its second column has the members' names, as of the period's end or today. */
  readonly isOfMembers?: boolean
}

export interface BlankForm {
  readonly id: string
  readonly title: string
  readonly source: string
  /** Of bodies above the branches; missing = of each branch. */
  readonly each?: 'organisation'
  readonly parts: readonly (readonly BlankLine[] | BlankTable)[]
}

/** A form with nothing but its labels, for those who write by hand and enter it later. It needs no records and never lacks any. */
export function blankForm({ id, title, source, parts, each }: BlankForm): Ledger {
  return {
    id, title, source, scope: 'organisationPeriod', each: each ?? 'branch', family: 'forms',
    async compose(reader, scope, today): Promise<ComposedLedger> {
      if (scope.kind !== 'organisationPeriod') throw new Error(`${id} is composed for an organisation and a period`)
      const { organisationId, period } = scope
      const [facts, people, memberships, posts] = await Promise.all([reader.organisationFacts(), reader.people(), reader.memberships(), reader.posts()])
      const { to } = rangeOf(period)
      const asOf = to < today ? to : today
      const name = fullNameOn(facts, organisationId, asOf)
      const members = new Set(membersOn(memberships, asOf).filter(one => one.organisationId === organisationId).map(one => one.personId))
      const rank = (personId: string) => postsOn(posts, personId, organisationId, asOf).reduce((best, post) => Math.min(best, partyPost.keys.indexOf(post)), partyPost.keys.length)
      const names = people.filter(person => members.has(person.id)).map(person => ({ name: person.name, key: `${String(rank(person.id)).padStart(3, '0')} ${person.pinyinInitials} ${person.id}` })).toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(one => one.name)
      return {
        rows: 1, missing: [], fileName: documentStem(`${title}_${shortNameOn(facts, organisationId, asOf)}_${chinesePeriod(period)}`),
        document: {
          title: `${title}：${name} ${chinesePeriod(period)}`,
          sections: [{
            page: portraitA4({ numbering: 'pageOfPages' }),
            blocks: [
              { type: 'heading', level: 1, text: title },
              { type: 'paragraph', indent: false, size: '五号', runs: [{ text: `党组织：${name}`, subject: name }] },
              ...parts.flatMap((part): readonly Block[] => ('columns' in part ? [...(part.startsPage === true ? [{ type: 'pageBreak' } as const] : []), writtenTable(part, names)] : [fieldGrid(part)])),
            ],
          }],
        },
      }
    },
  }
}

const fieldColumns = [26, 52, 26, 52].map(mm => ({ mm }))

function fieldGrid(lines: readonly BlankLine[]): FormGrid {
  return {
    type: 'formGrid', size: '五号', columns: fieldColumns,
    rows: lines.map((line): FormRow => (line.length === 2
      ? { minHeightMm: line[1], cells: [label(line[0]), { text: '', columnSpan: 3 }] }
      : { minHeightMm: line[2], cells: [label(line[0]), { text: '' }, label(line[1]), { text: '' }] })),
  }
}

function writtenTable({ columns, rows, mm, isOfMembers = false }: BlankTable, members: readonly string[]): Table {
  const names = isOfMembers ? members : []
  const cells = (i: number): readonly Cell[] => columns.map(([title], column) => ({ align: 'center', text: column === 0 && title === '序号' ? String(i + 1) : column === 1 ? (names[i] ?? '') : '' }))
  return {
    type: 'table', size: '五号', rowHeightMm: mm, columns: columns.map(([, width]) => ({ mm: width })), header: [columns.map(([title]): Cell => ({ text: title, role: 'hei', align: 'center' }))],
    rows: Array.from({ length: Math.max(rows, names.length) }, (_, i) => cells(i)),
  }
}
