import { AlignmentType, LineRuleType, type IParagraphStyleOptions, type IRunStylePropertiesOptions, type IStylesOptions } from 'docx'
import { bodySize, pointsOf, type Align, type TextRole, type TextSize } from '#shared/documents/document.ts'
import { officialFonts } from '#shared/documents/fonts.ts'
import { bodyIndent, cellPitch, headingStyles, linePitch, trackingOf, twipsOf, type TextStyle } from './layout.ts'
import { defaultRoles } from '#shared/documents/texts.ts'
import { signatureSize } from './signature-fields.ts'

/** Styles that a clerk can change in Word or WPS, by the names that are seen there. Cells have one style for each 字号. */
export const styleIds = {
  body: 'LedgerBody', plain: 'LedgerPlain', coverTitle: 'LedgerCoverTitle', coverSubtitle: 'LedgerCoverSubtitle', coverLine: 'LedgerCoverLine',
  contentsTitle: 'LedgerContentsTitle', caption: 'LedgerCaption', signature: 'LedgerSignature', footer: 'LedgerFooter', footerNote: 'LedgerFooterNote',
  gap: 'LedgerGap', splice: 'LedgerSplice',
} as const

export const cellStyleId = (size: TextSize): string => `LedgerCell${pointsOf[size] * 2}`

/** Chinese in the role's official font, Latin letters and figures in Times New Roman. */
export function fontOf(role: TextRole): { ascii: string; hAnsi: string; eastAsia: string; cs: string } {
  return { ascii: latinFont, hAnsi: latinFont, eastAsia: officialFonts[role].name, cs: latinFont }
}

export const latinFont = 'Times New Roman'

export function docxStyles(cellSizes: readonly TextSize[]): IStylesOptions {
  return {
    default: {
      document: { run: { font: fontOf('fang'), size: pointsOf[bodySize] * 2, language: { eastAsia: 'zh-CN', value: 'en-US' } }, paragraph: { spacing: exact(linePitch(bodySize)) } },
      heading1: heading(1), heading2: heading(2), heading3: heading(3),
    },
    paragraphStyles: [
      text(styleIds.body, '台账正文', { role: 'fang', size: bodySize, pitch: linePitch(bodySize), align: 'justify', indent: true, before: 0, after: 0 }),
      text(styleIds.plain, '台账正文（不缩进）', textStyle('fang', bodySize, 'left')),
      text(styleIds.coverTitle, '封面标题', textStyle(defaultRoles.coverTitle, '二号', 'center')),
      text(styleIds.coverSubtitle, '封面副题', textStyle(defaultRoles.coverSubtitle, '小二', 'center')),
      text(styleIds.coverLine, '封面落款', textStyle(defaultRoles.coverLine, '三号', 'center')),
      text(styleIds.contentsTitle, '目录标题', { ...textStyle(defaultRoles.contentsTitle, '小二', 'center'), after: linePitch(bodySize) / 2 }),
      ...[1, 2, 3].map(level => contentsEntry(level)),
      text(styleIds.caption, '图片说明', textStyle(defaultRoles.caption, '小四', 'center')),
      text(styleIds.signature, '落款', { ...textStyle(defaultRoles.signature, signatureSize, 'left'), pitch: pointsOf[signatureSize] * 1.2 }),
      text(styleIds.footer, '页脚页码', { ...textStyle(defaultRoles.footer, '五号', 'left'), pitch: pointsOf['四号'] * 1.2 }),
      text(styleIds.footerNote, '页脚附注', { ...textStyle(defaultRoles.footer, '小五', 'left'), pitch: pointsOf['小五'] * 1.2 }),
      ...cellSizes.map(size => text(cellStyleId(size), `表格文字（${size}）`, { ...textStyle(defaultRoles.cell, size, 'left'), pitch: cellPitch(size) })),
      { id: styleIds.gap, name: '表后间隔', basedOn: 'Normal', run: { size: 2 }, paragraph: { spacing: exact(1) } },
      { id: styleIds.splice, name: '表格位置', basedOn: 'Normal' },
    ],
  }
}

export function textStyle(role: TextRole, size: TextSize, align: Align): TextStyle {
  return { role, size, pitch: linePitch(size), align, indent: false, before: 0, after: 0 }
}

export const exact = (points: number): { line: number; lineRule: typeof LineRuleType.EXACT; before: number; after: number } =>
  ({ line: twipsOf(points), lineRule: LineRuleType.EXACT, before: 0, after: 0 })

export const alignments = {
  left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT, justify: AlignmentType.BOTH,
} as const satisfies Record<Align, string>

function text(id: string, name: string, style: TextStyle): IParagraphStyleOptions {
  return { id, name, basedOn: 'Normal', quickFormat: true, ...properties(style) }
}

/** Word knows its headings by their built-in names and shows them in the reader's language. */
function heading(level: 1 | 2 | 3): Omit<IParagraphStyleOptions, 'id'> {
  const { run, paragraph } = properties(headingStyles[level])
  return { name: `heading ${level}`, basedOn: 'Normal', next: styleIds.body, quickFormat: true, run: { ...run, bold: false, color: '000000' }, paragraph: { ...paragraph, keepNext: true, outlineLevel: level - 1 } }
}

function contentsEntry(level: number): IParagraphStyleOptions {
  const { run, paragraph } = properties(textStyle(defaultRoles.contentsEntry, '四号', 'left'))
  return { id: `TOC${level}`, name: `toc ${level}`, basedOn: 'Normal', run, paragraph: { ...paragraph, indent: { left: twipsOf((level - 1) * bodyIndent) } } }
}

function properties(style: TextStyle): { run: IRunStylePropertiesOptions; paragraph: NonNullable<IParagraphStyleOptions['paragraph']> } {
  const tracking = trackingOf(style.size)
  return {
    run: { font: fontOf(style.role), size: pointsOf[style.size] * 2, ...(tracking === 0 ? {} : { characterSpacing: twipsOf(tracking) }) },
    paragraph: {
      alignment: alignments[style.align],
      spacing: { ...exact(style.pitch), before: twipsOf(style.before), after: twipsOf(style.after) },
      ...(style.indent ? { indent: { firstLine: twipsOf(2 * (pointsOf[style.size] + tracking)), firstLineChars: 200 } } : {}),
    },
  }
}
