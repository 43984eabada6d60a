import type { Unit } from '#shared/model/unit.ts'
import { sampleArchive } from '#shared/sample/sample-archive.ts'
import { sampleDossiers } from '#shared/sample/dossiers/sample-dossiers.ts'
import { LocalDate } from '#shared/time/local-date.ts'
import { fillSection } from '../archive/section/fill-section.ts'
import { newArchiveFolder, toWrite } from './archive-folder.ts'
import { type Command, UsageError } from './command.ts'
import { newId } from './new-id.ts'
import { firstLine } from './secret-file.ts'
import { sectionOption } from './section-given.ts'

/** A fictional archive; the same arguments make the same export. */
export const sample: Command = {
  usage: '--data 文件夹 --seed 数字 --today 日期 [--branches 数] [--people 数] [--meetings 数] [--years 数] [--section-password-file 口令文件] [--dossiers 数]',
  options: { data: 'text', seed: 'text', today: 'text', branches: 'optionalText', people: 'optionalText', meetings: 'optionalText', years: 'optionalText', dossiers: 'optionalText', ...sectionOption },
  async run(given, io) {
    const [seed, today] = [given.count('seed') ?? 0, given.parsed('today', given.text('today'), LocalDate)]
    const passwordFile = given.optional('section-password-file')
    const password = passwordFile === undefined ? null : await firstLine(passwordFile, '--section-password-file')
    const records = sampleArchive({
      seed, today,
      ...numbers({ branches: given.count('branches', 1), people: given.count('people', 1), meetings: given.count('meetings'), years: given.count('years', 1) }),
    })
    const [first, ...rest] = records
    if (first?.table !== 'units') throw new UsageError('示例档案没有单位') // the sample begins with its unit
    await newArchiveFolder(given.text('data'), { unit: first.value as unknown as Unit, source: 'sample', at: String(first.value['createdAt']), actor: String(first.value['createdBy']) }) // made as a Unit by the sample
    const recoveryKey = await toWrite(given, async (archive, open) => {
      const ops = rest.map(({ table, value }) => ({ table, id: value.id, ifRev: null, value }))
      await archive.commit({ id: newId(), act: 'makeSample', summary: '生成示例档案', ops }, { keepBase: true })
      return password === null ? null : fillSection(open, { password, rows: sampleDossiers({ seed, records, today, ...numbers({ count: given.count('dossiers', 1) }) }), at: `${today}T01:00:00.000Z`, newId })
    })
    io.print({ ...(recoveryKey === null ? {} : { sectionRecoveryKey: recoveryKey }), records: records.length, meetings: records.filter(r => r.table === 'meetings').length, people: records.filter(r => r.table === 'people').length })
  },
}

/** Only the numbers that were given. */
function numbers<K extends string>(of: Readonly<Record<K, number | undefined>>): Partial<Record<K, number>> {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as Partial<Record<K, number>> // fromEntries forgets the keys
}
