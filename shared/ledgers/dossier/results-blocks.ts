import type { Block } from '../../documents/document.ts'
import { sheetName } from '../../model/dossier/dossier-evaluation.ts'
import { resultWords } from '../../rules/dossier/result-words.ts'
import { resultsOverYears } from '../../rules/dossier/results-over-years.ts'
import { said, tableOf } from './cells.ts'
import type { DossierPaper, FileOnPaper } from './dossier-paper.ts'

/** More columns leave no room for the words. */
const mostYears = 4

/** 历年测评结果: how each circle of voters answered to each 方面, the last years side by side; nothing where none was held. */
export function resultsBlocks({ dossier, name }: FileOnPaper, { rows: { dossierTemplates } }: DossierPaper): readonly Block[] {
  const { years, lines } = resultsOverYears(dossier, dossierTemplates)
  if (lines.length === 0) return []
  const shown = years.slice(-mostYears)
  const results = lines.map(({ side, by, dimension, results: all }) => ({ side, by, dimension, last: all.slice(-mostYears) })).filter(({ last }) => last.some(result => result !== null))
  return [
    { type: 'heading', level: 3, text: '历年测评结果' },
    tableOf([['测评', 32], ['方面', 22], ...shown.map(year => [String(year), 102 / shown.length] as const)], results.map(({ side, by, dimension, last }) => [
      said(sheetName({ side, by }), name), said(dimension.title, name, 'center'), ...last.map(result => said(result === null ? '' : resultWords(result, side), name)),
    ]), '没有测评'),
  ]
}
