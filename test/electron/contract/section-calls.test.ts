import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type SectionRow, putInSection } from '#shared/model/dossier/section-tables.ts'
import { anId, aPerson } from '../../support/builders.ts'
import { aDossier, aDossierEntry, aDossierTemplate } from '../../support/dossiers.ts'
import { somePassword } from '../../support/passwords.ts'
import '../../support/quick-passwords.ts'
import { type TestSession, testSession } from '../../support/session.ts'
import { temporaryFolders } from '../../support/temporary-folder.ts'

const newFolder = temporaryFolders()
const opened: TestSession[] = []
const sectionPassword = '青松另册七月流火'
let home: string
let session: TestSession

async function aSession(more: Parameters<typeof testSession>[2] = {}): Promise<TestSession> {
  const one = await testSession(home, {}, more)
  opened.push(one)
  return one
}

beforeEach(async () => {
  home = newFolder()
  session = await aSession()
  await session.get('createArchive', { folder: null, unitName: '云岭市档案服务中心', actor: '林小满' })
})

afterEach(async () => { for (const each of opened.splice(0)) await each.close() })

const data = (...names: string[]) => join(home, '党务台账数据', ...names)
const codeOf = async (...ask: Parameters<TestSession['ask']>) => {
  const outcome = await session.ask(...ask)
  return outcome.ok ? 'done' : outcome.failure.code
}
const byWord = (password = sectionPassword) => ({ secret: { kind: 'password' as const, password } })

async function begun(password = sectionPassword, current: { kind: 'password'; password: string } | null = null): Promise<string> {
  const { recoveryKey } = await session.get('beginSection', { current, password })
  await session.get('confirmSection', { recoveryKey })
  return recoveryKey
}

/** A person, a template and a file of that person in the section. */
async function aFile(of: Parameters<typeof aDossier>[0] = {}) {
  const person = aPerson({ id: anId() })
  await session.get('commit', { id: anId(), act: 'recordPerson', summary: '登记人员', ops: [{ table: 'people', id: person.id, ifRev: null, value: { ...person } }] })
  const template = aDossierTemplate()
  const dossier = aDossier({ personId: person.id, personName: person.name, templateId: template.id, ...of })
  const answer = await session.get('commitSection', { id: anId(), ops: [putInSection('dossierTemplates', template), putInSection('dossiers', dossier)] })
  return { template, dossier, answer }
}

async function rows(): Promise<SectionRow[]> {
  const { bytes } = await session.get('sectionRows', {})
  return Buffer.from(bytes).toString('utf8').split('\n').filter(line => line !== '').map(line => JSON.parse(line) as SectionRow)
}

const named = async () => (await rows()).map(({ row }) => String(row?.['archiveNo'] ?? row?.['version'])).sort()

async function restarted(more?: Parameters<typeof testSession>[2]): Promise<void> {
  await session.close()
  session = await aSession(more)
  await session.get('start', {})
}

describe('the section begins', () => {
  test('once the printed key is typed back, and not before', async () => {
    expect(await session.get('sectionStatus', {})).toEqual({ state: 'none', since: null, lockAfterMs: 300_000, samplePassword: null })
    expect(await codeOf('unlockSection', byWord())).toBe('section-none')
    const { recoveryKey } = await session.get('beginSection', { current: null, password: sectionPassword })
    expect(await codeOf('confirmSection', { recoveryKey: recoveryKey.replace(/^./, digit => (digit === '7' ? '8' : '7')) })).toBe('wrong-recovery-key')
    expect(readdirSync(data('keys'))).toEqual(['1'])
    await session.get('confirmSection', { recoveryKey: recoveryKey.toLowerCase() })
    expect(await session.get('sectionStatus', {})).toMatchObject({ state: 'unlocked', since: expect.stringMatching(/Z$/) })
    const [folder = ''] = readdirSync(data('keys')).filter(name => name.startsWith('section-'))
    expect(readdirSync(data('keys', folder)).sort()).toEqual(['password.age', 'recovery.age', 'slots.json'])
    expect(readdirSync(data('keys-copy'))).toContain(folder)
  })

  test('never with the password that opens the archive, nor with a weak one', async () => {
    const { recoveryKey } = await session.get('beginPassword', { current: null, password: somePassword })
    await session.get('confirmPassword', { recoveryKey })
    expect(await session.ask('beginSection', { current: null, password: somePassword })).toMatchObject({ ok: false, failure: { code: 'weak-password', message: expect.stringContaining('另一个口令') } })
    expect(await codeOf('beginSection', { current: null, password: '1111' })).toBe('weak-password')
  })
})

