import { escapedAttribute } from './docx-table.ts'

/**
 * What no line of a Word file begins or ends with, as its settings say (ECMA-376, noLineBreaksBefore and noLineBreaksAfter): the marks that Word knows for
 * Chinese, and 年月日元万亿 before which and 年月 behind which no line may break. So dates and sums hold together, and no character is added to them.
 */
export function lineBreakSettings(): string {
  const said = (name: string, marks: string) => `<w:${name} w:lang="zh-CN" w:val="${escapedAttribute(marks)}"/>`
  return said('noLineBreaksAfter', `${openingMarks}${datePartEnds}`) + said('noLineBreaksBefore', `${closingMarks}${unitsBehindNumbers}`)
}

const datePartEnds = '年月'
const unitsBehindNumbers = '年月日元万亿'
const openingMarks = '$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥'
const closingMarks = '!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠'
