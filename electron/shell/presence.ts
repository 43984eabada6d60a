import type { PresenceNews } from '#shared/contract/loopback.ts'

/** An open line to a window. */
export interface WindowLine {
  readonly windowId: string
  tell(news: PresenceNews): void
  end(): void
}

export interface Presence {
  /** Takes the window in, or tells it that the archive is open elsewhere. Call the answer when its line breaks. */
  enter(line: WindowLine): () => void
  /** Asks the open window to come to the front; false = there is none. */
  show(): boolean
  end(): void
}

/** One window at a time. A reload is the same window, and takes its own place. */
export function openPresence(lingerMs: number, onDeserted: () => void): Presence {
  let current: WindowLine | null = null
  let timer: NodeJS.Timeout | null = null

  const leave = (line: WindowLine) => {
    if (current !== line) return
    current = null
    timer = setTimeout(onDeserted, lingerMs)
  }

  return {
    enter: line => {
      if (current !== null && current.windowId !== line.windowId) {
        dismiss(line, 'elsewhere')
        return () => undefined
      }
      const before = current
      if (timer !== null) clearTimeout(timer)
      timer = null
      current = line
      before?.tell({ kind: 'elsewhere' })
      before?.end()
      line.tell({ kind: 'held' })
      return () => { leave(line) }
    },
    show: () => {
      current?.tell({ kind: 'show' })
      return current !== null
    },
    end: () => {
      if (timer !== null) clearTimeout(timer)
      if (current !== null) dismiss(current, 'ending')
      current = null
    },
  }
}

function dismiss(line: WindowLine, kind: PresenceNews['kind']): void {
  line.tell({ kind })
  line.end()
}
