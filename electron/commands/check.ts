import { findingsOf } from '#shared/rules/warnings/findings-of.ts'
import { LocalDate } from '#shared/time/local-date.ts'
import { archiveOptions, toRead } from './archive-folder.ts'
import type { Command } from './command.ts'
import { organisationNames, subtreeNamed } from './named-organisation.ts'

/** What an inspector would find as of `today`, one line a finding. */
export const check: Command = {
  usage: '--data 文件夹 [--password-file 口令文件] --today 日期 [--organisation 名称]',
  options: { ...archiveOptions, today: 'text', organisation: 'optionalText' },
  async run(given, io) {
    const today = given.parsed('today', given.text('today'), LocalDate)
    await toRead(given, async archive => {
      const reader = await archive.reader()
      const name = given.optional('organisation')
      const organisationIds = name === undefined ? undefined : (await subtreeNamed(reader, name, today)).ids
      const findings = await findingsOf(reader, { today, ...(organisationIds === undefined ? {} : { organisationIds }) })
      const names = await organisationNames(reader, today)
      for (const { rule, level, organisationId, period, subject, message, basis } of findings) {
        io.print({ rule, level, organisation: names(organisationId), period, subject, message, basis })
      }
    })
  },
}
