import type { TextRole } from './document.ts'

/**
 * The official name of a role's font and the names that a reader may have it under, best first.
 * Documents name these fonts; the commercial ones are never shipped. domain.md D.1.
 */
export const officialFonts: Readonly<Record<TextRole, { readonly name: string; readonly alternatives: readonly string[] }>> = {
  title: { name: '方正小标宋简体', alternatives: ['方正小标宋_GBK', '华文中宋', 'STZhongsong', '宋体', 'SimSun'] },
  hei: { name: '黑体', alternatives: ['SimHei', '方正黑体_GBK', '微软雅黑'] },
  kai: { name: '楷体_GB2312', alternatives: ['楷体', 'KaiTi', '方正楷体_GBK', '华文楷体'] },
  fang: { name: '仿宋_GB2312', alternatives: ['仿宋', 'FangSong', '方正仿宋_GBK', '华文仿宋'] },
  song: { name: '宋体', alternatives: ['SimSun', '方正书宋_GBK', '华文宋体'] },
}

/** A font file that the writers can embed. Roles say what it is the right font for; any file may stand in for a missing glyph. */
export interface FontFile {
  readonly file: string
  readonly roles: readonly TextRole[]
  readonly bold: boolean
  /** Which face of a collection (.ttc). */
  readonly postscriptName?: string
}

/** Font files of Windows, UOS and 麒麟, best first: the PC's own fonts go before the bundled ones. File names are compared without case. */
export const systemFontFiles: readonly FontFile[] = [
  { file: 'FZXBSJW.TTF', roles: ['title'], bold: false },
  { file: 'FZXBSJW--GB1-0.TTF', roles: ['title'], bold: false },
  { file: 'FZXBSK.TTF', roles: ['title'], bold: false },
  { file: 'simfang.ttf', roles: ['fang'], bold: false },
  { file: 'FZFSJW.TTF', roles: ['fang'], bold: false },
  { file: 'FZFSK.TTF', roles: ['fang'], bold: false },
  { file: 'simkai.ttf', roles: ['kai'], bold: false },
  { file: 'FZKTJW.TTF', roles: ['kai'], bold: false },
  { file: 'FZKTK.TTF', roles: ['kai'], bold: false },
  { file: 'simhei.ttf', roles: ['hei'], bold: false },
  { file: 'FZHTJW.TTF', roles: ['hei'], bold: false },
  { file: 'FZHTK.TTF', roles: ['hei'], bold: false },
  { file: 'simsun.ttc', roles: ['song'], bold: false, postscriptName: 'SimSun' },
  { file: 'FZSSJW.TTF', roles: ['song'], bold: false },
  { file: 'FZSSK.TTF', roles: ['song'], bold: false },
]

/** Open fonts that travel with the program: 宋, 仿 and 楷 fall back to the serif, 黑 to the sans, the title to the heavy serif. */
export const bundledFontFiles: readonly FontFile[] = [
  { file: 'NotoSerifSC_400Regular.ttf', roles: ['fang', 'kai', 'song'], bold: false },
  { file: 'NotoSerifSC_700Bold.ttf', roles: ['title', 'fang', 'kai', 'song'], bold: true },
  { file: 'NotoSansSC_400Regular.ttf', roles: ['hei'], bold: false },
  { file: 'NotoSansSC_700Bold.ttf', roles: ['hei'], bold: true },
]

/** Large fonts of the PC that serve only where nothing else has the character. */
export const lastResortFontFiles: readonly FontFile[] = [
  { file: 'simsunb.ttf', roles: [], bold: false },
  { file: 'SimsunExtG.ttf', roles: [], bold: false },
]
