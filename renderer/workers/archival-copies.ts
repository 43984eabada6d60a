import { isTrueOrFalse, preferenceOf } from '../ui/preference.ts'

export const archivalPreference = 'archivalPdf'

/** Whether this PC saves its PDFs as PDF/A-2b. */
export function wantsArchivalCopies(): boolean {
  return preferenceOf(archivalPreference, false, isTrueOrFalse)
}
