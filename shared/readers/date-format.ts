/** Formats 14–22, 27–36, 45, 47, 50–58 and 71–81 of ECMA-376 part 1, 18.8.30, Chinese and Thai ones among them; 46 is a length of time. */
export function isDateFormatId(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id === 45 || id === 47 || (id >= 50 && id <= 58) || (id >= 71 && id <= 81)
}

/** Whether a number format shows a day or a time of day: `yyyy"年"m"月"`, `yyyymmdd`, `[$-804]aaaa`; a length of time like `[h]:mm` is a number. */
export function isDateFormat(code: string): boolean {
  if (/\[(?:h+|m+|s+)\]/i.test(code)) return false
  const bare = code.replace(/"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]/gs, '').replace(/General|E[+-]/gi, '')
  return /[ymdhse]|a{3}/i.test(bare)
}
