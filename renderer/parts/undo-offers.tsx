import { useEffect } from 'react'
import { useLastUndoable } from '../storage/undo.ts'
import { isTyping, useShortcut } from '../ui/shortcut.ts'
import { useUndoToast } from '../ui/undo-toast.tsx'

/** Offers to take back what was just deleted: for eight seconds on the screen, and by Ctrl+Z outside of fields until the next act. */
export function UndoOffers() {
  const offer = useLastUndoable()
  const say = useUndoToast()
  useEffect(() => {
    if (offer !== null) say(offer.text, offer.undo)
  }, [offer, say])
  useShortcut('Ctrl+Z', offer === null ? null : () => {
    if (isTyping(document.activeElement)) return false // in a field the key belongs to what is typed
    void offer.undo()
    return true
  })
  return null
}
