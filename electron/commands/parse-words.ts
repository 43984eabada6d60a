import { parseArgs } from 'node:util'
import { type Command, Given, UsageError, type Values } from './command.ts'

/** The words behind a command's name, as it declares them. Throws UsageError. */
export function parseWords({ options, positions = [] }: Pick<Command, 'options' | 'positions'>, words: readonly string[]): Given {
  const { values, positionals } = parsed(spread(words, options), options)
  const missing = Object.entries(options).find(([name, kind]) => (kind === 'text' || kind === 'texts') && values[name] === undefined)
  if (missing !== undefined) throw new UsageError(`缺少参数 --${missing[0]}`)
  const unnamed = positions[positionals.length]
  if (unnamed !== undefined) throw new UsageError(`请写明${unnamed}`)
  if (positionals.length > positions.length) throw new UsageError(`多出参数“${positionals.at(-1) ?? ''}”`)
  return new Given(values, positionals)
}

/** `--from A B` as `--from A --from B`, which is how parseArgs takes several values. */
function spread(words: readonly string[], options: Command['options']): string[] {
  let several: string | null = null
  return words.flatMap(word => {
    if (!word.startsWith('-')) return several === null ? [word] : [several, word]
    const isBare = word.startsWith('--') && options[word.slice(2)] === 'texts'
    several = isBare ? word : null
    return isBare ? [] : [word]
  })
}

function parsed(words: string[], kinds: Command['options']): { readonly values: Values; readonly positionals: readonly string[] } {
  const options = Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, { type: kind === 'flag' ? ('boolean' as const) : ('string' as const), multiple: kind === 'texts' }]))
  try {
    const { values, positionals } = parseArgs({ args: words, options, strict: true, allowPositionals: true })
    return { values: values as Values, positionals } // a boolean is never given twice
  } catch {
    throw new UsageError(`参数不对：${words.join(' ')}`) // parseArgs explains itself in English only
  }
}
