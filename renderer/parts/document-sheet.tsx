import type { CSSProperties, ReactNode } from 'react'
import type { Block, Cell, Column, Document, FormGrid, Section, Table } from '#shared/documents/document.ts'
import './document-sheet.css'

/** A printable document as a sheet on the screen: the same words in the same places as on paper, without its pages. */
export function DocumentSheet({ document }: { readonly document: Document }) {
  return <article className="paper" aria-label={document.title}>{document.sections.map((section, index) => <SectionSheet key={index} section={section} />)}</article>
}

function SectionSheet({ section }: { readonly section: Section }) {
  const { note } = section.page.footer
  return (
    <section>
      {section.blocks.map((block, index) => <BlockSheet key={index} block={block} />)}
      {note !== undefined && <p className="paper-note">{note}</p>}
    </section>
  )
}

function BlockSheet({ block }: { readonly block: Block }): ReactNode {
  switch (block.type) {
    case 'heading': return block.level === 1 ? <h2>{block.text}</h2> : <h3>{block.text}</h3>
    case 'paragraph': return <p style={{ textAlign: block.align ?? 'left' }}>{block.runs.map((run, index) => <span key={index}>{run.text}</span>)}</p>
    case 'formGrid': return <Grid grid={block} />
    case 'table': return <Rows table={block} />
    case 'signatureLine': return <p className="paper-signatures">{block.fields.map(({ label, value }) => <span key={label}>{label}：<u>{value ?? '　　　　　　'}</u></span>)}</p>
    case 'cover': return <header className="paper-cover"><h2>{block.title}</h2>{block.lines.map(line => <p key={line}>{line}</p>)}</header>
    case 'image':
    case 'pageBreak':
    case 'contents': return null
  }
}

function Grid({ grid }: { readonly grid: FormGrid }) {
  return <table><Columns columns={grid.columns} /><tbody>{grid.rows.map((row, index) => <Row key={index} cells={row.cells} />)}</tbody></table>
}

function Rows({ table }: { readonly table: Table }) {
  return (
    <table>
      <Columns columns={table.columns} />
      <thead>{table.header.map((cells, index) => <Row key={index} cells={cells} isHead />)}</thead>
      <tbody>{table.rows.map((cells, index) => <Row key={index} cells={cells} />)}</tbody>
    </table>
  )
}

function Columns({ columns }: { readonly columns: readonly Column[] }) {
  const sum = columns.reduce((all, column) => all + column.mm, 0)
  return <colgroup>{columns.map((column, index) => <col key={index} style={{ width: `${(column.mm / sum) * 100}%` }} />)}</colgroup>
}

function Row({ cells, isHead = false }: { readonly cells: readonly Cell[]; readonly isHead?: boolean }) {
  return (
    <tr>
      {cells.map((cell, index) => {
        const Tag = isHead || cell.role === 'hei' ? 'th' : 'td'
        return <Tag key={index} colSpan={cell.columnSpan ?? 1} rowSpan={cell.rowSpan ?? 1} className={cell.shade === undefined ? '' : `shade-${cell.shade}`} style={styleOf(cell)}>{cell.text}</Tag>
      })}
    </tr>
  )
}

function styleOf(cell: Cell): CSSProperties {
  return cell.align === undefined ? {} : { textAlign: cell.align === 'justify' ? 'left' : cell.align }
}
