import type { Unit } from '#shared/model/unit.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { exists, renamePatiently } from '../../files/durable-file.ts'
import { type Archive, createArchive, openArchive } from '../state/archive.ts'
import { makeArchiveFolder, makeFolder, makeKeys } from './new-folder.ts'
import { type StartTools, type Started, inspectStart, sampleFolder, startIn } from './start-folder.ts'

/** A new archive in an empty or new folder, opened. Throws folder-not-empty. */
export async function createInFolder(current: Started, wish: { readonly folder: string | null; readonly unitName: string; readonly actor: string }, tools: StartTools): Promise<Started> {
  const { settings, suggestedFolder, now, newId } = tools
  const folder = await makeArchiveFolder(wish.folder ?? suggestedFolder, {
    unit: aUnit(newId(), wish.unitName), source: 'manual', actor: wish.actor, device: settings.read().device, at: now().toISOString(), newId,
  })
  await settings.change({ dataFolder: folder, actor: wish.actor, sampleOpen: false })
  await current.open?.close()
  return startIn(folder, tools)
}

/** Opens the sample archive, in a folder of its own; `fill` makes its content when there is none yet, or none that opens. */
export async function openSample(current: Started, fill: (archive: Archive) => Promise<void>, tools: StartTools): Promise<Started> {
  const folder = sampleFolder(tools)
  if (current.open?.folder === folder) return current
  const there = (await exists(folder)) ? await startIn(folder, tools) : null
  if (there?.start.kind === 'locked') throw new ExpectedFailure('locked')
  if (there?.start.kind === 'sealed') return sealedSample(current, there, tools)
  if (there !== null && there.open === null) await renamePatiently(folder, `${folder}-旧-${tools.now().getTime()}`)
  if (there?.open == null) await makeSample(folder, fill, tools)
  await tools.settings.change({ sampleOpen: true })
  await current.open?.close()
  return there?.open == null ? startIn(folder, tools) : there
}

/** Somebody has tried out a password on it. */
async function sealedSample(current: Started, sample: Started, tools: StartTools): Promise<Started> {
  await tools.settings.change({ sampleOpen: true })
  await current.open?.close()
  return sample
}

export async function leaveSample(current: Started, tools: StartTools): Promise<Started> {
  await tools.settings.change({ sampleOpen: false })
  await current.open?.close()
  return inspectStart(tools)
}

async function makeSample(folder: string, fill: (archive: Archive) => Promise<void>, { settings, now, newId }: StartTools): Promise<void> {
  const { device, actor } = settings.read()
  await makeFolder(folder, async building => {
    const unit = aUnit(newId(), '示例单位')
    const keys = await makeKeys(building, { archiveId: newId(), name: unit.name, formerIds: [] })
    await createArchive(building, keys, { unit, source: 'sample', actor, device, at: now().toISOString(), commitId: newId() })
    const archive = await openArchive(building, keys, { actor, device, now })
    try {
      await fill(archive)
    } finally {
      await archive.close()
    }
  })
}

function aUnit(id: string, name: string): Unit {
  return { id, name, shortName: '', uscc: '', fondsNo: '', fondsName: '', contact: '', level: null, staffQuota: null, totalStaff: null }
}
