import { useState } from 'react'
import { LongTextField } from '../../parts/text-field.tsx'

interface Props {
  readonly label: string
  readonly value: readonly string[]
  readonly onChange: (lines: string[]) => void
}

/** One entry a line; empty lines don't count, and stay while one types. */
export function LinesField({ label, value, onChange }: Props) {
  const [typed, setTyped] = useState(value.join('\n'))
  const shown = linesIn(typed).join('\n') === value.join('\n') ? typed : value.join('\n')
  return <LongTextField label={label} value={shown} onChange={text => { setTyped(text); onChange(linesIn(text)) }} />
}

function linesIn(text: string): string[] {
  return text.split('\n').map(line => line.trim()).filter(line => line !== '')
}
