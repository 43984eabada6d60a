import { expect, test } from 'vitest'
import { isDateFormat, isDateFormatId } from '#shared/readers/date-format.ts'

test.each([
  'yyyy-mm-dd', 'yyyy/m/d', 'yyyy"年"m"月"d"日"', 'yyyy"年"m"月";@', '[$-804]yyyy"年"m"月"d"日";@', '[DBNum1][$-804]yyyy"年"m"月"d"日"', 'yyyymmdd', 'yyyy.mm', 'yyyy\\.m\\.d', 'm/d/yy h:mm', 'h:mm AM/PM', '[$-804]aaaa', 'e"年"m"月"', 'd', '[Red]yyyy-mm-dd', 'YYYY-MM-DD', 'm"月"d"日"', 'yyyy年m月d日', 'mm:ss',
])('%s shows a day or a time', code => { expect(isDateFormat(code)).toBe(true) })

test.each([
  'General', '0', '0.00', '#,##0', '0.00E+00', '@', '0"元"', '0"年"', '"共"0"day"', '[h]:mm', '[mm]:ss', '[Red]0.00', '\\d0', '0_);(0)', '* #,##0', 'General"m"', '', '0%', '?/?', '[$€-407]0.00',
])('%s is no date', code => { expect(isDateFormat(code)).toBe(false) })

test.each([[13, false], [14, true], [22, true], [23, false], [26, false], [27, true], [31, true], [36, true], [37, false], [44, false], [45, true], [46, false], [47, true], [48, false], [49, false], [50, true], [57, true], [58, true], [59, false], [70, false], [71, true], [81, true], [82, false]])('format %i of the standard: %s', (id, isDate) => {
  expect(isDateFormatId(id)).toBe(isDate)
})
