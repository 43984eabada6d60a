import type { BookFrame } from '../documents/book.ts'
import type { Cell, ContentsEntry, Document } from '../documents/document.ts'
import { portraitA4 } from '../documents/page-setup.ts'
import { signatoriesIn } from '../ledgers/attestation.ts'
import { withUnitMargins } from '../ledgers/unit-paper.ts'
import { defaultSettings, type PaperProfile } from '../model/settings.ts'
import { chineseDate, type LocalDate } from '../time/local-date.ts'
import { chinesePeriod, type Period } from '../time/period.ts'
import type { BinderOrder } from './binder-order.ts'
import type { BinderUnit } from './binder-units.ts'

export interface BinderFront {
  readonly order: BinderOrder
  /** Whose binder it is: the organisation that was asked for. */
  readonly root: Pick<BinderUnit, 'name' | 'fullName'>
  /** The unit's name, 编印单位. */
  readonly unit: string
  readonly madeOn: LocalDate
  readonly paper: Pick<PaperProfile, 'margins'>
}

/** Cover and contents before the parts of a binder, and what its metadata say. */
export function binderFrame(front: BinderFront): BookFrame {
  const { order, root, unit, madeOn } = front
  return { title: `${order.title}：${root.fullName} ${chinesePeriod(order.period)}`, unit: unit === '' ? root.fullName : unit, madeOn, numbering: order.numbering, front: entries => withUnitMargins(frontDocument(front, entries), front.paper) }
}

export function frontDocument({ order, root, unit, madeOn }: BinderFront, entries: readonly ContentsEntry[]): Document {
  return {
    title: order.title,
    sections: [
      { page: portraitA4({ numbering: 'none' }), blocks: [cover({ title: order.title, subtitle: chinesePeriod(order.period), lines: [root.fullName, ...(unit === '' || unit === root.fullName ? [] : [`单位：${unit}`]), chineseDate(madeOn), '内部资料　注意保管'] })] },
      { page: portraitA4({ numbering: order.numbering }), blocks: [{ type: 'contents', title: '目　录', entries }] },
    ],
  }
}

/** 隔页. */
export function dividerDocument({ name, fullName }: BinderUnit, period: Period): Document {
  return { title: name, sections: [{ page: portraitA4({ numbering: 'none' }), blocks: [cover({ title: name, subtitle: chinesePeriod(period), lines: fullName === name ? [] : [fullName] })] }] }
}

/** 签字页: who puts the binder together and who answers for it (domain.md C, 落款). */
export function signatureDocument({ fullName }: BinderUnit, { title, period, numbering }: BinderOrder, today: LocalDate, signatures: readonly string[] = defaultSettings.paper.signatures): Document {
  return {
    title: `签字页：${fullName}`,
    sections: [{
      page: portraitA4({ numbering }),
      blocks: [
        { type: 'heading', level: 1, text: '签字页' },
        { type: 'paragraph', runs: [{ text: `本册《${title}》为${fullName}${chinesePeriod(period)}的材料，${chineseDate(today)}从党务台账编印，所列内容与档案记录一致。`, subject: fullName }] },
        { type: 'paragraph', indent: false, runs: [{ text: '　' }] },
        {
          type: 'formGrid', size: '小四', columns: [42, 54, 20, 40].map(mm => ({ mm })),
          rows: [
            { minHeightMm: 24, cells: [label('编制单位（盖章）'), { text: '', columnSpan: 3 }] },
            ...signatoriesOf(signatures).map(who => ({ minHeightMm: 14, cells: [label(who), { text: '' }, label('日期'), { text: '' }] })),
          ],
        },
      ],
    }],
  }
}

/** The unit's own signatories where it has set them; else who answers for a binder. */
function signatoriesOf(signatures: readonly string[]): readonly string[] {
  const own = signatures.join() === defaultSettings.paper.signatures.join() ? [] : signatoriesIn(signatures)
  return own.length === 0 ? ['编制人', '审核人', '党组织书记'] : own
}

function label(text: string): Cell {
  return { text, role: 'hei', align: 'center' }
}

function cover({ title, subtitle, lines }: { readonly title: string; readonly subtitle: string; readonly lines: readonly string[] }) {
  return { type: 'cover', title, subtitle, lines } as const
}
