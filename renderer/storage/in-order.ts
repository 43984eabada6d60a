let last: Promise<unknown> = Promise.resolve()

/** Runs works one at a time, in the order in which they came; a failed one doesn't hold up the next. */
export function inOrder<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work, work)
  last = turn
  return turn
}
