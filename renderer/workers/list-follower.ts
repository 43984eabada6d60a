import type { StoredRow } from '#shared/archive/commit.ts'
import { type ListIndex, listIndex } from './list-index.ts'
import type { FromListWorker, ListQuestion, PackedAnswer, ToListWorker } from './list-protocol.ts'
import type { MeetingRow, PersonRow } from './list-query.ts'
import { pagePacker } from './page-packing.ts'

/** The view's rows and the commit that they stand at. */
export interface ViewRows {
  readonly seq: number
  readonly rows: readonly StoredRow[]
}

/** Reads the view once, follows its commits, and answers from what it holds; questions wait while it reads. A gap makes it read again. */
export function listFollower(readView: () => Promise<ViewRows>, post: (message: FromListWorker) => void): (message: ToListWorker) => void {
  let held: { readonly index: ListIndex; seq: number } | null = null
  let reading = 0
  let waiting: ToListWorker[] = []
  const packers = { meetings: pagePacker<MeetingRow>(), people: pagePacker<PersonRow>() }

  const forgetSent = () => {
    packers.meetings.forget()
    packers.people.forget()
  }

  const load = () => {
    held = null
    reading += 1
    const mine = reading
    readView().then(
      ({ seq, rows }) => {
        if (mine !== reading) return
        const index = listIndex()
        index.take(rows)
        held = { index, seq }
        const came = waiting
        waiting = []
        forgetSent()
        for (const message of came) hear(message)
        post({ kind: 'fresh' })
      },
      (error: unknown) => { if (mine === reading) post({ kind: 'unreadable', detail: String(error) }) },
    )
  }
  const hear = (message: ToListWorker): void => {
    if (message.kind === 'follow' && message.change.kind === 'rebuilt') return reload()
    if (held === null) {
      waiting.push(message)
      return
    }
    if (message.kind === 'ask') return post(reply(held.index, message.id, message.question, packers))
    if (message.change.kind === 'rebuilt' || message.change.seq <= held.seq) return
    if (message.change.seq !== held.seq + 1) return reload()
    held.index.take(message.change.rows)
    held.seq = message.change.seq
    forgetSent()
    post({ kind: 'fresh' })
  }
  /** Commits that came before are in what is read anew; questions still want their answer. */
  const reload = () => {
    waiting = waiting.filter(message => message.kind === 'ask')
    load()
  }
  load()
  return hear
}

interface Packers {
  readonly meetings: ReturnType<typeof pagePacker<MeetingRow>>
  readonly people: ReturnType<typeof pagePacker<PersonRow>>
}

function reply(index: ListIndex, id: number, question: ListQuestion, packers: Packers): FromListWorker {
  try {
    return { kind: 'answer', id, answer: answer(index, question, packers) }
  } catch (error) {
    return { kind: 'failed', id, detail: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

function answer(index: ListIndex, question: ListQuestion, packers: Packers): PackedAnswer {
  switch (question.kind) {
    case 'meetings': return { kind: 'meetings', page: packers.meetings.pack(index.meetings(question.query)) }
    case 'people': return { kind: 'people', page: packers.people.pack(index.people(question.query)) }
    case 'find': return { kind: 'find', found: index.find(question.text, question.today, question.limit) }
  }
}
