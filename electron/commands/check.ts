import { dossierFindings } from '#shared/rules/dossier/dossier-findings.ts'
import { evidenceOf } from '#shared/rules/dossier/evidence.ts'
import { readEvidenceInput } from '#shared/rules/dossier/evidence-input.ts'
import { sourceStates } from '#shared/rules/dossier/offers.ts'
import { findingsOf } from '#shared/rules/warnings/findings-of.ts'
import { LocalDate } from '#shared/time/local-date.ts'
import { archiveOptions, toRead } from './archive-folder.ts'
import type { Command } from './command.ts'
import { organisationNames, subtreeNamed } from './named-organisation.ts'
import { noteAccess, rowsOf, sectionGiven, sectionOption } from './section-given.ts'

/** What an inspector would find as of `today`, one line a finding. */
export const check: Command = {
  usage: '--data 文件夹 [--password-file 口令文件] --today 日期 [--organisation 名称] [--section-password-file 口令文件]',
  options: { ...archiveOptions, today: 'text', organisation: 'optionalText', ...sectionOption },
  async run(given, io) {
    const today = given.parsed('today', given.text('today'), LocalDate)
    if (given.optional('section-password-file') !== undefined) await noteAccess(given, '待办与缺项', 'view')
    await toRead(given, async archive => {
      const reader = await archive.reader()
      const name = given.optional('organisation')
      const organisationIds = name === undefined ? undefined : (await subtreeNamed(reader, name, today)).ids
      const findings = await findingsOf(reader, { today, ...(organisationIds === undefined ? {} : { organisationIds }) })
      const names = await organisationNames(reader, today)
      for (const { rule, level, organisationId, period, subject, message, basis } of findings) {
        io.print({ rule, level, organisation: names(organisationId), period, subject, message, basis })
      }
      const section = await sectionGiven(given, archive)
      if (section === null) return
      const evidence = await readEvidenceInput(reader, today)
      const rows = await rowsOf(section)
      const books = evidenceOf(new Set(rows.dossiers.map(({ personId }) => personId)), evidence)
      for (const { rule, level, dossierId, name, message, basis } of dossierFindings(rows, { ...evidence, sources: dossier => sourceStates(dossier, books.get(dossier.personId) ?? []) })) {
        io.print({ rule, level, subject: { kind: 'dossier', id: dossierId, name }, message, basis })
      }
    })
  },
}
