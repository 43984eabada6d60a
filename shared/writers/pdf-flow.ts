import type { Content } from 'pdfmake/interfaces'
import { bodySize, type Block, type PageSetup } from '#shared/documents/document.ts'
import { headingStyles, linePitch, pointsOfMm } from './layout.ts'

/** Follows what pdfmake will place, as long as it is sure where that stands: in points below the top of the type area. */
export interface Flow {
  readonly known: () => boolean
  /** A block that pdfmake lays out, and the place of its nodes in the section. */
  readonly pass: (block: Block, nodes: readonly Content[], at: number) => void
  /**
   * Where a table begins whose first piece is so high: if it doesn't fit any more, the headings before it go over with it.
   * `breakBefore` is the place in the section before which a page must end, Infinity that of the table.
   */
  readonly startTable: (leastHeight: number) => { readonly breakBefore: number | null; readonly y: number }
  readonly endTable: (y: number) => void
}

export function flowDown(page: PageSetup): Flow {
  const pageHeight = pointsOfMm(page.heightMm - page.margin.top - page.margin.bottom)
  let y: number | null = 0
  /** Headings and the few lines below them that belong to the next table. */
  let lead: { readonly at: number; height: number } | null = null
  return {
    known: () => y !== null,
    pass: (block, nodes, at) => {
      const height = heightOfBlock(block, nodes)
      if (block.type === 'heading') lead ??= { at, height: 0 }
      else if (block.type !== 'paragraph') lead = null
      if (lead !== null) lead.height += height ?? 0
      if (lead !== null && lead.height > mostLead) lead = null
      if (block.type === 'pageBreak') y = breakHeight
      else if (y !== null) y = height === null || y + height > pageHeight ? null : y + height
    },
    startTable: leastHeight => {
      const at = y ?? 0
      if (at <= breakHeight || at + leastHeight <= pageHeight - safety) return { breakBefore: null, y: at }
      const start = breakHeight + (lead?.height ?? 0)
      const moved = lead !== null && at > start + 1 && start + leastHeight <= pageHeight ? lead : null
      return moved === null ? { breakBefore: Infinity, y: breakHeight } : { breakBefore: moved.at, y: start }
    },
    endTable: end => {
      lead = null
      y = end
    },
  }
}

/** Of the node that begins a page. */
const breakHeight = 0.15
const safety = 0.2

/** Points: a third of a page. */
const mostLead = 200

function heightOfBlock(block: Block, nodes: readonly Content[]): number | null {
  switch (block.type) {
    case 'heading': {
      const { pitch, before, after } = headingStyles[block.level]
      const lines = nodes.map(node => (typeof node === 'object' && 'stack' in node ? node.stack.length : 1))
      return lines.reduce((sum, count) => sum + before + after + count * pitch, 0)
    }
    case 'paragraph': return nodes.length * linePitch(block.size ?? bodySize)
    default: return null
  }
}
