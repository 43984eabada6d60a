import type { Difference } from '#shared/archive/meeting-differences.ts'
import { empty } from '#shared/archive/field-text.ts'
import { type TextPart, textDifference } from '#shared/archive/text-difference.ts'
import './history.css'

/** Each field with what it was and what it became; of long texts only what differs. */
export function Differences({ differences }: { readonly differences: readonly Difference[] }) {
  return (
    <ul className="differences">
      {differences.map((one, index) => <li key={index}><b>{one.label}</b><Change {...one} /></li>)}
    </ul>
  )
}

/** Characters from which on two texts are compared within themselves. */
const long = 40

function Change({ left, right }: Difference) {
  if (left === empty) return <span>填写为 <ins>{right}</ins></span>
  if (right === empty) return <span>原为 <del>{left}</del>，已清空</span>
  if (left.length < long && right.length < long) return <span>由“<del>{left}</del>”改为“<ins>{right}</ins>”</span>
  return <LongChange older={left} newer={right} />
}

function LongChange({ older, newer }: { readonly older: string; readonly newer: string }) {
  const parts = textDifference(older, newer)
  return <p className="long-change">{parts.map((part, index) => <Part key={index} part={part} isFirst={index === 0} isLast={index === parts.length - 1} />)}</p>
}

function Part({ part: { kind, text }, isFirst, isLast }: { readonly part: TextPart; readonly isFirst: boolean; readonly isLast: boolean }) {
  switch (kind) {
    case 'removed': return <del>{text}</del>
    case 'added': return <ins>{text}</ins>
    case 'same': return <span className="muted">{around(text, isFirst, isLast)}</span>
  }
}

/** Characters that are shown of what stayed, beside what changed. */
const context = 20

function around(text: string, isFirst: boolean, isLast: boolean): string {
  const characters = [...text]
  if (characters.length <= 2 * context) return text
  const before = isFirst ? '' : characters.slice(0, context).join('')
  const after = isLast ? '' : characters.slice(-context).join('')
  return `${before}……${after}`
}
