import { expect, test } from 'vitest'
import { readSpreadsheet } from '#shared/readers/read-spreadsheet.ts'
import { expectedSheets, madeBytes } from '../../support/made-spreadsheets/made-files.ts'
import { madeSpreadsheets } from '../../support/made-spreadsheets/made-spreadsheets.ts'

test.each(madeSpreadsheets.map(one => [one.fileName, one] as const))('%s is read back cell by cell', async (fileName, { format, sheets }) => {
  expect(await readSpreadsheet(await madeBytes(format, sheets), fileName)).toEqual(expectedSheets(format, sheets, fileName))
})

test('no two files are called alike', () => {
  expect(new Set(madeSpreadsheets.map(one => one.fileName)).size).toBe(madeSpreadsheets.length)
})
