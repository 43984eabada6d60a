import { sheetName } from '#shared/model/dossier/dossier-evaluation.ts'
import { resultWords } from '#shared/rules/dossier/result-words.ts'
import { resultsOverYears } from '#shared/rules/dossier/results-over-years.ts'
import type { OpenedDossier } from '../../../workers/section/section-protocol.ts'

/** 历年测评结果: how each circle of voters answered to each 方面, year by year. */
export function ResultsTable({ opened: { dossier, templates } }: { readonly opened: OpenedDossier }) {
  const { years, lines } = resultsOverYears(dossier, templates)
  return (
    <section className="dossier-class" aria-label="历年测评结果">
      <div className="dossier-class-head"><h2>历年测评结果</h2></div>
      {lines.length === 0 ? <p className="muted">还没有录测评票</p> : (
        <div className="evaluation-box">
          <table className="evaluation-table" aria-label="历年测评结果">
            <thead><tr><th>测评</th><th>方面</th>{years.map(year => <th key={year}>{year}</th>)}</tr></thead>
            <tbody>
              {lines.map(({ side, by, dimension, results }) => (
                <tr key={`${side} ${by} ${dimension.code}`}>
                  <td>{sheetName({ side, by })}</td><td>{dimension.title}</td>
                  {results.map((result, index) => <td key={years[index]}>{result === null ? '—' : resultWords(result, side)}</td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
