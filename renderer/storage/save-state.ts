import type { Instant } from '#shared/time/instant.ts'
import { observable, useObservable } from './observable.ts'

/** What the top bar says of the last thing that was to be saved. */
export type SaveState =
  | { readonly kind: 'nothingYet' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: Instant }
  | { readonly kind: 'notSaved'; readonly message: string }

export const saveState = observable<SaveState>({ kind: 'nothingYet' })

export function useSaveState(): SaveState {
  return useObservable(saveState)
}

/** 「已保存 10:32」/「正在保存」/「未能保存：…」; empty before the first save. */
export function saveStateText(state: SaveState): string {
  switch (state.kind) {
    case 'nothingYet': return ''
    case 'saving': return '正在保存'
    case 'saved': return `已保存 ${clockOfInstant(state.at)}`
    case 'notSaved': return `未能保存：${state.message}`
  }
}

function clockOfInstant(at: Instant): string {
  const time = new Date(at)
  return `${String(time.getHours()).padStart(2, '0')}:${String(time.getMinutes()).padStart(2, '0')}`
}
