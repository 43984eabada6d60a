import { type ReactNode, useCallback, useState } from 'react'
import type { Place } from '#shared/contract/contract.ts'
import { orThrow } from '#shared/contract/outcome.ts'
import { machineSide } from '../storage/connection.ts'
import { FolderPicker } from '../ui/folder-picker.tsx'

interface Asked { readonly title: string; readonly answer: (folder: Place | null) => void }

/** Asks for a folder: through the system's dialog, or the window's own picker where the shell has none. Null = cancelled. Render `picker` somewhere. */
export function useFolderChoice(): { readonly choose: (title: string) => Promise<Place | null>; readonly picker: ReactNode } {
  const [asked, setAsked] = useState<Asked | null>(null)
  const choose = useCallback(async (title: string) => {
    const answer = orThrow(await machineSide().chooseFolder({ title }))
    if (answer.kind === 'chosen') return answer.folder
    return new Promise<Place | null>(resolve => setAsked({ title, answer: resolve }))
  }, [])
  const pick = (folder: Place | null) => {
    asked?.answer(folder)
    setAsked(null)
  }
  const picker = asked === null ? null : <FolderPicker title={asked.title} list={listFolders} make={makeFolder} onPick={pick} />
  return { choose, picker }
}

async function listFolders(parent: string | null) {
  return orThrow(await machineSide().folders({ parent }))
}

async function makeFolder(parent: string, name: string): Promise<Place> {
  return orThrow(await machineSide().makeFolder({ parent, name }))
}
