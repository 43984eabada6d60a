import { column as c } from './made-columns.ts'
import { madePeople } from './made-people.ts'
import { made, type MadeSpreadsheet, plainSheet } from './made-spreadsheet.ts'

const people = madePeople
const usual = [c.sequence(), c.name(), c.sex(), c.idNumber('身份证号'), c.day('birth', '出生日期', 'day'), c.nationality(), c.day('joinedOn', '入党日期', 'day'), c.organisation('所在党支部'), c.phone('手机号码')]
const asText = [c.sequence(), c.name(), c.sex(), c.idNumber('身份证号'), c.day('birth', '出生日期', 'dashed'), c.nationality(), c.day('joinedOn', '入党日期', 'slashed'), c.organisation('所在党支部'), c.phone('手机号码'), c.fixed('备注', 'remark', '家住“城关”，\n三楼,东户')]
const above = [['中共云岭市档案服务中心党员花名册']]

/** Programs and encodings other than Excel's own. */
export const oddSpreadsheets: readonly MadeSpreadsheet[] = [
  made('别的程序（无单元格地址）.xlsx', { kind: 'hand', way: 'noAddresses' }, { name: '名册', above, columns: usual, people }),
  made('别的程序（带前缀）.xlsx', { kind: 'hand', way: 'prefixed' }, { name: '名册', above, columns: usual, people }),
  made('别的程序（UTF-16）.xlsx', { kind: 'hand', way: 'utf16' }, { name: '名册', above, columns: usual, people }),
  made('别的程序（富文本）.xlsx', { kind: 'hand', way: 'richText' }, { name: '名册', above, columns: usual, people }),
  made('别的程序（根目录）.xlsx', { kind: 'hand', way: 'rootFolder' }, { name: '名册', columns: usual, people }),
  made('其实是xlsx.xls', { kind: 'sheetjs', bookType: 'xlsx' }, { columns: usual, people }),
  made('其实是csv.xls', { kind: 'csv', encoding: 'gb18030', delimiter: '\t' }, { columns: asText, people }),
  made('短日期格式.xls', { kind: 'sheetjs', bookType: 'biff8', dateFormat: 'm/d/yy' }, { name: 'Sheet2', above, columns: usual, people }),
  made('名册（UTF-8无BOM）.csv', { kind: 'csv', encoding: 'utf-8' }, { above, columns: asText, people }),
  made('名册（GB18030制表符）.txt', { kind: 'csv', encoding: 'gb18030', delimiter: '\t', lineEnd: '\n' }, { columns: asText, people }),
  made('名册（UTF-16LE）.csv', { kind: 'csv', encoding: 'utf-16le', bom: true, delimiter: '\t' }, { above, columns: asText, people }),
  made('名册（UTF-16BE）.csv', { kind: 'csv', encoding: 'utf-16be', bom: true }, { columns: asText, people }),
  made('名册（UTF-16LE无BOM）.csv', { kind: 'csv', encoding: 'utf-16le', delimiter: ';' }, { columns: asText, people }),
  made('名册（只有回车）.csv', { kind: 'csv', encoding: 'gb18030', lineEnd: '\r' }, { above, columns: asText, people }),
]

const twoRows = [c.sequence(), c.name(), c.sex(), c.day('joinedOn', ['党籍情况', '入党时间'], 'day'), c.day('fullOn', ['党籍情况', '转正时间'], 'day'), c.memberType(['党籍情况', '人员类别']), c.yesNo('isFloating', '是否流动党员', true, false), c.fixed('备注', 'remark')]
const cover = { before: [plainSheet('封面', [['党员信息汇总']])], after: [plainSheet('字典', [['男'], ['女']], true)] }

/** As LibreOffice writes them. */
export const libreOfficeSpreadsheets: readonly MadeSpreadsheet[] = [
  made('LibreOffice名册.xlsx', { kind: 'libreoffice', file: 'roster.xlsx', by: 'xlsx' }, { name: '名册', above, columns: usual, people, below: [null, ['填表人：张喆']] }),
  made('LibreOffice名册.xls', { kind: 'libreoffice', file: 'roster.xls', by: 'xlsx' }, { name: '名册', above, columns: usual, people, below: [null, ['填表人：张喆']] }),
  made('LibreOffice两行表头.xlsx', { kind: 'libreoffice', file: 'two-rows.xlsx', by: 'ods' }, { name: '名册', above, columns: twoRows, people }),
  made('LibreOffice两行表头.xls', { kind: 'libreoffice', file: 'two-rows.xls', by: 'ods' }, { name: '名册', above, columns: twoRows, people }),
  made('LibreOffice多表.xlsx', { kind: 'libreoffice', file: 'sheets.xlsx', by: 'ods' }, { name: '党员', columns: asText, people, gapAfter: 5 }, cover),
]
