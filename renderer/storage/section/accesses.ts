import type { DossierAccess } from '#shared/model/dossier/dossier-access.ts'
import { newId } from '../new-id.ts'
import { sectionDoor } from './section-door.ts'
import { sectionRepository } from './section-repository.ts'

/** What is asked before a file is shown, printed or taken out. */
export interface AccessGiven {
  readonly reader: string
  readonly purpose: string
  readonly approver: string
  readonly declaredUnrelated: boolean
}

/** What was declared last, and what has been opened since the section was unlocked: in memory, gone with the lock. */
let given: AccessGiven | null = null
let opened = new Set<string>()

sectionDoor.state.subscribe(() => {
  if (sectionDoor.state.get().kind === 'open') return
  given = null
  opened = new Set()
})

export const accesses = {
  lastGiven: (): AccessGiven | null => given,
  isOpened: (what: string): boolean => opened.has(what),
  note,
}

interface Noted {
  readonly action: DossierAccess['action']
  readonly dossierIds: readonly string[]
  readonly operator: string
  /** What came out; empty for a look at one file. */
  readonly what: string
  /** What may be looked at from now on until the lock: a file's id, or the name of a page over all files. A print opens nothing. */
  readonly opens?: string
}

/** Written before anything is shown or leaves the PC. */
async function note(access: AccessGiven, { action, dossierIds, operator, what, opens }: Noted): Promise<void> {
  await sectionRepository.noteAccess({ id: newId(), at: new Date().toISOString(), action, operator, what, dossierIds: [...dossierIds], ...access })
  if (action === 'refused') return
  given = access
  if (opens !== undefined) opened.add(opens)
}
