import { type Finding, levelOrder, levelSigns } from '#shared/rules/finding.ts'
import { levelWord } from '#shared/rules/level-words.ts'

interface Props {
  readonly title: string
  /** 0 to 100; null = not known yet. */
  readonly score: number | null
  readonly findings: readonly Finding[]
  readonly empty: string
  readonly onOpen: (finding: Finding) => void
}

/** What is missing, the worst first; each leads to its field. An article stands once under those that share it. */
export function FindingColumn({ title, score, findings, empty, onOpen }: Props) {
  const sorted = worstFirst(findings)
  return (
    <aside className="findings" aria-label={title}>
      <h2>{title}{score !== null && `　${score} 分`}</h2>
      {findings.length === 0 && <p className="muted">{empty}</p>}
      {sorted.map((finding, index) => <FindingButton key={index} finding={finding} showsBasis={finding.basis !== sorted[index + 1]?.basis} onOpen={onOpen} />)}
    </aside>
  )
}

interface ButtonProps {
  readonly finding: Finding
  readonly showsBasis?: boolean
  readonly onOpen: (finding: Finding) => void
}

export function FindingButton({ finding, showsBasis = true, onOpen }: ButtonProps) {
  return (
    <button type="button" className="finding" title={finding.basis} onClick={() => onOpen(finding)}>
      <span className={`level ${finding.level}`}>{levelSigns[finding.level]} {levelWord(finding)}</span>
      <span>{finding.message}{showsBasis && <span className="finding-basis">{finding.basis}</span>}</span>
    </button>
  )
}

/** Within a level those of one article stand together. */
export function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => levelOrder.indexOf(b.level) - levelOrder.indexOf(a.level) || (a.basis < b.basis ? -1 : a.basis > b.basis ? 1 : 0))
}
