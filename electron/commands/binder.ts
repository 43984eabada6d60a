import { put } from '#shared/archive/commit.ts'
import { binderRecord, binderSummary } from '#shared/binder/binder-record.ts'
import { planBinder } from '#shared/binder/binder-plan.ts'
import { cachedReader } from '#shared/binder/cached-reader.ts'
import { headNote } from '#shared/documents/head-note.ts'
import type { Binder } from '#shared/model/binder.ts'
import { blobStore } from '../archive/store/blobs.ts'
import { documentFolder } from '../files/document-folder.ts'
import { archiveOptions, toRead, toWrite } from './archive-folder.ts'
import { type BinderJob, writeBinder } from './binder-files.ts'
import { binderOrderOf, binderWish } from './binder-order-given.ts'
import { type Command, type Given, type Io, Refusal } from './command.ts'
import { fontSources } from './font-sources.ts'
import { newId } from './new-id.ts'

/** An inspection binder: one line a part, then one a file (a folder counts as one). Only `--record` writes to the archive. */
export const binder: Command = {
  usage: '--data 文件夹 [--password-file 口令文件] --out 文件夹 --organisation 名称 --period 2026|2026Q3|2026-05 [--checklist 清单] [--format pdf,docx,folder] [--dashed] [--no-minutes] [--no-signatures] [--gap-list] [--archival] [--whole-numbers] [--record] [--today 日期]',
  options: {
    ...archiveOptions, out: 'text', organisation: 'text', period: 'text', checklist: 'optionalText', format: 'optionalText', dashed: 'flag', 'no-minutes': 'flag', 'no-signatures': 'flag', 'gap-list': 'flag',
    archival: 'flag', 'whole-numbers': 'flag', record: 'flag', today: 'optionalText',
  },
  async run(given, io) {
    const { row, organisation } = await made(given, io)
    if (!given.flag('record')) return
    await toWrite(given, archive => archive.commit({ id: newId(), act: 'recordBinder', summary: binderSummary(row, organisation), ops: [put('binders', row)] }))
    io.say('已记入档案，以后可以查看成册以来的变化。')
  },
}

async function made(given: Given, io: Io): Promise<{ readonly row: Binder; readonly organisation: string }> {
  const wish = binderWish(given)
  return toRead(given, async (archive, keys) => {
    const [reader, head] = [cachedReader(await archive.reader()), archive.head()]
    const order = await binderOrderOf(reader, wish, given)
    const plan = await planBinder(reader, order, wish.today)
    const [root] = plan.units
    if (root === undefined || plan.parts.every(({ kind }) => kind === 'signatures')) throw new Refusal(`“${wish.organisation}”按清单“${order.checklist.name}”没有可以成册的台账，没有写出任何文件。`)
    for (const words of plan.leftOut) io.say(words)
    const job: BinderJob = {
      order, plan, root, formats: wish.formats, hasGapList: given.flag('gap-list'), archival: given.flag('archival'), dataFolder: given.text('data'), unit: (await reader.unit())?.name ?? '', fonts: await fontSources(io.bundledFonts),
      context: { reader, today: wish.today, footerNote: (await reader.settings()).printHead ? headNote(head.seq, head.head) : null }, blobs: blobStore(given.text('data'), keys),
    }
    const { parts, places } = await writeBinder(job, await documentFolder(given.text('out')), io)
    return { organisation: root.name, row: binderRecord({ id: newId(), order, units: plan.units, madeOn: wish.today, archive: head, formats: wish.formats, parts, places }) }
  })
}
