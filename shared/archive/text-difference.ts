/** A stretch of two texts: in both, only in the older, only in the newer. */
export interface TextPart {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** What differs between two texts, sentence by sentence and within a sentence to the character. Same and removed make the older text, same and added the newer. */
export function textDifference(older: string, newer: string): readonly TextPart[] {
  const [a, b] = [sentencesOf(older), sentencesOf(newer)]
  if (a.length * b.length > mostPairs) return joined(edges(older, newer))
  const parts: TextPart[] = []
  let [from, to] = [0, 0]
  for (const [i, j] of [...commonSentences(a, b), [a.length, b.length] as const]) {
    parts.push(...edges(a.slice(from, i).join(''), b.slice(to, j).join('')))
    const sentence = a[i]
    if (sentence !== undefined) parts.push({ kind: 'same', text: sentence })
    ;[from, to] = [i + 1, j + 1]
  }
  return joined(parts)
}

/** Two texts of some thousand sentences each would take seconds: these are compared by their ends alone. */
const mostPairs = 1_000_000

function sentencesOf(text: string): readonly string[] {
  return text.match(/[^。；！？\n]*[。；！？\n]|[^。；！？\n]+$/g) ?? []
}

/** The longest common run of sentences, as places in both. */
function commonSentences(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  const width = b.length + 1
  const lengths = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  }
  const found: [number, number][] = []
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) found.push([i++, j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return found
}

/** Common beginning and end, and what stands between them. */
function edges(older: string, newer: string): TextPart[] {
  const [a, b] = [[...older], [...newer]]
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a[start] === b[start]) start++
  let end = 0
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const part = (kind: TextPart['kind'], text: readonly string[]): TextPart => ({ kind, text: text.join('') })
  return [part('same', a.slice(0, start)), part('removed', a.slice(start, a.length - end)), part('added', b.slice(start, b.length - end)), part('same', a.slice(a.length - end))]
}

function joined(parts: readonly TextPart[]): readonly TextPart[] {
  const whole: TextPart[] = []
  for (const part of parts) {
    const last = whole.at(-1)
    if (part.text === '') continue
    if (last?.kind === part.kind) whole[whole.length - 1] = { kind: part.kind, text: last.text + part.text }
    else whole.push(part)
  }
  return whole
}
