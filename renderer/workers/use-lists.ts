import { useEffect, useRef, useState } from 'react'
import type { LocalDate } from '#shared/time/local-date.ts'
import { lists } from './list-client.ts'
import type { ListAnswers, ListQuestion } from './list-protocol.ts'
import type { Found, ListPage, MeetingQuery, MeetingRow, PeopleQuery, PersonRow } from './list-query.ts'

/** undefined until the first answer; afterwards the last answer stays until the next one comes. */
export function useMeetingList(query: MeetingQuery): ListPage<MeetingRow> | undefined {
  return useAnswer({ kind: 'meetings', query })
}

export function usePeopleList(query: PeopleQuery): ListPage<PersonRow> | undefined {
  return useAnswer({ kind: 'people', query })
}

/** Ctrl+K. */
export function useFound(text: string, today: LocalDate, limit = 8): Found | undefined {
  return useAnswer({ kind: 'find', text, today, limit })
}

/** One question is under way at a time; of those that come meanwhile only the newest is asked. */
function useAnswer<K extends ListQuestion['kind']>(question: Extract<ListQuestion, { readonly kind: K }>): ListAnswers[K] | undefined {
  const [answer, setAnswer] = useState<ListAnswers[K]>()
  const asking = useRef<Asking>({ newest: null, isUnderWay: false, isShown: true })
  const key = JSON.stringify(question)
  useEffect(() => {
    const state = asking.current
    state.isShown = true
    const askNewest = () => {
      if (state.isUnderWay || state.newest === null || !state.isShown) return
      const next = state.newest as Extract<ListQuestion, { readonly kind: K }> // this hook's own kind
      state.newest = null
      state.isUnderWay = true
      lists().ask(next).then(
        answered => { if (state.isShown && state.newest === null) setAnswer(answered) },
        (error: unknown) => console.error('a list was not answered', error), // what was shown stays; the next question is asked afresh
      ).finally(() => {
        state.isUnderWay = false
        askNewest()
      })
    }
    const ask = () => {
      state.newest = JSON.parse(key) as ListQuestion // written from a question just above
      askNewest()
    }
    ask()
    const unsubscribe = lists().onFresh(ask)
    return () => {
      state.isShown = false
      unsubscribe()
    }
  }, [key])
  return answer
}

interface Asking {
  newest: ListQuestion | null
  isUnderWay: boolean
  isShown: boolean
}
