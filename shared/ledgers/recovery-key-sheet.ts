import type { Block, Document } from '../documents/document.ts'
import { portraitA4 } from '../documents/page-setup.ts'
import { chineseDate, type LocalDate } from '../time/local-date.ts'

/** What stands on the sheet besides the key. */
export interface RecoveryKeySheet {
  /** What it opens; missing = the archive. */
  readonly of?: 'archive' | 'section'
  readonly recoveryKey: string
  readonly unitName: string
  readonly day: LocalDate
}

/** The printed recovery key: one page that goes into a sealed envelope (formats.md §4). */
export function recoveryKeySheet({ of = 'archive', recoveryKey, unitName, day }: RecoveryKeySheet): Document {
  const title = of === 'archive' ? '党务台账恢复密钥' : '政治素质档案恢复密钥'
  return { title, sections: [{ page: portraitA4({ numbering: 'none' }), blocks: [...keyBlocks(title, recoveryKey, unitName, day), ...adviceBlocks(of), ...signatures] }] }
}

/** Groups on one line of paper: seven would not fit in large type. */
const groupsPerLine = 4

function keyBlocks(title: string, recoveryKey: string, unitName: string, day: LocalDate): readonly Block[] {
  const groups = recoveryKey.split('-')
  const lines = [groups.slice(0, groupsPerLine).join('-') + '-', groups.slice(groupsPerLine).join('-')]
  return [
    { type: 'heading', level: 1, text: title },
    { type: 'formGrid', size: '三号', columns: [{ mm: 34 }, { mm: 122 }], rows: [
      { cells: [{ text: '单位', role: 'hei' }, { text: unitName }] },
      { cells: [{ text: '生成日期', role: 'hei' }, { text: chineseDate(day) }] },
    ] },
    { type: 'formGrid', size: '二号', columns: [{ mm: 156 }], rows: [{ minHeightMm: 46, cells: [{ text: lines.join('\n'), role: 'hei', bold: true, align: 'center' }] }] },
    emptyLine,
  ]
}

const emptyLine: Block = { type: 'paragraph', indent: false, runs: [{ text: '　' }] }

const opens = {
  archive: '忘记口令，或换了电脑时，用它打开“党务台账”的档案和从今天起做的备份。',
  section: '忘记政治素质档案的口令，或换了电脑时，用它打开“党务台账”里的政治素质档案；打开整个档案另有口令和恢复密钥。',
} as const

const advice = (of: 'archive' | 'section') => [
  '只有数字和大写字母，没有 I、L、O、U；输入时大小写、空格、横线都不讲究。',
  opens[of],
  '任何人拿到它都能打开：不要拍照、不要存在电脑或手机里、不要通过网络发送。',
  '装入信封，密封，两人签字，存放保险柜。重新设置口令后，本页作废，用新的一页替换。',
]

function adviceBlocks(of: 'archive' | 'section'): readonly Block[] {
  return advice(of).map(text => ({ type: 'paragraph', size: '三号', runs: [{ text }] }))
}

const signatures: readonly Block[] = [
  emptyLine,
  { type: 'signatureLine', fields: [{ label: '装封人' }, { label: '监封人' }, { label: '日期' }] },
  { type: 'signatureLine', fields: [{ label: '存放处' }, { label: '保管人' }] },
]
