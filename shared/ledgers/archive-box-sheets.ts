import type { Block, Cell, Document, FormRow } from '../documents/document.ts'
import { documentStem } from '../documents/file-name.ts'
import { portraitA4 } from '../documents/page-setup.ts'
import { type ArchiveBox, type ArchiveItem, retention } from '../model/archive-item.ts'
import { archiveSeries, fourDigits, onTheShelf } from '../rules/archive/archive-number.ts'
import { dottedDate, yearOf } from '../time/local-date.ts'
import { rangeOf } from '../time/period.ts'
import type { ComposedLedger, Ledger } from './ledger.ts'
import { label } from './minutes-rows.ts'
import { dash, orDash, orNothing } from './words.ts'

interface Year {
  readonly fondsNo: string
  readonly fondsName: string
  readonly year: number
  /** By 档号. */
  readonly items: readonly ArchiveItem[]
  readonly boxes: readonly ArchiveBox[]
}

/** A ledger with a sheet for each series or box of a year, of the whole unit. */
function sheets(id: string, title: string, emptyWords: string, sheetsOf: (year: Year) => readonly (readonly Block[])[]): Ledger {
  return {
    id, title, source: 'domain.md C.21', scope: 'organisationPeriod', each: 'organisation', yearsOnly: true, family: 'archive',
    async compose(reader, scope): Promise<ComposedLedger> {
      if (scope.kind !== 'organisationPeriod') throw new Error(`${id} is composed for an organisation and a period`)
      const year = yearOf(rangeOf(scope.period).from)
      const [unit, items, boxes] = await Promise.all([reader.unit(), reader.archiveItems(), reader.archiveBoxes()])
      const known: Year = {
        fondsNo: unit?.fondsNo ?? '', fondsName: unit?.fondsName || (unit?.name ?? ''), year,
        items: onTheShelf(items.filter(item => item.year === year)), boxes: boxes.filter(box => box.year === year).toSorted((a, b) => (boxKey(a) < boxKey(b) ? -1 : 1)),
      }
      const pages = sheetsOf(known)
      const page = portraitA4({ numbering: 'none' })
      const heading = { type: 'heading', level: 1, text: title } as const
      const document: Document = {
        title: `${title}：${known.fondsName} ${year}年`,
        sections: pages.length === 0 ? [{ page, blocks: [heading, { type: 'paragraph', indent: false, align: 'center', runs: [{ text: emptyWords }] }] }] : pages.map(blocks => ({ page, blocks: [heading, ...blocks] })),
      }
      return { document, rows: pages.length, missing: [], fileName: documentStem(`${title}_${known.fondsName}_${year}年`) }
    },
  }
}

/** 归档文件目录封面: one for each 保管期限 and 机构（问题） (DA/T 22-2015). */
export const archiveCovers = sheets('archive-covers', '归档文件目录封面', '本年没有登记归档件', year => {
  const series = new Map(year.items.map(item => [archiveSeries(item), item]))
  return [...series.values()].map(item => [grid([
    tall('全宗号', item.fondsNo), tall('全宗名称', year.fondsName), tall('年度', String(year.year)), tall('保管期限', retention.labels[item.retention]), tall('机构（问题）', item.organisationCode),
  ])])
})

/** 备考表 of each box (domain.md C.21). */
export const archiveBoxNotes = sheets('archive-box-notes', '备考表', '本年没有登记档案盒', year => year.boxes.map(box => [
  { type: 'paragraph', indent: false, size: '五号', runs: [{ text: `${year.year}年度　保管期限：${retention.labels[box.retention]}　机构（问题）：${orNothing(box.organisationCode)}　盒号：${box.no}　起止件号：${spanOf(box, year.items)}` }] },
  grid([
    { minHeightMm: 120, breakable: true, cells: [label('盒内文件\n情况说明'), { text: orNothing(box.note) }] },
    tall('整理人', box.arrangedBy), tall('整理日期', box.arrangedOn === null ? '' : dottedDate(box.arrangedOn)), tall('检查人', box.checkedBy), tall('检查日期', box.checkedOn === null ? '' : dottedDate(box.checkedOn)),
  ]),
]))

/** 盒脊: what stands on the spine of each box, to be cut out; three of them stand side by side, for spines of 20, 30 and 40 mm. */
export const archiveBoxSpines = sheets('archive-box-spines', '档案盒盒脊', '本年没有登记档案盒', year => year.boxes.map(box => [
  { type: 'paragraph', indent: false, size: '五号', runs: [{ text: '沿线剪下，按盒脊的厚度（20、30、40 毫米）选用。' }] },
  { type: 'formGrid', size: '五号', columns: spineWidths.map(mm => ({ mm })), rows: spineRows(box, year) },
]))

const spineWidths = [20, 30, 40] as const

function spineRows(box: ArchiveBox, { fondsNo, year, items }: Year): readonly FormRow[] {
  const parts: readonly (readonly [string, string, number])[] = [
    ['全宗号', fondsNo, 28], ['年度', String(year), 28], ['保管期限', retention.labels[box.retention], 28], ['机构（问题）', orDash(box.organisationCode), 28], ['起止件号', spanOf(box, items), 34], ['盒号', String(box.no), 28],
  ]
  return parts.map(([name, value, minHeightMm]) => ({ minHeightMm, cells: spineWidths.map((): Cell => ({ text: `${name}\n${orDash(value)}`, align: 'center' })) }))
}

/** 0001—0012 of what lies in the box. */
function spanOf(box: ArchiveBox, items: readonly ArchiveItem[]): string {
  const numbers = items.filter(item => item.boxId === box.id).map(item => item.itemNo)
  return numbers.length === 0 ? dash : `${fourDigits(Math.min(...numbers))}—${fourDigits(Math.max(...numbers))}`
}

function boxKey({ retention: kept, organisationCode, no }: ArchiveBox): string {
  return `${retention.keys.indexOf(kept)} ${organisationCode} ${fourDigits(no)}`
}

function grid(rows: readonly FormRow[]): Block {
  return { type: 'formGrid', size: '小四', columns: [{ mm: 40 }, { mm: 116 }], rows }
}

function tall(name: string, value: string): FormRow {
  return { minHeightMm: 16, cells: [label(name), { text: orDash(value) }] }
}
