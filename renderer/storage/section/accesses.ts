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

/** What was declared last, and whose files have been opened since the section was unlocked: in memory, gone with the lock. */
let given: AccessGiven | null = null
let opened = new Set<string>()

sectionDoor.state.subscribe(() => {
  if (sectionDoor.state.get().kind === 'open') return
  given = null
  opened = new Set()
})

export const accesses = {
  lastGiven: (): AccessGiven | null => given,
  isOpened: (dossierId: string): boolean => opened.has(dossierId),
  note,
}

interface Noted {
  readonly action: DossierAccess['action']
  readonly dossierIds: readonly string[]
  readonly operator: string
  /** What came out; empty for a look. */
  readonly what: string
}

/** Written before anything is shown or leaves the PC. */
async function note(access: AccessGiven, { action, dossierIds, operator, what }: Noted): Promise<void> {
  await sectionRepository.noteAccess({ id: newId(), at: new Date().toISOString(), action, operator, what, dossierIds: [...dossierIds], ...access })
  if (action === 'refused') return
  given = access
  for (const id of dossierIds) opened.add(id)
}
