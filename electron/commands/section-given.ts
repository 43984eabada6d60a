import path from 'node:path'
import type { AccessAction, DossierAccess } from '#shared/model/dossier/dossier-access.ts'
import { putInSection, type SectionRows, sectionRowsOf } from '#shared/model/dossier/section-tables.ts'
import { tried } from '../archive/keys/tries.ts'
import { openSection, presentSection } from '../archive/section/section-keys.ts'
import { type UnlockedSection, unlockedSection } from '../archive/section/unlocked-section.ts'
import type { Archive } from '../archive/state/archive.ts'
import { toWrite } from './archive-folder.ts'
import { type Given, Refusal } from './command.ts'
import { newId } from './new-id.ts'
import { firstLine } from './secret-file.ts'

/** Of commands that may look into the sealed section. */
export const sectionOption = { 'section-password-file': 'optionalText' } as const

/** The section, opened by the given password; null where none was given. Throws wrong-password, and refuses where there is no section. */
export async function sectionGiven(given: Given, archive: Archive): Promise<UnlockedSection | null> {
  const file = given.optional('section-password-file')
  if (file === undefined) return null
  const folder = path.resolve(given.text('data'))
  const present = await presentSection(folder)
  if (present === null) throw new Refusal('这个档案还没有建立政治素质档案的口令，没有执行。')
  const secret = { kind: 'password' as const, password: await firstLine(file, '--section-password-file') }
  return unlockedSection(archive, await tried(folder, { now: () => new Date(), of: 'section' }, () => openSection(folder, present, secret)))
}

export async function rowsOf(section: UnlockedSection): Promise<SectionRows> {
  return sectionRowsOf((await section.read()).rows)
}

/** Who is at the command line, as the system knows them. */
export function operatorHere(): string {
  return process.env['USER'] ?? process.env['USERNAME'] ?? '命令行'
}

/** Whoever sees or takes out files at the command line has no form to fill in: the purpose says so (调阅登记). */
export async function noteAccess(given: Given, what: string, action: AccessAction): Promise<void> {
  await toWrite(given, async archive => {
    const section = await sectionGiven(given, archive)
    if (section === null) return
    const { dossiers } = await rowsOf(section)
    const operator = operatorHere()
    const access: DossierAccess = { id: newId(), at: new Date().toISOString(), action, reader: operator, operator, purpose: '命令行', approver: '命令行', declaredUnrelated: false, dossierIds: dossiers.map(({ id }) => id), what }
    await section.commit({ id: newId(), ops: [putInSection('dossierAccesses', access)] })
  })
}
