// One roster file read once in a process of its own, by us or by the library alone: seconds and peak memory, as one JSON line.
// node spreadsheets-once.mjs make FILE ROWS | ours FILE | bare FILE
import { readFileSync, writeFileSync } from 'node:fs'
import readXlsxFile from 'read-excel-file/universal'
import writeXlsxFile from 'write-excel-file/node'
import { readSpreadsheet } from '#shared/readers/read-spreadsheet.ts'

const [act = '', file = '', rowsText = ''] = process.argv.slice(2)
/** domain.md C.9, as the national member system exports it. */
const titles = ['姓名', '性别', '公民身份号码', '民族', '出生日期', '学历', '学位', '人员类别', '所在党支部', '手机号码', '入党日期', '转正日期', '党龄', '党龄校正值', '工作岗位', '从事专业技术职务', '新社会阶层类型', '是否农民工', '现居住地', '户籍所在地', '是否失联党员', '是否流动党员', '入党类型', '转正情况', '入党时所在支部', '延长预备期时间', '党员增加信息', '党员减少信息']

if (act === 'make') await make(Number(rowsText))
else await measure(act === 'ours')

async function measure(ours: boolean): Promise<void> {
  const bytes = new Uint8Array(readFileSync(file))
  const started = performance.now()
  const sheets = ours ? (await readSpreadsheet(bytes, 'a.xlsx')).map(sheet => sheet.rows) : (await readXlsxFile(bytes.buffer)).map(sheet => sheet.data)
  process.stdout.write(JSON.stringify({ seconds: (performance.now() - started) / 1000, rows: sheets[0]?.length, peakMb: process.resourceUsage().maxRSS / 1024 }) + '\n')
}

async function make(rows: number): Promise<void> {
  const surnames = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许'
  const given = '伟芳娜敏静强磊军洋勇艳杰涛明超秀霞平刚桂'
  const line = (i: number) => {
    const day = (from: number) => ({ value: new Date(Date.UTC(from + (i % 30), i % 12, (i % 28) + 1)), type: Date, format: 'yyyy-mm-dd' })
    const name = `${surnames[i % 20]}${given[(i >> 2) % 20]}${given[(i >> 6) % 20]}`
    return [name, i % 2 === 0 ? '男' : '女', `1101011978${String((i % 12) + 1).padStart(2, '0')}${String((i % 28) + 1).padStart(2, '0')}${String(i % 10_000).padStart(4, '0')}`, '汉族', day(1960), '大学', '学士', '正式党员', `第${(i % 40) + 1}党支部`, `139${String(10_000_000 + i)}`, day(1985), day(1986), i % 30, 0, '机关工作人员', '', '', '否', `某市某区某街道 ${i} 号`, `某市某县 ${i} 号`, '否', '否', '新发展', '按期转正', `第${(i % 40) + 1}党支部`, '', '', '']
      .map(value => (typeof value === 'object' ? value : value === '' ? null : { value }))
  }
  const data = [titles.map(value => ({ value })), ...Array.from({ length: rows }, (_, i) => line(i))]
  writeFileSync(file, await writeXlsxFile(data as never, { sheet: '党员花名册' } as never).toBuffer())
  process.stdout.write('{}\n')
}
