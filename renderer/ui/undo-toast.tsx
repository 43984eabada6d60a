import { App, Button } from 'antd'
import { useCallback } from 'react'

export const undoSeconds = 8

/** Says what was just done and offers 撤销 for eight seconds; nobody is asked beforehand. */
export function useUndoToast(): (text: string, undo: () => Promise<void>) => void {
  const { notification } = App.useApp()
  return useCallback((text, undo) => {
    const key = `undo-${text}-${Date.now()}`
    const take = () => {
      notification.destroy(key)
      undo().then(
        () => notification.success({ title: `已撤销：${text}`, placement: 'bottom', duration: 4 }),
        (error: unknown) => notification.error({ title: `没有撤销：${error instanceof Error ? error.message : '发生意外错误'}`, placement: 'bottom', duration: false }),
      )
    }
    notification.info({ key, title: text, placement: 'bottom', duration: undoSeconds, actions: <Button size="small" onClick={take}>撤销</Button> })
  }, [notification])
}
