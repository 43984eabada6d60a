import { canonicalJson } from '#shared/archive/canonical-json.ts'
import type { Frame } from '#shared/archive/commit.ts'
import { maxFrameJsonBytes } from './frame-codec.ts'

type Envelope = Omit<Frame, 'part' | 'parts' | 'ops'>
type Op = Frame['ops'][number]

/** The canonical JSON of each part of a commit: one part, unless it is larger than a frame may be (formats.md §1). */
export function splitFrame({ repair, ...envelope }: Envelope, ops: readonly Op[], maxBytes: number = maxFrameJsonBytes): { readonly json: string; readonly ops: number }[] {
  const whole = canonicalJson({ ...envelope, ...(repair === undefined ? {} : { repair }), part: 1, parts: 1, ops })
  if (Buffer.byteLength(whole) <= maxBytes) return [{ json: whole, ops: ops.length }]
  const spare = Buffer.byteLength(canonicalJson({ ...envelope, ...(repair === undefined ? {} : { repair }), part: 0xffff, parts: 0xffff, ops: [] }))
  const groups = grouped(ops, maxBytes - spare)
  return groups.map((group, i) => {
    const first = i === 0 && repair !== undefined ? { repair } : {}
    return { json: canonicalJson({ ...envelope, ...first, part: i + 1, parts: groups.length, ops: group }), ops: group.length }
  })
}

function grouped(ops: readonly Op[], maxBytes: number): Op[][] {
  const groups: Op[][] = []
  let left = 0
  for (const op of ops) {
    const bytes = Buffer.byteLength(canonicalJson(op)) + 1
    if (bytes > left) {
      groups.push([])
      left = maxBytes
    }
    groups.at(-1)?.push(op)
    left -= bytes
  }
  return groups
}
