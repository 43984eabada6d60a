/** One after another, in the order of asking; a failure is told to whoever asked, and the next one goes on. */
export function turns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return work => {
    const mine = last.then(work)
    last = mine.catch(() => undefined) // `mine` carries it
    return mine
  }
}
