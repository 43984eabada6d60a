import { column as c, shortNationality } from './made-columns.ts'
import { madePeople } from './made-people.ts'
import { made, type MadeSpreadsheet, plainSheet } from './made-spreadsheet.ts'

const people = madePeople
const few = madePeople.slice(0, 6)
const unit = '中共云岭市档案服务中心总支部委员会'
const fullWidth = (text: string) => text.replace(/[0-9A-Z]/g, ch => String.fromCharCode(ch.charCodeAt(0) + 0xfee0))
const sheetjs = { kind: 'sheetjs', bookType: 'xlsx' } as const
const xls = { kind: 'sheetjs', bookType: 'biff8' } as const
const ours = { kind: 'write-excel-file' } as const

/** domain.md C.9 in full, as the national member system exports it. */
const nationalColumns = [
  c.name(), c.sex(), c.idNumber(), c.nationality(), c.day('birth', '出生日期', 'dashedFull'), c.level(), c.fixed('学位', 'degree', '学士'), c.memberType(), c.organisation(), c.phone(), c.day('joinedOn', '入党日期', 'dashedFull'),
  c.day('fullOn', '转正日期', 'dashedFull'), c.fixed('党龄', 'partyAge', 12), c.fixed('党龄校正值', 'seniorityCorrection', 0), c.fixed('工作岗位', 'workPost', '公务员'), c.fixed('从事专业技术职务', 'technicalPost', '无'), c.fixed('新社会阶层类型', 'socialStratum'),
  c.yesNo('isMigrantWorker', '是否农民工', '是', '否'), c.fixed('现居住地', 'address', '云岭市城关区'), c.fixed('户籍所在地', 'registeredResidence', '云岭市'), c.yesNo('isLost', '是否失联党员', '是', '否'), c.yesNo('isFloating', '是否流动党员', '是', '否'),
  c.fixed('入党类型', 'joinType', '新发展'), c.fixed('转正情况', 'conversionNote', '按期转正'), c.fixed('入党时所在支部', 'joinOrganisationName', '综合党支部'), c.fixed('延长预备期时间', 'probationExtendedTo'), c.fixed('党员增加信息', 'increaseNote'), c.fixed('党员减少信息', 'decreaseNote'),
]

