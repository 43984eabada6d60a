/** One command of the command line. Results go to `print` as JSON lines, words for people to `say`. */
export interface Command {
  /** Without the command's own name. */
  readonly usage: string
  readonly options: Readonly<Record<string, OptionKind>>
  /** What each word without an option's name is, in order; all of them must be given. */
  readonly positions?: readonly string[]
  run(given: Given, io: Io): Promise<void>
}

/** `text` must be given, `optionalText` may, `texts` has one value or more (`--from A B`, `--from A --from B`), `flag` is there or not. */
export type OptionKind = 'text' | 'optionalText' | 'texts' | 'flag'

export type Values = Readonly<Record<string, string | boolean | readonly string[] | undefined>>

export interface Io {
  print(line: Readonly<Record<string, unknown>>): void
  say(words: string): void
  /** Folders that hold the fonts that come with the product. */
  readonly bundledFonts: readonly string[]
  /** The built rescue.mjs, which goes into every backup set; missing = sets without it. */
  readonly rescueProgram?: string
  /** The built spreadsheet-read.mjs, which reads spreadsheets in a thread of its own; missing = in this one. */
  readonly spreadsheetProgram?: string
}

/** What was written behind the command: read by name, checked before the command runs. */
export class Given {
  readonly #values: Values
  readonly #positions: readonly string[]

  constructor(values: Values, positions: readonly string[] = []) {
    this.#values = values
    this.#positions = positions
  }

  text(name: string): string {
    const value = this.optional(name)
    if (value === undefined) throw new UsageError(`缺少参数 --${name}`)
    return value
  }

  optional(name: string): string | undefined {
    const value = this.#values[name]
    return typeof value === 'string' ? value : undefined
  }

  /** Every value of an option of the kind `texts`, in the order written. */
  all(name: string): readonly string[] {
    const value = this.#values[name]
    return typeof value === 'object' ? value : []
  }

  /** The word at that place among those without an option's name, from 0. */
  position(index: number): string {
    const word = this.#positions[index]
    if (word === undefined) throw new Error(`a command without a position ${index}`) // run-command-line counts them before it runs
    return word
  }

  flag(name: string): boolean {
    return this.#values[name] === true
  }

  /** A whole number ≥ `least`. */
  count(name: string, least = 0): number | undefined {
    const value = this.optional(name)
    if (value === undefined) return undefined
    if (!/^\d{1,9}$/.test(value) || Number(value) < least) throw new UsageError(`--${name} 应为不小于 ${least} 的整数，不能是“${value}”`)
    return Number(value)
  }

  /** The value as `schema` understands it. */
  parsed<T>(name: string, value: string, schema: { safeParse(value: string): { success: true; data: T } | { success: false; error: { issues: readonly { message: string }[] } } }): T {
    const result = schema.safeParse(value)
    if (!result.success) throw new UsageError(`--${name}：${result.error.issues[0]?.message ?? '写法不对'}，不能是“${value}”`)
    return result.data
  }
}

/** Wrong usage: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Refused with one sentence: exit code 1. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}
