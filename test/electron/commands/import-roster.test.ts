import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import writeXlsxFile from 'write-excel-file/node'
import { beforeEach, describe, expect, test } from 'vitest'
import { runCommandLine } from '../../../electron/commands/run-command-line.ts'
import type { Archive } from '../../../electron/archive/state/archive.ts'
import { undoableActs, undoCommit } from '../../../electron/archive/history/take-back-acts.ts'
import { newId } from '../../../electron/commands/new-id.ts'
import { toWrite } from '../../../electron/commands/archive-folder.ts'
import { Given } from '../../../electron/commands/command.ts'
import { inTemporaryFolder } from '../../support/in-temporary-folder.ts'
import { temporaryFolders } from '../../support/temporary-folder.ts'

const newFolder = temporaryFolders()
let folder = ''
let data = ''

interface Answer { readonly code: number; readonly lines: readonly Record<string, unknown>[]; readonly said: string }

async function run(...words: string[]): Promise<Answer> {
  const lines: Record<string, unknown>[] = []
  const said: string[] = []
  const code = await runCommandLine(words, { print: line => lines.push(JSON.parse(JSON.stringify(line))), say: text => said.push(text), bundledFonts: [] })
  return { code, lines, said: said.join('\n') }
}

async function exported(): Promise<string> {
  const file = join(folder, `export-${readdirSync(folder).length}.ndjson`)
  expect((await run('export', '--data', data, '--out', file)).code).toBe(0)
  return readFileSync(file, 'utf8')
}

function rowsIn(text: string, table: string): Record<string, unknown>[] {
  return text.trim().split('\n').map(line => JSON.parse(line) as { table: string; value: Record<string, unknown> }).filter(row => row.table === table).map(row => row.value)
}

function csv(name: string, ...lines: string[]): string {
  const file = join(folder, name)
  writeFileSync(file, `\uFEFF${lines.join('\r\n')}`)
  return file
}

const inArchive = <T>(work: (archive: Archive) => Promise<T>) => toWrite(new Given({ data }), work)
const roster = () => csv('名册.csv', '姓名,性别,公民身份号码,所在党支部,人员类别,入党日期', '李堃,女,11010519491231002x,第一党支部,正式党员,1975.07', '王頔,女,110105194912310021,第一党支部,正式党员,1975.07', '陈赟,男,,第二党支部,正式党员,2005-07-01')

beforeEach(async () => {
  folder = newFolder()
  data = join(folder, 'archive')
  expect((await run('init', '--data', data, '--unit', '云岭市档案服务中心')).code).toBe(0)
})

