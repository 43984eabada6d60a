/** The extensions that a document may be saved with. */
export const documentExtensions = ['docx', 'pdf', 'xlsx'] as const

/** What an attachment may be beside them: files to read, look at or listen to, nothing that a PC would run. */
export const attachmentExtensions = [
  'doc', 'wps', 'xls', 'et', 'ppt', 'pptx', 'dps', 'ofd', 'txt', 'csv', 'rtf', 'jpg', 'jpeg', 'png', 'bmp', 'gif', 'tif', 'tiff', 'webp', 'mp3', 'm4a', 'wav',
  'mp4', 'zip', 'rar', '7z',
] as const

const savedExtensions: readonly string[] = [...documentExtensions, ...attachmentExtensions]

/** Whether a file of this name can be kept as an attachment and taken out again. */
export function isSavedName(name: string): boolean {
  return savedExtensions.some(extension => name.toLowerCase().endsWith(`.${extension}`))
}

export const longestFileName = 100

/**
 * A name that Windows, Linux and FAT sticks all accept, and that looks the way it reads (reliability.md §6.4). `name` ends with its extension,
 * which is kept when the name is too long. Throws when its extension is neither a document's nor an attachment's.
 */
export function documentFileName(name: string): string {
  const { stem, extension } = splitName(name)
  return `${safeStem(stem, longestFileName - extension.length - 1)}.${extension}`
}

/** The name of a document before its extension is known, with room for one and for a number. */
export function documentStem(name: string): string {
  return safeStem(name, longestFileName - 10)
}

/** 三会一课台账 (2).docx: the `n`th file that would bear this name; the first bears it as it is. */
export function numberedFileName(name: string, n: number): string {
  if (n <= 1) return name
  const { stem, extension } = splitName(name)
  const mark = ` (${n})`
  return `${safeStem(stem, longestFileName - extension.length - 1 - mark.length)}${mark}.${extension}`
}

/** The same for a folder, which has no extension. */
export function folderName(name: string): string {
  return safeStem(name, longestFileName)
}

function splitName(name: string): { stem: string; extension: string } {
  const dot = name.lastIndexOf('.')
  const extension = savedExtensions.find(known => known === name.slice(dot + 1).toLowerCase())
  if (dot < 0 || extension === undefined) throw new Error(`no document is called ${name}`)
  return { stem: name.slice(0, dot), extension }
}

/** What no file system takes, what can't be seen, and what makes a name read otherwise than it is. */
const forbidden = /[<>:"/\\|?*\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff\u{e0000}-\u{e007f}]/gu
const loneSurrogates = /[\ud800-\udfff]/gu

/** Windows takes these for devices, with any extension, and whatever their case. */
const reserved = /^(con|prn|aux|nul|clock\$|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)/i

function safeStem(stem: string, longest: number): string {
  const clean = stem.replace(forbidden, '').replace(loneSurrogates, '').replace(/^[\s.~-]+/u, '')
  const named = clean === '' ? '未命名' : reserved.test(clean) ? `_${clean}` : clean
  return shortened(named, longest).replace(/[\s.]+$/u, '')
}

/** UTF-16 units, without cutting a character in two. */
function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text
  const cut = text.slice(0, longest)
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut
}
