import { uuidV7 } from '../model/uuid-v7.ts'

/** Numbers from a seed: the same seed, the same archive. */
export interface Dice {
  /** A whole number from `from` to `to`, both included. */
  int(from: number, to: number): number
  chance(share: number): boolean
  pick<T>(of: readonly [T, ...T[]]): T
  /** `count` different ones, in the order of the list. */
  some<T>(of: readonly T[], count: number): T[]
  /** UUIDv7 whose time part is `ms` since 1970. */
  uuid(ms: number): string
}

/** `seed`: any whole number. */
export function diceOf(seed: number): Dice {
  const next = mulberry32(seed)
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    int,
    chance: share => next() < share,
    pick: of => of[int(0, of.length - 1)] ?? of[0],
    some: (of, count) => {
      const chosen = new Set<number>()
      while (chosen.size < Math.min(count, of.length)) chosen.add(int(0, of.length - 1))
      return of.filter((_, index) => chosen.has(index))
    },
    uuid: ms => uuidV7(ms, Uint8Array.from({ length: 10 }, () => int(0, 255))),
  }
}

/** Tommy Ettinger's mulberry32: small, fast, good enough for samples; each call lies in [0, 1). */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
