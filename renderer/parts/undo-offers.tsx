import { useEffect } from 'react'
import { lastDeed, takeBack, useLastUndoable } from '../storage/undo.ts'
import { isTyping, useShortcut } from '../ui/shortcut.ts'
import { useUndoToast } from '../ui/undo-toast.tsx'

/** Offers to take back what was just deleted; Ctrl+Z outside of fields takes back the last act of this sitting, then the one before. */
export function UndoOffers() {
  const offered = useLastUndoable()
  const { offer, take } = useUndoToast()
  useEffect(() => {
    if (offered !== null) offer(offered.text, offered.undo)
  }, [offered, offer])
  useShortcut('Ctrl+Z', () => {
    if (isTyping(document.activeElement)) return false // in a field the key belongs to what is typed
    const deed = lastDeed()
    if (deed === null) return false
    take(() => takeBack(deed))
    return true
  })
  return null
}
