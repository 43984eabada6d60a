import { readFileSync } from 'node:fs'
import { testSession } from '../support/session.ts'

/** The process that is killed: the real machine side is handed a roster's rows in pieces, as a window hands them over, and imports them. */
const [home = '', file = '', commit = '', once = ''] = process.argv.slice(2)
const say = (text: string) => process.stdout.write(`${text}\n`)
const pieceBytes = 1024 * 1024

const session = await testSession(home)
await session.get('start', {})
const bytes = readFileSync(file)
for (let i = 0; i < bytes.length; i += pieceBytes) await session.get('stageOps', { commit, bytes: new Uint8Array(bytes.subarray(i, i + pieceBytes)) })
say('begins')
const began = performance.now()
const ended = await session.work({ kind: 'importRoster', commit, summary: '导入名册' })
if (ended.kind !== 'done' || ended.result.kind !== 'importRoster') throw new Error(JSON.stringify(ended))
say(`done ${Math.round(performance.now() - began)}`)
if (once === '') setInterval(() => {}, 1000)
