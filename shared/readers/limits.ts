/** What a spreadsheet may hold (reliability.md 6.2); above it the file is refused, never read in part. */
export const spreadsheetLimits = {
  fileBytes: 50 * 1024 * 1024,
  zipEntries: 3_000,
  /** Inflated ÷ packed, for entries that inflate to `ratioFromBytes` or more. */
  zipRatio: 200,
  ratioFromBytes: 1024 * 1024,
  inflatedBytes: 300 * 1024 * 1024,
  sheets: 50,
  rows: 100_000,
  columns: 300,
  /** All sheets together: more would fill the memory of a PC with 4 GB. */
  cells: 5_000_000,
  /** UTF-16 units, as Excel counts. */
  cellLength: 32_767,
  mergedRanges: 50_000,
  sharedStrings: 2_000_000,
  xmlDepth: 64,
  xmlAttributes: 64,
} as const
