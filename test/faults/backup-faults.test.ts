import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { archiveCopies, openCopy } from '../support/archive-copies.ts'
import { bundle } from '../support/bundle.mjs'
import { isRoot, makeReadOnly, mountExfat, mountFat, temporaryFolders } from '../support/disks.ts'
import { type Fault, type Shim, buildShim, hasShim } from '../support/fault-shim.ts'
import { backupsOn, checkStick } from '../support/stick-oracle.ts'
import { run } from '../support/tools.ts'

const newFolder = temporaryFolders()
const aCopy = archiveCopies(newFolder)
/** Each call in `npm run faults`, one in so many in `npm test`. */
const every = Number(process.env['FAULT_BACKUP_EVERY'] ?? 23)
let program = ''

interface Round { n: number; befell: string; done?: string; failure?: { code: string; message: string; detail?: string }; isThere: boolean; isRemembered: boolean }

beforeAll(async () => { program = await bundle('test/faults/backup-fault-child.ts', newFolder()) })

/** An archive with an attachment, and a stick with one good backup of it. */
async function aBackedUpArchive(stick = newFolder()) {
  const { folder: data, identities } = await aCopy()
  const it = await openCopy(data, identities)
  await it.attach(Buffer.alloc(200_000, 'a'))
  await it.backUp(stick)
  await it.archive.close()
  return { data, stick, identities }
}

async function rounds({ data, stick, identities }: { data: string; stick: string; identities: readonly string[] }, first: number, env: NodeJS.ProcessEnv = {}, limit = ''): Promise<Round[]> {
  const words = [process.execPath, program, data, stick, identities.join(','), String(first), String(every)]
  const { stdout } = await run('bash', ['-c', `${limit} exec "$@"`, 'bash', ...words], { env: { ...process.env, ...env }, maxBuffer: 1 << 26 })
  return stdout.trim().split('\n').map(line => JSON.parse(line) as Round)
}

/** Says what happened on the stick in plain words, and nothing else. */
function expectPlainWords({ failure, n, befell }: Round): void {
  expect(failure?.code, `${n}: ${befell} ${failure?.message ?? ''}`).toMatch(/^(drive-(gone|full|read-only|failed)|file-too-large)$/)
  expect(failure?.message).toMatch(/^(写到)?U 盘“金士顿”/)
  expect(failure?.message).toContain('档案没有受影响，上面原有的备份也没有改动')
}

