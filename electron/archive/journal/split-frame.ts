import { canonicalJson } from '#shared/archive/canonical-json.ts'
import type { Frame } from '#shared/archive/commit.ts'
import { maxFrameJsonBytes } from './frame-codec.ts'

type Envelope = Omit<Frame, 'part' | 'parts' | 'ops'>

/** One op; `json`: the canonical JSON of its value, null = deleted. */
export interface OpText {
  readonly table: string
  readonly id: string
  readonly json: Buffer | null
}

/** The canonical JSON of each part of a commit: one part, unless it is larger than a frame may be (formats.md §1). */
export function splitFrame({ repair, undoes, sources, purge, ...envelope }: Envelope, ops: readonly OpText[], maxBytes: number = maxFrameJsonBytes): { readonly json: Buffer; readonly ops: number }[] {
  const first = frameAround({ ...envelope, ...(repair === undefined ? {} : { repair }), ...(undoes === undefined ? {} : { undoes }), ...(sources === undefined ? {} : { sources }), ...(purge === undefined ? {} : { purge }) })
  const groups = grouped(ops.map(opText), maxBytes - first([], mostParts, mostParts).length)
  const later = groups.length === 1 ? first : frameAround(envelope)
  return groups.map((group, i) => ({ json: (i === 0 ? first : later)(group, i + 1, groups.length), ops: group.length }))
}

const mostParts = 0xffff
const comma = Buffer.from(',')
const brace = Buffer.from('}')

/** Canonical JSON orders keys: what comes before `ops`, and what comes behind it. */
function frameAround({ act, actor, at, commitId, device, ...rest }: Envelope): (ops: readonly Buffer[], part: number, parts: number) => Buffer {
  const before = Buffer.from(`${canonicalJson({ act, actor, at, commitId, device }).slice(0, -1)},"ops":[`)
  const behind = canonicalJson(rest).slice(1)
  return (ops, part, parts) => Buffer.concat([before, ...ops.flatMap((op, i) => (i === 0 ? [op] : [comma, op])), Buffer.from(`],"part":${part},"parts":${parts},${behind}`)])
}

function opText({ table, id, json }: OpText): Buffer {
  const before = `{"id":${canonicalJson(id)},"table":${canonicalJson(table)},"value":`
  return json === null ? Buffer.from(`${before}null}`) : Buffer.concat([Buffer.from(before), json, brace])
}

function grouped(ops: readonly Buffer[], maxBytes: number): Buffer[][] {
  const groups: Buffer[][] = [[]]
  let left = maxBytes
  for (const op of ops) {
    const bytes = op.length + 1
    if (bytes > left && groups.at(-1)?.length !== 0) {
      groups.push([])
      left = maxBytes
    }
    groups.at(-1)?.push(op)
    left -= bytes
  }
  return groups
}
