import { examineMerge, mergeArchives } from '../../electron/archive/merge/merge-archives.ts'
import { withOthers } from '../../electron/archive/merge/open-others.ts'
import { unwatched } from '../../electron/archive/store/work-context.ts'
import { newId } from '../../electron/commands/new-id.ts'
import { today } from '../support/builders.ts'
import { aDesk, reopen } from '../support/start-tools.ts'

/** The process that is killed: merges the given files into the archive of a desk, and says when it was done. */
const [root = '', ...files] = process.argv.slice(2)
const open = await reopen(await aDesk(root))
const say = (text: string) => process.stdout.write(`${text}\n`)
say('open')
const hand = { newId, today }
const { seq } = await withOthers(files.map(place => ({ place, secret: null, backupId: null })), open.keys, unwatched, async others => {
  const { stamp } = await examineMerge(open, others, hand, unwatched)
  return mergeArchives(open, others, { decisions: [], stamp }, hand, unwatched)
})
say(`merged ${seq ?? 'nothing'}`)
