// Made the golden set: bundled with test/support/bundle.mjs, and run with the folder that the set goes to. A set of a released format is kept as it is for ever.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { anArchiveToBackUp } from './backups.ts'

const archive = await anArchiveToBackUp(mkdtempSync(join(tmpdir(), 'golden-')))
await archive.addPeople('张喆', '李堃', '王頔', '周𬘭')
await archive.attach(Buffer.from('云岭市档案服务中心：签到表\n'.repeat(20)))
await archive.addPeople('陈赟')
console.log((await archive.backUp(process.argv[2] ?? '.', { rescueProgram: process.argv[3] ?? null })).set)