export const memberSpreadsheets: readonly MadeSpreadsheet[] = [
  made('全国系统导出.xlsx', ours, { name: '党员信息', columns: nationalColumns, people }),
  made('全国系统导出97-2003.xls', xls, { name: '党员信息', columns: nationalColumns, people }),
  made('全国系统导出.csv', { kind: 'csv', encoding: 'gb18030' }, { columns: nationalColumns, people }),
  made('全国系统导出utf8.csv', { kind: 'csv', encoding: 'utf-8', bom: true }, { columns: nationalColumns, people }),
  made('党员花名册（标题在上）.xlsx', sheetjs, {
    name: '花名册', above: [[`${unit}党员花名册`], ['填报单位：机关党总支', null, null, null, '填报日期：2026年11月'], null], people,
    columns: [c.sequence(), c.name(), c.sex(), c.day('birth', '出生年月', 'dotted'), c.nationality(), c.level('文化程度'), c.day('joinedOn', '入党时间', 'dotted'), c.day('fullOn', '转正时间', 'dotted'), c.organisation('所属支部'), c.phone('联系电话'), c.fixed('备注', 'remark')],
    below: [null, ['填表人：张喆', null, null, '审核人：李堃'], ['注：本表一式两份，于每年12月底前报机关党委。']],
  }),
  made('党员花名册（两行表头）.xlsx', sheetjs, {
    above: [[`${unit}党员名册`]], people,
    columns: [
      c.sequence(), c.name(), c.sex(), c.idNumber('身份证号'), c.nationality('民族', shortNationality), c.level(['全日制教育', '学历']), c.fixed(['全日制教育', '毕业院校及专业'], 'fullTimeSchoolAndMajor', '云岭大学法学'), c.fixed(['在职教育', '学历'], 'inServiceLevel', '研究生'),
      c.fixed(['在职教育', '毕业院校及专业'], 'inServiceSchoolAndMajor', '云岭党校'), c.day('joinedOn', ['党籍情况', '入党时间'], 'dotted'), c.day('fullOn', ['党籍情况', '转正时间'], 'dotted'), c.memberType(['党籍情况', '类别']), c.fixed('备注', 'remark'),
    ].map(column => (column.field === 'level' ? { ...column, field: 'fullTimeLevel' as const } : column)),
    below: [['合计', null, people.length]],
  }),
  made('支部党员名册（合并单元格）.xlsx', sheetjs, {
    name: '名册', columns: [c.organisation('党支部'), c.name('党员姓名'), c.sex(), c.day('birth', '出生日期', 'slashed'), c.memberType('党员类别'), c.partyPost('支部职务')], people: [...people].sort((a, b) => (a.organisation < b.organisation ? -1 : a.organisation > b.organisation ? 1 : 0)), joinedDown: ['organisation'],
  }),
  made('党员信息（日期单元格）.xlsx', ours, { columns: [c.name(), c.idNumber('身份证号码'), c.day('birth', '出生日期', 'day'), c.day('joinedOn', '入党日期', 'day'), c.day('fullOn', '转正日期', 'day'), c.organisation('所在支部')], people }),
  made('党员信息（日期单元格）.xls', { ...xls, dateFormat: 'yyyy"年"m"月"d"日"' }, { columns: [c.name(), c.idNumber('身份证号码'), c.day('birth', '出生日期', 'day'), c.day('joinedOn', '入党日期', 'day'), c.day('fullOn', '转正日期', 'day'), c.organisation('所在支部')], people }),
  made('党员信息（1904日期系统）.xlsx', { ...sheetjs, is1904: true }, { columns: [c.name(), c.sex(), c.day('birth', '出生日期', 'day'), c.day('joinedOn', '加入党组织日期', 'day'), c.day('fullOn', '转为正式党员日期', 'day')], people }),
  made('党员信息（1904日期系统）.xls', { ...xls, is1904: true }, { columns: [c.name(), c.sex(), c.day('birth', '出生日期', 'day'), c.day('joinedOn', '加入党组织日期', 'day'), c.day('fullOn', '转为正式党员日期', 'day')], people }),
  made('党员信息（日期变成数字）.xlsx', sheetjs, { columns: [c.sequence('编号'), c.name(), c.sex(), c.day('birth', '出生年月日', 'serial'), c.day('joinedOn', '入党日期', 'serial'), c.day('fullOn', '转正日期', 'serial'), c.phone('手机', true)], people }),
  made('党员登记表（年月）.xlsx', sheetjs, { columns: [c.name(), c.sex(), c.day('birth', '出生年月', 'chineseMonth'), c.nationality('民族', shortNationality), c.day('workStartedOn', '参加工作时间', 'chineseMonth'), c.day('joinedOn', '入党年月', 'chineseMonth'), c.unitPost('单位职务'), c.phone('联系方式')], people }),
  made('老名册（两位年份）.xls', xls, { name: '党员', columns: [c.sequence('序'), c.name('姓  名'), c.sex('性 别'), c.day('birth', '出生年月', 'shortYear'), c.nationality('族别'), c.day('joinedOn', '入党时间', 'chineseDay'), c.unitPost('职务')], people }),
  made('党员名册（八位数字）.xlsx', sheetjs, { columns: [c.name(), c.sex('性别', { 1: 1, 2: 2 }), c.idNumber('证件号码'), c.day('birth', '出生日期', 'compactNumber'), c.day('joinedOn', '入党日期', 'compact'), c.day('fullOn', '转正日期', 'compact'), c.nationality('民族', code => code), c.level('学历', code => code)], people }),
  made('党员名册（代码去零）.xlsx', sheetjs, { columns: [c.name('人员姓名'), c.sex('性别', { 1: '1', 2: '2' }), c.nationality('民族', code => Number(code)), c.level('学历', code => Number(code)), c.idNumber('居民身份证号码'), c.day('joinedOn', '入党时间', 'dashed')], people }),
  made('党员名册（全角）.xlsx', sheetjs, { columns: [c.sequence('ＮＯ．'), c.name('姓名', name => `${name}　`), c.sex(), c.idNumber('身份证号', fullWidth), c.day('birth', '出生年月', 'fullWidth'), c.organisation('所在党组织', name => ` ${name} `), c.fixed('备注', 'remark', '　')], people }),
  made('党员名册（年龄在括号里）.xlsx', sheetjs, { columns: [c.sequence(), c.name(), c.sex('性别', { 1: '男性', 2: '女性' }), c.day('birth', '出生年月（岁）', 'withAge'), c.day('joinedOn', '入党时间', 'dottedDay'), c.partyPost('党内职务'), c.phone('联系电话')], people }),
  made('党员名册（列间空列）.xlsx', sheetjs, { columns: [c.sequence(), c.gap(), c.name(), c.sex(), c.gap(), c.gap(), c.idNumber('身份证'), c.day('joinedOn', '入党时间', 'dashedFull'), c.gap(), c.organisation('支部名称')], people, gapAfter: 10 }),
  made('党员名册（隐藏行）.xlsx', sheetjs, { columns: [c.name(), c.sex(), c.idNumber('公民身份证号码'), c.memberType('党员类型'), c.yesNo('isFloating', '是否流动', '√', '×')], people, hidden: [2, 3, 7] }),
  made('党员名册（是否各种写法）.xlsx', sheetjs, { columns: [c.name(), c.idNumber('身份证号'), c.yesNo('isFloating', '是否流动党员', 'Y', 'N'), c.yesNo('isLost', '是否失联', 1, 0), c.yesNo('isMigrantWorker', '是否农民工', true, false)], people }),
  made('党员名册（是否打勾）.xls', xls, { columns: [c.name(), c.idNumber('身份证号'), c.yesNo('isFloating', '流动党员', '√', null), c.yesNo('isLost', '失联党员', '有', '无'), c.yesNo('isMigrantWorker', '农民工', '1', '0')], people }),
  made('新党员导入模板.xlsx', ours, {
    name: '导入模板', columns: [c.name('*姓名（必填）'), c.sex('*性别'), c.idNumber('*公民身份号码（18位）'), c.nationality('民族'), c.memberType('*人员类别', { full: '01', probationary: '02' }), c.organisation('*所在党支部名称'), c.day('joinedOn', '*入党日期（yyyy-mm-dd）', 'dashedFull'), c.phone('手机')], people: few,
    above: [['填写说明：带*的为必填项，日期请按 2026-01-01 的格式填写。']],
  }),
  made('多个工作表.xlsx', sheetjs, { name: '党员名册', columns: [c.sequence(), c.name(), c.sex(), c.day('birth', '出生日期', 'dashed'), c.day('joinedOn', '入党日期', 'dashed'), c.organisation()], people }, sheetsAround()),
  made('多个工作表.xls', xls, { name: '党员名册', columns: [c.sequence(), c.name(), c.sex(), c.day('birth', '出生日期', 'dashed'), c.day('joinedOn', '入党日期', 'dashed'), c.organisation()], people }, sheetsAround()),
  made('没有表头.xlsx', sheetjs, { columns: [c.name(''), c.sex(''), c.idNumber(''), c.phone('')], people }),
]

function sheetsAround() {
  return {
    before: [plainSheet('封面', [['中共云岭市档案服务中心总支部委员会'], [], ['党员信息汇总'], ['2026年11月']])],
    after: [plainSheet('统计', [['项目', '人数'], ['正式党员', 19], ['预备党员', 1]]), plainSheet('字典', [['男'], ['女']], true)],
  }
}
