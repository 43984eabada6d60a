import type { Outcome } from '#shared/contract/outcome.ts'
import type { Output } from '#shared/contract/contract.ts'
import type { Dossier } from '#shared/model/dossier/dossier.ts'
import type { DossierAccess } from '#shared/model/dossier/dossier-access.ts'
import type { DossierTemplate } from '#shared/model/dossier/dossier-template.ts'
import { putInSection, type SectionOp, type SectionRow } from '#shared/model/dossier/section-tables.ts'
import type { Stored } from '#shared/model/record.ts'
import { applyToSectionDesk } from '../../workers/section/section-client.ts'
import { writeBy } from '../commit.ts'
import { machineSide } from '../connection.ts'
import { newId } from '../new-id.ts'
import { remember } from '../sitting.ts'
import { undoable } from '../undo.ts'
import { noteOwnSeq, sectionFailed } from './section-door.ts'

/** What is done in the sealed section. The archive's history hears only that it was kept up (formats.md §4). */
export const sectionRepository = { recordDossier, deleteDossier, changeTemplate, noteAccess, record }

/** As it now stands, new or changed; answers with its revision. */
async function recordDossier(dossier: Dossier | Stored<Dossier>, alongside: readonly SectionOp[] = []): Promise<number> {
  return record([...alongside, putInSection('dossiers', dossier)])
}

async function deleteDossier(dossier: Stored<Dossier>, name: string): Promise<void> {
  const seq = await record([{ table: 'dossiers', id: dossier.id, ifRev: dossier.rev, value: null }])
  undoable(`已删除“${name}”的政治素质档案`, seq)
}

/** A new version of catalogue and sheets; files and evaluations of before keep theirs. */
async function changeTemplate(template: DossierTemplate): Promise<void> {
  await record([putInSection('dossierTemplates', template)])
}

/** 调阅登记: written before anything is shown or leaves the PC. It can't be taken back by a key. */
async function noteAccess(access: DossierAccess): Promise<void> {
  await write([putInSection('dossierAccesses', access)])
}

/** Several rows, all or nothing; answers with the commit's seq. */
async function record(ops: readonly SectionOp[]): Promise<number> {
  const seq = await write(ops)
  remember('sealSection', { seq, summary: '政治素质档案的上一次修改' })
  return seq
}

const repeatAfterMs = [200, 1000]
/** A change whose answer was lost: said again under the same id, so that it is written once. */
let unanswered: { readonly id: string; readonly text: string } | null = null

async function write(ops: readonly SectionOp[]): Promise<number> {
  const text = JSON.stringify(ops)
  const id = unanswered?.text === text ? unanswered.id : newId()
  try {
    const { seq } = await writeBy(async () => {
      const outcome = await sent(id, ops)
      unanswered = isLost(outcome) ? { id, text } : null
      if (!outcome.ok) return outcome
      const { seq: at, sectionRows } = outcome.value
      noteOwnSeq(at)
      applyToSectionDesk(sectionRows as readonly SectionRow[]) // the machine side has parsed each by its table's schema
      return { ok: true, value: { ...outcome.value, paged: null } } as const
    })
    return seq
  } catch (error) {
    sectionFailed(error)
    throw error
  }
}

async function sent(id: string, ops: readonly SectionOp[]): Promise<Outcome<Output<'commitSection'>>> {
  let outcome = await machineSide().commitSection({ id, ops: [...ops] })
  for (const wait of repeatAfterMs) {
    if (!isLost(outcome)) break
    await new Promise(resolve => setTimeout(resolve, wait))
    outcome = await machineSide().commitSection({ id, ops: [...ops] })
  }
  return outcome
}

function isLost(outcome: Outcome<unknown>): boolean {
  return !outcome.ok && outcome.failure.code === 'machine-gone'
}
