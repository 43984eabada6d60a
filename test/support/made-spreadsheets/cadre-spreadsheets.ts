import { column as c, shortNationality } from './made-columns.ts'
import { madePeople } from './made-people.ts'
import { made, type MadeSpreadsheet } from './made-spreadsheet.ts'

const people = madePeople.filter(person => person.partyPost !== '')
const sheetjs = { kind: 'sheetjs', bookType: 'xlsx' } as const
const xls = { kind: 'sheetjs', bookType: 'biff8' } as const

/** domain.md C.10 in full. */
const registerColumns = [
  c.sequence(), c.fixed('单位', 'unit', '云岭市档案服务中心'), c.name(), c.sex(), c.day('birth', '出生年月（岁）', 'twoLines'), c.nationality('民族', shortNationality), c.fixed('籍贯', 'nativePlace', '四川仪陇'), c.day('joinedOn', '入党时间', 'dotted'), c.day('workStartedOn', '参加工作时间', 'dotted'),
  c.fixed('全日制学历学位及院校专业', 'fullTimeEducation', '大学\n云岭大学法学专业'), c.fixed('在职学历学位及院校专业', 'inServiceEducation'), c.partyPost(), c.fixed('行政职务/职级', 'unitPostAndRank', '科长/一级主任科员'), c.fixed('专职/兼职', 'postKind', '兼职'), c.fixed('任现党务职务时间', 'partyPostFrom', '2021.06'),
  c.fixed('从事党务工作起始时间', 'partyWorkStartedOn', '2015.03'), c.fixed('党务工作年限', 'partyWorkYears', 11), c.fixed('交流情况', 'exchanges'), c.fixed('培训情况（学时）', 'trainingHours', 56), c.fixed('年度考核（近三年）', 'assessment', '2023优秀、2024称职、2025称职'), c.fixed('述职评议结果', 'dutyReview', '好'),
  c.fixed('表彰奖励', 'rewardsText'), c.fixed('特长', 'specialty'), c.fixed('后备类别', 'reserve'), c.fixed('备案情况', 'filing'), c.phone('联系电话'), c.fixed('备注', 'remark'),
]

export const cadreSpreadsheets: readonly MadeSpreadsheet[] = [
  made('党务干部信息库.xlsx', sheetjs, { name: '党务干部', above: [['云岭市档案服务中心党务干部信息库'], ['单位（盖章）：', null, null, null, null, '2026年11月26日']], columns: registerColumns, people, below: [null, ['填表人：', null, null, '联系电话：']] }),
  made('党务干部信息库.xls', xls, { name: '党务干部', above: [['党务干部名册']], columns: registerColumns, people }),
  made('党务干部名册（两行表头）.xlsx', { kind: 'sheetjs', bookType: 'xlsx', inline: true }, {
    above: [['党务干部名册']], people,
    columns: [
      c.sequence(), c.name(), c.sex(), c.day('birth', '出生年月', 'dotted'), c.nationality(), c.day('joinedOn', '入党时间', 'dotted'), c.day('workStartedOn', '参加工作时间', 'dotted'), c.fixed(['学历学位', '全日制教育'], 'fullTimeEducation', '大学法学学士'), c.fixed(['学历学位', '在职教育'], 'inServiceEducation', '省委党校研究生'),
      c.partyPost(['现任职务', '党内职务']), c.unitPost(['现任职务', '行政职务']), c.fixed(['年度考核结果', '2023'], 'assessment', '优秀'), c.fixed(['年度考核结果', '2024'], 'assessment', '称职'), c.fixed(['年度考核结果', '2025'], 'assessment', '称职'), c.fixed('备注', 'remark'),
    ],
  }),
  made('干部名册（单位职务）.xlsx', { kind: 'write-excel-file' }, { columns: [c.name('干部姓名'), c.sex(), c.day('birth', '出生年月', 'compactMonth'), c.nationality(), c.fixed('籍贯', 'nativePlace', '云岭'), c.day('joinedOn', '何时入党', 'chineseMonth'), c.day('workStartedOn', '何时参加工作', 'chineseMonth'), c.unitPost('工作单位及职务'), c.fixed('健康状况', 'health', '健康'), c.fixed('熟悉专业有何专长', 'specialty')], people }),
  made('党建办人员.csv', { kind: 'csv', encoding: 'utf-8', delimiter: ';', lineEnd: '\n', sepLine: true }, { columns: [c.name(), c.partyPost('现任党内职务'), c.fixed('专兼职', 'postKind', '专职'), c.fixed('任职时间', 'partyPostFrom', '2020-05-01'), c.fixed('分工', 'dutyDescription', '党建日常；党费'), c.phone('办公电话')], people }),
  made('支委名单.xlsx', sheetjs, { above: [['支部委员会组成人员名单']], columns: [c.sequence('号'), c.organisation('支部'), c.partyPost('支委职务'), c.name(), c.phone('手机号')], people }),
]