test('the sample archive has files of its own behind a password that it tells; begun once, at the first look', async () => {
  await session.get('openSample', {})
  const [first] = await Promise.all([session.get('sectionStatus', {}), session.get('sectionStatus', {})])
  expect(first).toMatchObject({ state: 'locked', samplePassword: expect.any(String) })
  await session.get('unlockSection', byWord(first.samplePassword ?? ''))
  expect((await rows()).filter(({ table }) => table === 'dossiers')).toHaveLength(12)
})

describe('what is written', () => {
  test('is there after a restart, and only with its password', async () => {
    const recoveryKey = await begun()
    const { dossier } = await aFile()
    await restarted()
    expect(await session.get('sectionStatus', {})).toMatchObject({ state: 'locked' })
    expect(await codeOf('sectionRows', {})).toBe('section-locked')
    expect(await codeOf('commitSection', { id: anId(), ops: [putInSection('dossiers', dossier)] })).toBe('section-locked')
    expect(await codeOf('unlockSection', byWord('青松另册七月流水'))).toBe('wrong-password')
    await session.get('unlockSection', byWord())
    expect(await rows()).toContainEqual({ table: 'dossiers', id: dossier.id, row: expect.objectContaining({ archiveNo: 'ZS-001', createdBy: '林小满' }) })
    await session.get('lockSection', {})
    await session.get('unlockSection', { secret: { kind: 'recoveryKey', recoveryKey } })
    expect(await named()).toEqual(['1', 'ZS-001'])
  })

  test('stands in the archive as neutral records of whole blocks that name nobody', async () => {
    await begun()
    const { answer, dossier } = await aFile()
    expect(answer.rows.map(({ table }) => table)).toEqual(['sealedRecords', 'sealedRecords'])
    expect(answer.rows.map(({ id }) => id)).not.toContain(dossier.id)
    for (const { row } of answer.rows) expect((Buffer.from(String(row?.['sealed']), 'base64').length - headerBytes(String(row?.['sealed'])) - 32) % 4096).toBe(0)
    const { acts } = await session.get('acts', { filter: { from: null, to: null, actor: null, act: null, text: '' }, before: null, limit: 1 })
    expect(acts).toMatchObject([{ act: 'sealSection', summary: '维护封存分区' }])
  })

  test('a change keeps its place, a repeat after a lost answer does no harm, an old revision is refused, a deletion takes it away', async () => {
    await begun()
    const { dossier } = await aFile()
    const [, present] = await rows()
    const changed = { ...dossier, rev: Number(present?.row?.rev), entries: [aDossierEntry()] }
    const commit = { id: anId(), ops: [putInSection('dossiers', changed)] }
    const first = await session.get('commitSection', commit)
    expect(await session.get('commitSection', commit)).toEqual(first)
    expect(await codeOf('commitSection', { ...commit, id: anId() })).toBe('conflict')
    expect(first.sectionRows).toMatchObject([{ id: dossier.id, row: { rev: first.seq, entries: [{ name: '年度理论学习情况' }] } }])
    const gone = await session.get('commitSection', { id: anId(), ops: [{ table: 'dossiers', id: dossier.id, ifRev: first.seq, value: null }] })
    expect(await named()).toEqual(['1'])
    await session.get('undoCommit', { seq: gone.seq })
    expect(await named()).toEqual(['1', 'ZS-001'])
  })

  test.each([
    ['a second file of one person', (file: Awaited<ReturnType<typeof aFile>>) => aDossier({ personId: file.dossier.personId, templateId: file.template.id }), 'personId'],
    ['a person whom the archive lacks', (file: Awaited<ReturnType<typeof aFile>>) => aDossier({ templateId: file.template.id }), 'personId'],
    ['a catalogue that is not there', (file: Awaited<ReturnType<typeof aFile>>) => ({ ...file.dossier, rev: file.answer.seq, templateId: anId() }), 'templateId'],
    ['a name of nothing', (file: Awaited<ReturnType<typeof aFile>>) => ({ ...file.dossier, rev: file.answer.seq, archiveNo: ' ' }), 'archiveNo'],
  ])('%s is refused with its field named, and nothing is written', async (_, wrong, path) => {
    await begun()
    const file = await aFile()
    const outcome = await session.ask('commitSection', { id: anId(), ops: [putInSection('dossiers', wrong(file))] })
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'invalid-rows', problems: [{ table: 'dossiers', path }] } })
    expect((await session.get('dataStatus', {})).seq).toBe(file.answer.seq)
  })

  test('blobs and drafts are sealed to it, and come back', async () => {
    await begun()
    const text = Buffer.from('谈话要点：金丝楠木计划')
    const { blob } = await session.get('putSectionBlob', { bytes: text })
    const recordId = anId()
    await session.get('saveSectionDraft', { form: 'dossier', recordId, content: { remark: '金丝楠木计划' } })
    await session.get('saveSectionDraft', { form: 'dossier', recordId, content: { remark: '金丝楠木计划二' } })
    expect(readdirSync(data('drafts'))).toEqual([expect.stringMatching(/^section-[0-9a-f]{32}\.age$/)])
    expect(await session.get('drafts', {})).toEqual([])
    await restarted()
    await session.get('unlockSection', byWord())
    expect(Buffer.from((await session.get('getSectionBlob', { blob })).bytes).equals(text)).toBe(true)
    expect(await session.get('sectionDrafts', {})).toMatchObject([{ form: 'dossier', recordId, content: { remark: '金丝楠木计划二' } }])
    await session.get('removeSectionDraft', { form: 'dossier', recordId })
    expect(readdirSync(data('drafts'))).toEqual([])
    expect(await codeOf('getSectionBlob', { blob: `${'0'.repeat(32)}.age` })).toBe('blob-missing')
  })

  test('a sealed record that is damaged is counted, and hides no other', async () => {
    await begun()
    const { answer } = await aFile()
    const [first] = answer.rows
    await session.get('commit', { id: anId(), act: 'importRecords', summary: '导入', ops: [{ table: 'sealedRecords', id: first!.id, ifRev: answer.seq, value: { ...first!.row, sealed: 'AAAA' } }] })
    expect(await session.get('sectionRows', {})).toMatchObject({ unreadable: 1 })
    expect(await named()).toEqual(['ZS-001'])
  })
})

