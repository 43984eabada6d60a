/** RFC 8785 (JCS): the one text of a value that hashes and frames are made from. Throws on what JSON can't say. */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string': return quoted(value)
    case 'boolean': return String(value)
    case 'number': return numeral(value)
    case 'object': return value === null ? 'null' : Array.isArray(value) ? list(value) : members(value)
    case 'bigint': case 'function': case 'symbol': case 'undefined': throw new Error(`a value without a JSON form: ${typeof value}`)
  }
}

function numeral(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`a value without a JSON form: ${value}`)
  return String(value) // ECMAScript's own notation is the one that JCS asks for; -0 is 0
}

function list(items: readonly unknown[]): string {
  let text = ''
  for (const item of items) text += `${text === '' ? '' : ','}${item === undefined ? 'null' : canonicalJson(item)}`
  return `[${text}]`
}

/** Those without a value are left out. */
function members(value: object): string {
  const fields = value as Readonly<Record<string, unknown>> // only its own string keys are read
  if (typeof fields['toJSON'] === 'function') return canonicalJson(fields['toJSON']())
  let text = ''
  for (const { key, name } of membersOf(Object.keys(fields))) {
    const item = fields[key]
    if (item !== undefined) text += `${text === '' ? '' : ','}${name}:${canonicalJson(item)}`
  }
  return `{${text}}`
}

interface Member {
  readonly key: string
  /** As JSON has it. */
  readonly name: string
}

/** Items of a list mostly have the same keys: these were the last ones. */
let last: { readonly keys: readonly string[]; readonly members: readonly Member[] } = { keys: [], members: [] }

/** In the order of their UTF-16 units, as `sort` has them. */
function membersOf(keys: readonly string[]): readonly Member[] {
  const { keys: known } = last
  if (keys.length !== known.length || !keys.every((key, i) => key === known[i])) {
    last = { keys, members: [...keys].sort().map(key => ({ key, name: quoted(key) })) }
  }
  return last.members
}

/** Characters that JSON escapes, or may: every row that is saved runs through here, and most texts have none. */
const escaped = /["\\\u0000-\u001f\ud800-\udfff]/

function quoted(text: string): string {
  return escaped.test(text) ? JSON.stringify(text) : `"${text}"`
}
