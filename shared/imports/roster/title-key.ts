/** A title without what does not change its meaning: blanks, line breaks, brackets, signs, full width, and the difference of 时间, 日期 and 年月. */
export function titleKey(title: string): string {
  return unified(title.normalize('NFKC').toLowerCase().replace(signs, ''))
}

/** The same without what stands in brackets: 党龄（年） is 党龄. */
export function bareTitleKey(title: string): string {
  return unified(title.normalize('NFKC').toLowerCase().replace(/[(（[【〔][^)）\]】〕]*[)）\]】〕]?/g, '').replace(signs, ''))
}

const signs = /[\s\p{P}\p{S}\p{Cf}的]/gu

function unified(text: string): string {
  return text.replace(/时间|日期|年月日|年月/g, '时')
}
