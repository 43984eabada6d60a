import { useCallback, useRef, useState } from 'react'

export type Doing<T> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running' }
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly message: string; readonly detail?: string | undefined }

interface Told { readonly message: string; readonly detail?: string }

/** One thing at a time that takes a while and may fail: its state for the screen, and the way to start it. A second start while running is ignored. */
export function useDoing<A extends readonly unknown[], T>(act: (...args: A) => Promise<T>): readonly [Doing<T>, (...args: A) => Promise<void>, () => void] {
  const [doing, setDoing] = useState<Doing<T>>({ kind: 'idle' })
  const isRunning = useRef(false)
  const latest = useRef(act)
  latest.current = act
  const start = useCallback(async (...args: A) => {
    if (isRunning.current) return
    isRunning.current = true
    setDoing({ kind: 'running' })
    try {
      setDoing({ kind: 'done', value: await latest.current(...args) })
    } catch (error) {
      setDoing({ kind: 'failed', ...told(error) })
    } finally {
      isRunning.current = false
    }
  }, [])
  const reset = useCallback(() => setDoing({ kind: 'idle' }), [])
  return [doing, start, reset]
}

/** The sentence of an expected failure; anything else is logged and told in general words. */
export function told(error: unknown): Told {
  if (error instanceof Error && error.name === 'ExpectedFailure' && 'failure' in error) return error.failure as Told // set by ExpectedFailure alone
  console.error(error)
  return { message: '发生意外错误，已保存的内容不受影响。请重试；若反复出现，请联系维护人员。', detail: error instanceof Error ? error.message : String(error) }
}