describe.skipIf(!hasShim)('the n-th call on a stick fails, for every n until a backup is finished (needs gcc)', () => {
  let shim: Shim
  beforeAll(() => { shim = buildShim(newFolder()) })

  test.each<[Fault['calls'][number], Fault['how'], RegExp]>([
    ['write', 'EIO', /^drive-failed$/], ['write', 'ENOSPC', /^drive-full$/], ['fsync', 'EIO', /^drive-failed$/], ['open', 'EROFS', /^drive-(read-only|failed)$/], ['open', 'EIO', /^drive-failed$/],
    ['rename', 'EIO', /^drive-failed$/], ['link', 'EIO', /^drive-failed$/], ['read', 'EIO', /^drive-failed$/], ['mkdir', 'EROFS', /^drive-read-only$/], ['unlink', 'EIO', /^drive-failed$/],
    ['write', 'flip', /^drive-failed$/], ['read', 'flip', /^(drive-failed|set-damaged)$/], ['write', 'lie', /^drive-failed$/], ['rename', 'lie', /^drive-failed$/], ['link', 'lie', /^drive-failed$/],
    ['write', 'ENODEV', /^drive-gone$/],
  ])('%s: %s', async (call, how, code) => {
    const it = await aBackedUpArchive()
    const first = 1 + Math.floor(Math.random() * Math.min(every, 5))
    const all = await rounds(it, first, { ...shim.env({ under: it.stick, calls: [call], at: 0, how }) })
    for (const round of all) {
      expect(round.done === undefined || round.isThere, `${round.n}: what is called finished is there and whole`).toBe(true)
      expect(round.isRemembered, `${round.n}: what is remembered is what is there`).toBe(true)
      if (round.done !== undefined) continue
      expectPlainWords(round)
      expect(round.failure?.code, `${round.n}: ${round.befell} ${round.failure?.detail ?? ''}`).toMatch(code)
    }
    expect(all.at(-1), 'the last one met no fault').toMatchObject({ befell: '', isThere: true })
  })

  test('a stick that dies at some call and stays dead: the backup before is whole', async () => {
    const it = await aBackedUpArchive()
    const all = await rounds(it, 1 + Math.floor(Math.random() * 5), { ...shim.env({ under: it.stick, calls: ['write', 'fsync', 'rename', 'link', 'unlink', 'mkdir'], at: 0, how: 'EIO', stays: true }) })
    for (const round of all.slice(0, -1)) {
      if (round.done === undefined) expectPlainWords(round)
      expect(round.done === undefined || round.isThere).toBe(true)
    }
    expect(all.at(-1)).toMatchObject({ befell: '', isThere: true })
  })

  test('a file system without hard links: backups are finished all the same', async () => {
    const it = await aBackedUpArchive()
    const all = await rounds(it, 1, { ...shim.env({ under: it.stick, calls: ['link'], at: 0, how: 'EPERM', stays: true }) })
    for (const round of all) expect(round).toMatchObject({ isThere: true, isRemembered: true })
    expect(all[0]?.befell).toMatch(/^link /)
  })

  test('a virus scanner that never lets go of a file on renaming has its own sentence', async () => {
    const it = await aBackedUpArchive()
    const [round] = await rounds(it, 1, { ...shim.env({ under: it.stick, calls: ['rename', 'link'], at: 0, how: 'EBUSY', stays: true }) })
    expect(round?.failure).toMatchObject({ code: 'drive-failed' })
    expect(round?.failure?.message).toContain('杀毒软件')
  })
})

test.skipIf(process.platform === 'win32')('a file system with a limit on the size of a file (ulimit -f, as FAT32): its own sentence, nothing left', async () => {
  const it = await aBackedUpArchive()
  const open = await openCopy(it.data, it.identities)
  await open.attach(Buffer.from(Array.from({ length: 3_000_000 }, () => Math.random() * 256)))
  await open.archive.close()
  const [round] = await rounds(it, 1, {}, 'ulimit -f 2000;')
  expect(round).toMatchObject({ failure: { code: 'file-too-large' }, isRemembered: true })
  expect(round?.failure?.message).toMatch(/^U 盘“金士顿”存不下这么大的一个文件/)
})

test.skipIf(!isRoot)('a stick with write protection: said before anything is tried (needs root)', async () => {
  const it = await aBackedUpArchive()
  onTestFinished(makeReadOnly(it.stick))
  const [round] = await rounds(it, 1)
  expect(round).toMatchObject({ failure: { code: 'drive-read-only' }, isRemembered: true })
})

describe.each([['FAT32', mountFat], ['exFAT', mountExfat]] as const)('a real %s stick, which has no hard links', (name, mount) => {
  const trial = isRoot ? mountsHere(mount) : null

  test.skipIf(trial === null)(`${name}: a backup, a second one that shares its packs, and both are whole (needs root and a driver for it)`, async () => {
    const stick = newFolder()
    const unmount = mount(stick, 64)
    if (unmount === null) throw new Error('it could be mounted a moment ago')
    onTestFinished(unmount)
    const { data, identities } = await aBackedUpArchive(stick)
    const before = await backupsOn(stick, identities)
    const it = await openCopy(data, identities)
    await it.addPeople('王頔')
    const second = await it.backUp(stick)
    expect(second.sharedPacks).toBeGreaterThan(0)
    expect(await checkStick(stick, identities, before)).toHaveLength(2)
    await it.archive.close()
  })
})

/** Whether it can be mounted here at all. */
function mountsHere(mount: typeof mountFat): true | null {
  const unmount = mount(newFolder(), 8)
  unmount?.()
  return unmount === null ? null : true
}
