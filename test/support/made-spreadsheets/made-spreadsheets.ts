import { cadreSpreadsheets } from './cadre-spreadsheets.ts'
import type { MadeSpreadsheet } from './made-spreadsheet.ts'
import { memberSpreadsheets } from './member-spreadsheets.ts'
import { libreOfficeSpreadsheets, oddSpreadsheets } from './odd-spreadsheets.ts'

/** Rosters in the shapes that clerks use, each with the mapping and the people expected; bytes by `madeBytes`. */
export const madeSpreadsheets: readonly MadeSpreadsheet[] = [...memberSpreadsheets, ...cadreSpreadsheets, ...oddSpreadsheets, ...libreOfficeSpreadsheets]
