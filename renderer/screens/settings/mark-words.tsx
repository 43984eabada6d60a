import { useState } from 'react'
import { settingsLabels as labels } from '#shared/model/settings.ts'
import { LongTextField } from '../../parts/text-field.tsx'

interface Props {
  readonly value: readonly string[]
  readonly onChange: (words: string[]) => void
}

/** One word a line; empty lines don't count, and stay while one types. */
export function MarkWords({ value, onChange }: Props) {
  const [typed, setTyped] = useState(value.join('\n'))
  const shown = wordsIn(typed).join('\n') === value.join('\n') ? typed : value.join('\n')
  return <LongTextField label={labels.classificationWords} value={shown} onChange={text => { setTyped(text); onChange(wordsIn(text)) }} />
}

function wordsIn(text: string): string[] {
  return text.split('\n').map(word => word.trim()).filter(word => word !== '')
}
