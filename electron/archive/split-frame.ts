import { canonicalJson } from '#shared/archive/canonical-json.ts'
import type { Frame } from '#shared/archive/commit.ts'
import { maxFrameJsonBytes } from './frame-codec.ts'

type Envelope = Omit<Frame, 'part' | 'parts' | 'ops'>

/** One op; `json`: the canonical JSON of its value, null = deleted. */
export interface OpText {
  readonly table: string
  readonly id: string
  readonly json: string | null
}

/** The canonical JSON of each part of a commit: one part, unless it is larger than a frame may be (formats.md §1). */
export function splitFrame({ repair, ...envelope }: Envelope, ops: readonly OpText[], maxBytes: number = maxFrameJsonBytes): { readonly json: string; readonly ops: number }[] {
  const texts = ops.map(opText)
  const first = repair === undefined ? {} : { repair }
  const spare = Buffer.byteLength(frameText({ ...envelope, ...first }, [], 0xffff, 0xffff))
  const groups = grouped(texts, maxBytes - spare)
  return groups.map((group, i) => ({ json: frameText({ ...envelope, ...(i === 0 ? first : {}) }, group, i + 1, groups.length), ops: group.length }))
}

/** Canonical JSON orders keys: what comes before `ops`, and what comes behind it. */
function frameText({ act, actor, at, commitId, device, schema, summary, ...rest }: Envelope, ops: readonly string[], part: number, parts: number): string {
  const before = canonicalJson({ act, actor, at, commitId, device })
  const behind = canonicalJson({ ...rest, part, parts, schema, summary })
  return `${before.slice(0, -1)},"ops":[${ops.join(',')}],${behind.slice(1)}`
}

function opText({ table, id, json }: OpText): string {
  return `{"id":${JSON.stringify(id)},"table":${JSON.stringify(table)},"value":${json ?? 'null'}}`
}

function grouped(ops: readonly string[], maxBytes: number): string[][] {
  const groups: string[][] = [[]]
  let left = maxBytes
  for (const op of ops) {
    const bytes = Buffer.byteLength(op) + 1
    if (bytes > left && groups.at(-1)?.length !== 0) {
      groups.push([])
      left = maxBytes
    }
    groups.at(-1)?.push(op)
    left -= bytes
  }
  return groups
}