describe('it is guarded', () => {
  test('wrong passwords are slow, counted across restarts and apart from the archive, and destroy nothing', async () => {
    await begun()
    await aFile()
    await session.get('lockSection', {})
    for (let i = 0; i < 5; i++) expect(await codeOf('unlockSection', byWord('不对的口令一二三'))).toBe('wrong-password')
    await restarted()
    const outcome = await session.ask('unlockSection', byWord())
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'too-many-tries', message: expect.stringContaining('30 秒') } })
    expect(JSON.parse(readFileSync(data('section-tries.json'), 'utf8'))).toMatchObject({ wrong: 5 })
    writeFileSync(data('section-tries.json'), JSON.stringify({ wrong: 5, at: '2026-01-01T00:00:00.000Z' }))
    await restarted()
    await session.get('unlockSection', byWord())
    expect(await named()).toEqual(['1', 'ZS-001'])
  })

  test('it locks itself when nobody has been there for a while, and stays open as long as somebody is', async () => {
    await session.close()
    session = await aSession({ sectionLockAfterMs: 400 })
    await session.get('start', {})
    await begun()
    for (let i = 0; i < 4; i++) {
      await pause(200)
      await session.get('touchSection', {})
    }
    expect(await session.get('sectionStatus', {})).toMatchObject({ state: 'unlocked' })
    await pause(600)
    expect(await session.get('sectionStatus', {})).toMatchObject({ state: 'locked' })
    expect(await codeOf('touchSection', {})).toBe('section-locked')
  })

  test('a new password opens what was written before; the old one and the old key open nothing', async () => {
    const oldKey = await begun()
    await aFile()
    const { blob } = await session.get('putSectionBlob', { bytes: Buffer.from('旧附件') })
    expect(await codeOf('beginSection', { current: null, password: '白杨新册八月晴空' })).toBe('wrong-password')
    expect(await codeOf('beginSection', { current: { kind: 'password', password: '不对的口令一二三' }, password: '白杨新册八月晴空' })).toBe('wrong-password')
    await begun('白杨新册八月晴空', { kind: 'password', password: sectionPassword })
    await restarted()
    expect(await codeOf('unlockSection', byWord())).toBe('wrong-password')
    expect(await codeOf('unlockSection', { secret: { kind: 'recoveryKey', recoveryKey: oldKey } })).toBe('wrong-recovery-key')
    await session.get('unlockSection', byWord('白杨新册八月晴空'))
    expect(await named()).toEqual(['1', 'ZS-001'])
    expect(Buffer.from((await session.get('getSectionBlob', { blob })).bytes).toString()).toBe('旧附件')
    const slots = readdirSync(data('keys-copy'), { recursive: true }).filter(name => String(name).endsWith('password.age'))
    expect(slots).toHaveLength(1)
  })

  test('a damaged password slot is mended from its copy', async () => {
    await begun()
    await aFile()
    const [folder = ''] = readdirSync(data('keys')).filter(name => name.startsWith('section-'))
    await session.close()
    writeFileSync(data('keys', folder, 'password.age'), 'damaged')
    session = await aSession()
    await session.get('start', {})
    await session.get('unlockSection', byWord())
    expect(await named()).toEqual(['1', 'ZS-001'])
  })
})

/** An age header ends with the line that begins `---`; a nonce of 16 bytes and a tag of 16 are the rest that is no block. */
function headerBytes(base64: string): number {
  const bytes = Buffer.from(base64, 'base64')
  return bytes.indexOf('\n', bytes.indexOf('\n--- ') + 1) + 1
}