describe('import --roster', () => {
  test('每行一条 JSON，最后是小结；有问题的行不拦别的行', async () => {
    const { code, lines, said } = await run('import', '--data', data, '--roster', roster())
    expect(code).toBe(0)
    expect(lines).toEqual([
      { row: 2, action: 'new', name: '李堃', problems: [] },
      { row: 3, action: 'problem', name: '王頔', problems: [{ column: '公民身份号码', message: expect.stringContaining('末位应为 X') as string }] },
      { row: 4, action: 'new', name: '陈赟', problems: [] },
      { sheet: '名册', new: 2, changed: 0, same: 0, problem: 1, organisations: ['第一党支部', '第二党支部'], passedOver: 0, unusedColumns: [], dryRun: false, seq: 2 },
    ])
    expect(said).toContain('从“名册.csv”导入名册：新增 2 人，新建党组织 2 个')
    const text = await exported()
    expect(rowsIn(text, 'people').map(row => [row['name'], row['idNumber'], row['birth'], row['pinyinInitials'], row['source']])).toEqual([['李堃', '11010519491231002X', '1949-12-31', 'lk', 'import'], ['陈赟', '', null, 'cy', 'import']])
  })

  test('再导入一次什么也不改，没有新的提交', async () => {
    await run('import', '--data', data, '--roster', roster())
    const before = await exported()
    const { lines } = await run('import', '--data', data, '--roster', roster())
    expect(lines.at(-1)).toMatchObject({ new: 0, changed: 0, same: 2, problem: 1, seq: null })
    expect(await exported()).toBe(before)
  })

  test('试算说的和真正导入一样，但不写入', async () => {
    const before = await exported()
    const dry = await run('import', '--data', data, '--roster', roster(), '--dry-run')
    expect(await exported()).toBe(before)
    const real = await run('import', '--data', data, '--roster', roster())
    expect(dry.lines.slice(0, -1)).toEqual(real.lines.slice(0, -1))
    expect(dry.lines.at(-1)).toMatchObject({ dryRun: true, seq: null, new: 2 })
  })

  test('导入后撤销，导出一个字节也不差；操作记录里看得到', async () => {
    await run('import', '--data', data, '--roster', csv('先.csv', '姓名,出生年月,所在党支部,职务', '陈赟,1980.01,第一党支部,科员', '周𬘭,1981.01,第一党支部,'))
    const before = await exported()
    const { lines } = await run('import', '--data', data, '--roster', csv('后.csv', '姓名,出生年月,所在党支部,职务,党内职务', '陈赟,1980.01,第一党支部,科长,书记', '李堃,1985.02,第三党支部,,'))
    const seq = Number(lines.at(-1)?.['seq'])
    expect(await exported()).not.toBe(before)
    await inArchive(async archive => {
      const [act] = await undoableActs(archive, { now: new Date() })
      expect(act).toMatchObject({ act: 'importRoster', seq, summary: '从“后.csv”导入名册：新增 1 人，修改 1 人，新建党组织 1 个' })
      expect((await undoCommit(archive, seq, { now: new Date(), newId })).kept).toEqual([])
    })
    expect(await exported()).toBe(before)
  })

  test('几周后撤销：改过的人留下并列出，别的退回', async () => {
    const { lines } = await run('import', '--data', data, '--roster', roster())
    await inArchive(async archive => {
      const [li] = (await archive.allRows('people')).filter(row => row['name'] === '李堃')
      const { rev, _h, ...fields } = li!
      await archive.commit({ id: newId(), act: 'correctPerson', summary: '修改人员', ops: [{ table: 'people', id: String(li!['id']), ifRev: Number(rev), value: { ...fields, unitPost: '科长' } }] })
      const { kept } = await undoCommit(archive, Number(lines.at(-1)?.['seq']), { now: new Date(), newId })
      expect(kept).toContainEqual({ table: 'people', id: li!['id'] })
    })
    expect(rowsIn(await exported(), 'people').map(row => row['name'])).toEqual(['李堃'])
  })

  test('--organisation：没有写支部的人编入那里；上级党组织下新建支部', async () => {
    await run('import', '--data', data, '--roster', csv('甲.csv', '姓名,所在党支部', '李堃,机关党委', '王頔,第一党支部', '陈赟,第二党支部'))
    const { lines } = await run('import', '--data', data, '--roster', csv('乙.csv', '姓名,性别', '周𬘭,女'), '--organisation', '第二党支部')
    expect(lines[0]).toMatchObject({ action: 'new' })
    await run('import', '--data', data, '--roster', csv('丙.csv', '姓名,所在党支部', '张喆,第三党支部'), '--organisation', '机关党委')
    const text = await exported()
    const id = (name: string) => rowsIn(text, 'organisationFacts').find(fact => fact['fullName'] === name)?.['organisationId']
    const personId = rowsIn(text, 'people').find(person => person['name'] === '周𬘭')?.['id']
    expect(rowsIn(text, 'memberships').find(membership => membership['personId'] === personId)?.['organisationId']).toBe(id('第二党支部'))
    expect(rowsIn(text, 'organisationFacts').find(fact => fact['fullName'] === '第三党支部')?.['superiorId']).toBe(id('机关党委'))
  })

  test('--mapping：列名或列号、中文名或英文名，写错了说出是哪一个', async () => {
    const file = csv('列.csv', '甲,乙,丙', '李堃,科长,说明')
    const refused = await run('import', '--data', data, '--roster', file)
    expect(refused).toMatchObject({ code: 1, lines: [] })
    expect(refused.said).toContain('没有找到“姓名”一列')
    const map = (content: unknown) => { writeFileSync(join(folder, 'm.json'), JSON.stringify(content)); return join(folder, 'm.json') }
    const columns = { 甲: '姓名', B: 'unitPost', 丙: null }
    const { lines } = await run('import', '--data', data, '--roster', file, '--mapping', map({ columns }))
    expect(lines).toMatchObject([{ row: 2, action: 'new', name: '李堃' }, { unusedColumns: ['丙'] }])
    expect(rowsIn(await exported(), 'people')[0]).toMatchObject({ name: '李堃', unitPost: '科长' })
    for (const [wrong, word] of [[{ columns: { 丁: '姓名' } }, '丁'], [{ columns: { 甲: '星座' } }, '星座'], [{ sheet: '别的' }, '别的'], [{ columns: [] }, '不是列的对应'], [{ colums: {} }, '不是列的对应']] as const) {
      const answer = await run('import', '--data', data, '--roster', file, '--mapping', map(wrong))
      expect([answer.code, answer.said]).toEqual([1, expect.stringContaining(word)])
    }
  })

  test('.xlsx：数字的身份证号被拒绝，说明第几行哪一列；日期单元格读得懂', async () => {
    const file = join(folder, '名册.xlsx')
    const text = (value: string) => ({ value })
    await inTemporaryFolder(async () => {
      writeFileSync(file, await writeXlsxFile([{ sheet: '党员', data: [
        ['党员花名册'].map(text), ['姓名', '出生日期', '身份证号', '所在党支部'].map(text),
        [text('李堃'), { value: new Date('1990-03-05T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' }, text(''), text('第一党支部')], [text('王頔'), text('1990.3'), { value: 110105199003050021, type: Number }, text('第一党支部')],
      ] }] as never).toBuffer())
    })
    const { lines } = await run('import', '--data', data, '--roster', file)
    expect(lines.slice(0, 2)).toMatchObject([{ row: 3, action: 'new' }, { row: 4, action: 'problem', problems: [{ column: '身份证号', message: expect.stringContaining('已经丢失') as string }] }])
    expect(rowsIn(await exported(), 'people')[0]).toMatchObject({ birth: '1990-03-05' })
  })

  test.each<[string, string[], number, string]>([
    ['两种都写', ['--records', 'a', '--roster', 'b'], 2, '只能写一个'], ['都不写', [], 2, '只能写一个'], ['别的参数', ['--records', 'a', '--organisation', 'b'], 2, '只用于'],
    ['找不到文件', ['--roster', '/nowhere/名册.xlsx'], 1, '找不到文件'],
  ])('%s', async (_, words, code, sentence) => {
    const answer = await run('import', '--data', data, ...words)
    expect([answer.code, answer.said]).toEqual([code, expect.stringContaining(sentence)])
  })

  test('不是表格、没有这个党组织：一句话拒绝，档案不动', async () => {
    const before = await exported()
    const notSheet = join(folder, '不是表格.xlsx')
    writeFileSync(notSheet, Buffer.from([0x25, 0x50, 0x44, 0x46, 0x2d, 0, 1, 2]))
    expect((await run('import', '--data', data, '--roster', notSheet)).code).toBe(1)
    const answer = await run('import', '--data', data, '--roster', roster(), '--organisation', '没有的支部')
    expect([answer.code, answer.said]).toEqual([1, expect.stringContaining('没有的支部')])
    expect(await exported()).toBe(before)
  })
})
