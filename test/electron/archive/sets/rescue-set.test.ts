import { execFile, execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { exportedLines } from '#shared/archive/exported-rows.ts'
import { unwatched } from '../../../../electron/archive/store/work-context.ts'
import { type ArchiveToBackUp, anArchiveToBackUp, inSet, password, recoveryKey } from '../../../support/backups.ts'
import { bundle } from '../../../support/bundle.mjs'
import { temporaryFolders } from '../../../support/disks.ts'
import { hasTool } from '../../../support/tools.ts'

const newFolder = temporaryFolders()
const run = promisify(execFile)
let archive: ArchiveToBackUp
let set: string
let backupId: string
let blobs: readonly string[]

beforeAll(async () => {
  archive = await anArchiveToBackUp(newFolder())
  await archive.addPeople('张喆', '李堃', '王頔')
  blobs = [await archive.attach(randomBytes(100_000)), await archive.attach(Buffer.from('签到表'))]
  const written = await archive.backUp(newFolder(), { rescueProgram: await bundle('electron/rescue.ts', newFolder()) })
  set = written.set
  backupId = written.backupId
})

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const secretFile = async (text: string) => {
  const file = path.join(newFolder(), 'secret.txt')
  await fs.writeFile(file, `${text}\r\n`)
  return file
}

/** Records, history and attachments as the product itself reads them. */
async function asTheProductReads() {
  return inSet(set, async opened => {
    const backup = await opened.verify(backupId, unwatched)
    let frames = 0
    await backup.eachCommit(async commits => { frames += commits.flatMap(commit => commit.frames).length }, unwatched)
    const text = exportedLines(await backup.rows()).map(line => `${line}\n`).join('')
    return { records: text.split('\n').length - 1, recordsSha256: sha256(Buffer.from(text)), frames, files: backup.blobs.size, head: backup.manifest.head, viewHash: backup.manifest.viewHash }
  }, { identities: archive.keys.identities })
}

describe('rescue.mjs, run by nothing but Node inside the set', () => {
  test('gives the same counts and hashes as the product, and the files by their hash', async () => {
    const out = path.join(newFolder(), 'out')
    const { stdout } = await run(process.execPath, [path.join(set, 'rescue.mjs'), '--password-file', await secretFile(password), '--out', out], { cwd: newFolder() })
    const report = JSON.parse(stdout) as Record<string, unknown>
    expect(report).toMatchObject({ snapshot: backupId, ...await asTheProductReads() })
    expect((await fs.readdir(path.join(out, 'files'))).sort()).toEqual([...blobs].sort())
    for (const name of blobs) expect(sha256(await fs.readFile(path.join(out, 'files', name)))).toBe(name)
    const history = (await fs.readFile(path.join(out, 'history.ndjson'), 'utf8')).trim().split('\n')
    expect(history).toHaveLength(report['frames'] as number)
    expect(report['historySha256']).toBe(sha256(await fs.readFile(path.join(out, 'history.ndjson'))))
    expect(JSON.parse(history[0]!)).toMatchObject({ act: 'createArchive', seq: 1 })
  })

  test('never writes into a folder that is there', async () => {
    const out = newFolder()
    const words = run(process.execPath, [path.join(set, 'rescue.mjs'), '--password-file', await secretFile(password), '--out', out])
    await expect(words).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining(`“${out}”已经在那里`) as string })
    expect(await fs.readdir(out)).toEqual([])
  })

  test('opens by the recovery key, and refuses a wrong password with a sentence', async () => {
    const out = path.join(newFolder(), 'out')
    const { stdout } = await run(process.execPath, [path.join(set, 'rescue.mjs'), '--recovery-key-file', await secretFile(recoveryKey), '--backup', backupId, '--out', out])
    expect(JSON.parse(stdout)).toMatchObject({ snapshot: backupId, files: 2 })
    const wrong = run(process.execPath, [path.join(set, 'rescue.mjs'), '--password-file', await secretFile('wrong'), '--out', path.join(newFolder(), 'out')])
    await expect(wrong).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('口令不对') })
  })
})

/** age asks for a passphrase on a terminal only. */
function openPasswordSlot(file: string, out: string): void {
  execFileSync('script', ['-qec', `age -d -o '${out}' '${file}'`, '/dev/null'], { input: `${password.normalize('NFKC')}\n` })
}

test.skipIf(!hasTool('age') || !hasTool('script'))('with age, gzip and tar alone every record and file can be read, as 说明.txt says', async () => {
  const place = newFolder()
  const identity = path.join(place, 'identity.txt')
  openPasswordSlot(path.join(set, 'keys', '2', 'password.age'), identity)
  const former = path.join(place, 'identity-1.txt')
  execFileSync('age', ['-d', '-i', identity, '-o', former, path.join(set, 'keys', '2', 'identity-1.age')])
  const manifest = JSON.parse(execFileSync('age', ['-d', '-i', identity, path.join(set, 'snapshots', `${backupId}.age`)]).toString()) as { packs: { name: string; holds: string; lines?: number }[] }
  for (const { name } of manifest.packs) execFileSync('age', ['-d', '-i', identity, '-o', path.join(place, name), path.join(set, 'packs', `${name}.age`)])
  const rows = manifest.packs.filter(({ holds }) => holds === 'tables')
  const text = rows.map(({ name }) => execFileSync('gzip', ['-d'], { input: gunzipable(path.join(place, name)) }).toString()).join('')
  expect(text).toContain('张喆')
  expect(text.trim().split('\n')).toHaveLength(rows.reduce((sum, { lines }) => sum + (lines ?? 0), 0))
  await fs.mkdir(path.join(place, 'files'))
  for (const { name } of manifest.packs.filter(({ holds }) => holds === 'blobs')) execFileSync('tar', ['-x', '-f', path.join(place, name), '-C', path.join(place, 'files')])
  expect((await fs.readdir(path.join(place, 'files'))).sort()).toEqual([...blobs].sort())
  for (const name of blobs) expect(sha256(await fs.readFile(path.join(place, 'files', name)))).toBe(name)
  const listed = manifest.packs.filter(({ holds }) => holds === 'journal').map(({ name }) => execFileSync('tar', ['-tf', path.join(place, name)]).toString().trim())
  expect(listed.join('\n').split('\n').sort()).toEqual(['000001-1.j1', '000002-2.j1'])
  const explained = await fs.readFile(path.join(set, '说明.txt'), 'utf8')
  for (const command of ['age -d keys/2/password.age > identity.txt', '| gzip -d > records.ndjson', '| tar -x -C files', 'keys/2/identity-1.age']) expect(explained).toContain(command)
})

function gunzipable(file: string): Buffer {
  const bytes = execFileSync('cat', [file], { maxBuffer: 1 << 26 })
  expect(gunzipSync(bytes).length).toBeGreaterThan(0)
  return bytes
}
