import type { CommitOp } from '#shared/archive/commit.ts'
import { localDate } from '#shared/time/local-date.ts'
import type { Archive } from '../archive/state/archive.ts'
import { fillSection } from '../archive/section/fill-section.ts'
import type { OpenFolder } from '../archive/start/open-folder.ts'
import type { StartTools } from '../archive/start/start-folder.ts'

/** Always the same office; only its dates follow the calendar. */
const seed = 20260701

/** The fictional archive of 「打开示例档案」, as one commit; its unit takes the place of the one that the archive began with. */
export async function fillSample(archive: Archive, { now, newId }: Pick<StartTools, 'now' | 'newId'>): Promise<void> {
  const { sampleArchive } = await import('#shared/sample/sample-archive.ts') // only those who open it load it
  const [unit] = await archive.allRows('units')
  const ops = sampleArchive({ seed, today: localToday(now()) }).map(({ table, value }): CommitOp =>
    table === 'units' && unit !== undefined
      ? { table, id: String(unit['id']), ifRev: Number(unit['rev']), value: { ...value, id: String(unit['id']) } }
      : { table, id: value.id, ifRev: null, value })
  await archive.commit({ id: newId(), act: 'makeSample', summary: '生成示例档案', ops }, { keepBase: true })
}

/** Shown beside the lock: a sample is for trying out. */
export const samplePassword = '示例档案的分区口令'

/** The leaders' files of the sample, at the first look: sealing them takes a second or two that nobody else shall wait for. */
export async function fillSampleSection(open: Pick<OpenFolder, 'folder' | 'keys' | 'archive'>, { now, newId }: Pick<StartTools, 'now' | 'newId'>): Promise<void> {
  const [{ sampleArchive }, { sampleDossiers }] = await Promise.all([import('#shared/sample/sample-archive.ts'), import('#shared/sample/dossiers/sample-dossiers.ts')])
  const today = localToday(now())
  await fillSection(open, { password: samplePassword, rows: sampleDossiers({ seed, records: sampleArchive({ seed, today }), today }), at: now().toISOString(), newId })
}

/** "Today" is the PC's local date. */
function localToday(at: Date): ReturnType<typeof localDate> {
  const two = (n: number) => String(n).padStart(2, '0')
  return localDate(`${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`)
}
