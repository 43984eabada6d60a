import { App, Button } from 'antd'
import { useMemo } from 'react'

export const undoSeconds = 8

/** One at a time: the next one takes its place. */
const key = 'undo'

/** What came of taking something back, and the way to do it again. */
export interface TakenBack {
  /** What no longer stands; after 重做, what stands again. */
  readonly text: string
  /** What was changed since and stays as it is, by name. */
  readonly kept: readonly string[]
  /** Missing = it can't be done again by a press. */
  readonly redo?: () => Promise<TakenBack>
}

export interface UndoToast {
  /** Says what was just done and offers 撤销. */
  readonly offer: (text: string, undo: () => Promise<TakenBack>) => void
  /** Takes it back now, and offers 重做. */
  readonly take: (undo: () => Promise<TakenBack>) => void
}

type Notification = ReturnType<typeof App.useApp>['notification']

/** For eight seconds at the foot of the window; nobody is asked beforehand. */
export function useUndoToast(): UndoToast {
  const { notification } = App.useApp()
  return useMemo(() => ({
    offer: (text, undo) => say(notification, text, '撤销', () => run(notification, undo, '撤销')),
    take: undo => run(notification, undo, '撤销'),
  }), [notification])
}

type Way = '撤销' | '重做'
const other: Readonly<Record<Way, Way>> = { 撤销: '重做', 重做: '撤销' }

function run(notification: Notification, act: () => Promise<TakenBack>, way: Way): void {
  act().then(
    ({ text, kept, redo }) => say(notification, `已${way}：${text}${keptWords(kept)}`, other[way], redo === undefined ? null : () => run(notification, redo, other[way])),
    (error: unknown) => notification.error({ key, title: `没有${way}：${error instanceof Error ? error.message : '发生意外错误'}`, placement: 'bottom', duration: false }),
  )
}

function say(notification: Notification, text: string, way: Way, take: (() => void) | null): void {
  const press = () => {
    notification.destroy(key)
    take?.()
  }
  notification.info({ key, title: text, placement: 'bottom', duration: undoSeconds, actions: take !== null && <Button size="small" onClick={press}>{way}</Button> })
}

const namesShown = 3

function keptWords(kept: readonly string[]): string {
  if (kept.length === 0) return ''
  const names = kept.slice(0, namesShown).join('、')
  return `。${names}${kept.length > namesShown ? `等 ${kept.length} 条` : ''}后来又改过，保持现在的样子。`
}
