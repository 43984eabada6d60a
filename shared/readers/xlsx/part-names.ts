import { advices, type Refuse } from '../refuse.ts'

/** Folders of OOXML packages, those of WPS and Office's own left-overs among them. */
const folders = /^(?:_rels|docprops|xl|customxml|customui|customstorage|docmetadata|usercustomization|package|\[trash\]|worksheets|theme)\//
const extensions = /\.(?:xml|rels|vml|bin|png|jpe?g|jpe|jfif|gif|bmp|tiff?|emf|wmf|wdp|svg|webp|ico|pict|wav|mp3|mp4|psmdcp|dat|ole|docx?|xlsx?|pptx?|pdf|txt|json|sigs|fntdata|odttf|glb)$/

/** Refuses every package that is no plain workbook, by what its parts are called. */
export function refuseUnlessWorkbook(names: readonly string[], refuse: Refuse): void {
  const lower = names.map(name => name.toLowerCase())
  const some = (pattern: RegExp) => lower.some(name => pattern.test(name))
  if (some(/(?:^|\/)vbaproject\.bin$|^xl\/macrosheets\//)) refuseMacros(refuse)
  if (lower.includes('xl/workbook.bin')) refuse('wrongFormat', '是二进制工作簿（xlsb），本程序不能读取', advices.saveAsXlsx)
  if (lower.includes('mimetype') || lower.includes('content.xml')) refuse('wrongFormat', '是 OpenDocument 文件（ods），本程序不能直接读取', advices.saveAsXlsx)
  if (some(/^word\//)) refuse('wrongFormat', '是 Word 文档，不是电子表格', '请把其中的表格复制到 WPS 表格或 Excel，另存为 xlsx 后再导入')
  if (some(/^ppt\//)) refuse('wrongFormat', '是演示文稿，不是电子表格', '请把其中的表格复制到 WPS 表格或 Excel，另存为 xlsx 后再导入')
  if (!lower.includes('[content_types].xml')) refuse('wrongFormat', '是压缩包，不是电子表格', '请先解压，再导入里面的表格文件')
  const strange = names.find((_, i) => !isPartName(lower[i] ?? ''))
  if (strange !== undefined) refuse('excessive', `里面有表格不该有的文件“${printable(strange)}”`, advices.askSender)
}

export function refuseMacros(refuse: Refuse): never {
  return refuse('macros', '带有宏（程序代码）', '请用 WPS 或 Excel 打开它，另存为不带宏的 xlsx（Excel 工作簿）后再导入')
}

function isPartName(name: string): boolean {
  if (/[\0-\u001f\u007f<>"|?*:]/.test(name) || name.startsWith('/') || name.split('/').some(segment => segment === '..' || segment === '.')) return false
  if (name.endsWith('/')) return folders.test(name) || name === 'xl/'
  return extensions.test(name) && (folders.test(name) || !name.includes('/'))
}

function printable(name: string): string {
  return name.replace(/[\0-\u001f\u007f]/g, '·').slice(0, 60)
}
