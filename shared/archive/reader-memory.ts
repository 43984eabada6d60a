import type { Reader } from './reader.ts'

const memories = new WeakMap<Reader, Map<string, Promise<unknown>>>()

/** From now on answers that are worked out from this reader's rows may be kept beside it: for as long as its rows stay as they are. */
export function withMemory<R extends Reader>(reader: R): R {
  memories.set(reader, new Map())
  return reader
}

/** Worked out once where the reader has a memory, else each time. The question names everything that the answer depends on. */
export function remember<T>(reader: Reader, question: string, workOut: () => Promise<T>): Promise<T> {
  const memory = memories.get(reader)
  if (memory === undefined) return workOut()
  const known = memory.get(question) as Promise<T> | undefined // kept under its own question
  if (known !== undefined) return known
  const answer = workOut()
  memory.set(question, answer)
  return answer
}
