import { type KeyboardEvent, useRef, useState } from 'react'
import { type DevelopmentStepCode, developmentStepCode } from '#shared/model/development-case.ts'
import { levelOf, type StepStanding, stateWord } from '#shared/rules/development/step-standing.ts'
import { developmentStage, stageSigns, stepRule } from '#shared/rules/development/steps.ts'
import { levelSigns } from '#shared/rules/finding.ts'
import { isComposing } from '../../ui/shortcut.ts'
import './timeline.css'
import { cellDay, cellWords } from './timeline-words.ts'

interface Props {
  readonly standings: readonly StepStanding[]
  readonly present: DevelopmentStepCode | null
  readonly onOpen: (code: DevelopmentStepCode) => void
}

/** The 25 steps drawn stage by stage: arrows go from cell to cell, hover or focus says the words, Enter opens. */
export function Timeline({ standings, present, onOpen }: Props) {
  const [spoken, setSpoken] = useState<string | null>(null)
  const [at, setAt] = useState<DevelopmentStepCode>(present ?? 'apply')
  const grid = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    const next = isComposing(event.nativeEvent) || event.ctrlKey || event.altKey ? null : neighbour(at, event.key)
    if (next === null) return
    event.preventDefault()
    setAt(next)
    grid.current?.querySelector<HTMLElement>(`[data-step="${next}"]`)?.focus()
  }
  return (
    <section className="timeline" aria-label="25 步" ref={grid} onKeyDown={move} onMouseLeave={() => setSpoken(null)}>
      {developmentStage.keys.map(stage => (
        <div key={stage} className="timeline-stage" role="group" aria-label={developmentStage.labels[stage]}>
          <div className="timeline-stage-name"><span aria-hidden="true">{stageSigns[stage]}</span>{developmentStage.labels[stage]}</div>
          <div className="timeline-cells">
            {standings.filter(({ code }) => stepRule(code).stage === stage).map(standing => (
              <Cell key={standing.code} standing={standing} isPresent={standing.code === present} isAt={standing.code === at} onOpen={onOpen} onSpeak={words => { setSpoken(words); setAt(standing.code) }} />
            ))}
          </div>
        </div>
      ))}
      <p className="timeline-words" aria-live="polite">{spoken ?? '✓ 已办　! 待办、提前、缺日期　‼ 临期　✕ 逾期　空白：还没到。方向键走到一格，Enter 打开。'}</p>
    </section>
  )
}

interface CellProps {
  readonly standing: StepStanding
  readonly isPresent: boolean
  readonly isAt: boolean
  readonly onOpen: (code: DevelopmentStepCode) => void
  readonly onSpeak: (words: string) => void
}

function Cell({ standing, isPresent, isAt, onOpen, onSpeak }: CellProps) {
  const { code, state } = standing
  const level = levelOf(state)
  const words = cellWords(standing)
  return (
    <button
      type="button" className={`timeline-cell ${level ?? 'none'}${isPresent ? ' present' : ''}`} data-step={code} tabIndex={isAt ? 0 : -1} aria-label={words} title={words}
      onMouseEnter={() => onSpeak(words)} onFocus={() => onSpeak(words)} onClick={() => onOpen(code)}
    >
      <span className="timeline-name">{stepRule(code).number} {developmentStepCode.labels[code]}</span>
      <span className="timeline-day">{cellDay(standing)}</span>
      <span className="timeline-state">{level !== null && <span aria-hidden="true">{levelSigns[level]} </span>}{state.kind === 'ahead' ? '' : stateWord(state)}</span>
    </button>
  )
}

/** ← → along the way, ↑ ↓ to the same place of the stage before or after. */
function neighbour(code: DevelopmentStepCode, key: string): DevelopmentStepCode | null {
  const codes = developmentStepCode.keys
  const index = codes.indexOf(code)
  if (key === 'ArrowRight') return codes[index + 1] ?? null
  if (key === 'ArrowLeft') return codes[index - 1] ?? null
  if (key === 'Home') return codes[0] ?? null
  if (key === 'End') return codes.at(-1) ?? null
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
  const stage = developmentStage.keys[developmentStage.keys.indexOf(stepRule(code).stage) + step]
  if (step === 0 || stage === undefined) return null
  const own = codes.filter(one => stepRule(one).stage === stepRule(code).stage)
  const others = codes.filter(one => stepRule(one).stage === stage)
  return others[Math.min(own.indexOf(code), others.length - 1)] ?? null
}
