import { turns } from '../store/turns.ts'

/** Whoever changes key files of an open archive, or copies them, waits for the one before: a copy must not keep what a renewal takes away meanwhile. */
export const inKeyTurns = turns()
