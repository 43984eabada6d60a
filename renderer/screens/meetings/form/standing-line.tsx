import { levelSigns } from '#shared/rules/finding.ts'
import type { Standing } from './standing.ts'

/** Sign, words and, on demand, the article; the colour only repeats what the sign says. */
export function StandingLine({ standing }: { readonly standing: Standing }) {
  return (
    <div className="standing" role="status">
      <span className={`level ${standing.level}`} aria-hidden="true">{levelSigns[standing.level]}</span>
      <span>{standing.text}</span>
      <span className="standing-basis">{standing.basis}</span>
    </div>
  )
}
