import { useEffect, useRef } from 'react'

/** Files that are pasted or dropped anywhere on the page, while it is shown. Text beside a picture (as Word and WPS copy it) stays text. */
export function useGivenFiles(take: (files: readonly File[]) => void): void {
  const latest = useRef(take)
  latest.current = take
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (event.clipboardData === null || event.clipboardData.types.includes('text/plain')) return
      takeFrom(event, event.clipboardData)
    }
    const onDrop = (event: DragEvent) => {
      if (event.dataTransfer !== null) takeFrom(event, event.dataTransfer)
    }
    const takeFrom = (event: Event, { files }: DataTransfer) => {
      if (files.length === 0) return
      event.preventDefault()
      latest.current([...files])
    }
    document.addEventListener('paste', onPaste)
    document.addEventListener('drop', onDrop)
    return () => {
      document.removeEventListener('paste', onPaste)
      document.removeEventListener('drop', onDrop)
    }
  }, [])
}

/** A file dropped on a page that has no use for it would open in place of the program. */
export function refuseStrayFiles(): void {
  const refuse = (event: DragEvent) => {
    if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault()
  }
  document.addEventListener('dragover', refuse)
  document.addEventListener('drop', refuse)
}
