/** What an inspector would find otherwise than the name says: `照片.jpg` that is a PDF. A sentence's end (其实是…), or null where name and content agree or nothing is known. */
export function otherThanNamed(name: string, bytes: Uint8Array): string | null {
  if (bytes.length === 0) return '是空文件'
  const expected = contents[name.slice(name.lastIndexOf('.') + 1).toLowerCase()]
  if (expected === undefined || expected.some(kind => isKind(kind, bytes))) return null
  const found = Object.keys(kinds).find(kind => isKind(kind, bytes))
  return found === undefined ? '的内容认不出来' : `其实是${kinds[found]?.words}`
}

interface Kind {
  readonly words: string
  readonly at: number
  /** Bytes as latin-1 text, any of these. */
  readonly starts: readonly string[]
}

const kinds: Readonly<Record<string, Kind>> = {
  pdf: { words: 'PDF', at: 0, starts: ['%PDF'] },
  jpeg: { words: 'JPEG 图片', at: 0, starts: ['\u00ff\u00d8\u00ff'] },
  png: { words: 'PNG 图片', at: 0, starts: ['\u0089PNG'] },
  gif: { words: 'GIF 图片', at: 0, starts: ['GIF8'] },
  bmp: { words: 'BMP 图片', at: 0, starts: ['BM'] },
  tiff: { words: 'TIFF 图片', at: 0, starts: ['II*\0', 'MM\0*'] },
  webp: { words: 'WebP 图片', at: 8, starts: ['WEBP'] },
  zip: { words: 'ZIP 类文件（docx、xlsx、ofd 等）', at: 0, starts: ['PK\u0003\u0004', 'PK\u0005\u0006'] },
  ole: { words: '旧版 Office 文件', at: 0, starts: ['\u00d0\u00cf\u0011\u00e0'] },
  rtf: { words: 'RTF 文档', at: 0, starts: ['{\\rtf'] },
  rar: { words: 'RAR 压缩包', at: 0, starts: ['Rar!'] },
  sevenZip: { words: '7z 压缩包', at: 0, starts: ['7z\u00bc\u00af'] },
  wav: { words: 'WAV 录音', at: 8, starts: ['WAVE'] },
  mp4: { words: 'MP4 音视频', at: 4, starts: ['ftyp'] },
  mp3: { words: 'MP3 录音', at: 0, starts: ['ID3', '\u00ff\u00fb', '\u00ff\u00f3', '\u00ff\u00f2', '\u00ff\u00fa'] },
  program: { words: '可执行程序', at: 0, starts: ['MZ', '\u007fELF'] },
}

/** By extension; WPS writes its own names over both Office formats. Texts and what isn't listed may hold anything. */
const contents: Readonly<Record<string, readonly string[]>> = {
  pdf: ['pdf'], jpg: ['jpeg'], jpeg: ['jpeg'], png: ['png'], gif: ['gif'], bmp: ['bmp'], tif: ['tiff'], tiff: ['tiff'], webp: ['webp'],
  docx: ['zip'], xlsx: ['zip'], pptx: ['zip'], ofd: ['zip'], zip: ['zip'], doc: ['ole', 'rtf'], xls: ['ole'], ppt: ['ole'], wps: ['ole', 'zip'], et: ['ole', 'zip'], dps: ['ole', 'zip'],
  rtf: ['rtf'], rar: ['rar'], '7z': ['sevenZip'], wav: ['wav'], mp4: ['mp4'], m4a: ['mp4'], mp3: ['mp3'],
}

function isKind(kind: string, bytes: Uint8Array): boolean {
  const known = kinds[kind]
  return known !== undefined && known.starts.some(start => [...start].every((character, i) => bytes[known.at + i] === character.charCodeAt(0)))
}
