import { describe, expect, test } from 'vitest'
import { guessRoster, guessSheet } from '#shared/imports/roster/guess-roster.ts'
import type { RosterField } from '#shared/imports/roster/roster-field.ts'
import type { SheetCell } from '#shared/imports/sheet.ts'
import { day, today } from '../../../support/builders.ts'
import { aSheet } from '../../../support/roster-sheets.ts'

const known = { importColumns: [], today }
const guess = (rows: readonly (readonly SheetCell[])[], importColumns: { title: string; field: string }[] = []) => guessSheet(aSheet(rows), { importColumns, today })
const fields = (rows: readonly (readonly SheetCell[])[]): (RosterField | null)[] => guess(rows).columns.map(column => column.field)
const titled = (...titles: string[]) => fields([titles, titles.map((_, i) => (i === 0 ? '张喆' : ''))])

describe('标题', () => {
  test('党员花名册的列（domain.md C.9，与全国党员管理信息系统导出列一致）', () => {
    expect(titled(
      '姓名', '性别', '公民身份号码', '民族', '出生日期', '学历', '学位', '人员类别', '所在党支部', '手机号码', '入党日期', '转正日期', '党龄', '党龄校正值', '工作岗位', '从事专业技术职务', '新社会阶层类型', '是否农民工', '现居住地', '户籍所在地',
      '是否失联党员', '是否流动党员', '入党类型', '转正情况', '入党时所在支部', '延长预备期时间', '党员增加信息', '党员减少信息', '党籍状态', '党内职务', '行政职务', '困难党员标记', '流动去向',
    )).toEqual([
      'name', 'sex', 'idNumber', 'nationality', 'birth', 'level', 'degree', 'memberType', 'organisation', 'phone', 'joinedOn', 'fullOn', 'partyAge', 'seniorityCorrection', 'workPost', 'technicalPost', 'socialStratum', 'isMigrantWorker', 'address', 'registeredResidence',
      'isLost', 'isFloating', 'joinType', 'conversionNote', 'joinOrganisationName', 'probationExtendedTo', 'increaseNote', 'decreaseNote', 'status', 'partyPost', 'unitPost', 'isInHardship', 'floatingTo',
    ])
  })

  test('党务干部名册的列（domain.md C.10）', () => {
    expect(titled(
      '序号', '单位', '姓名', '性别', '出生年月（岁）', '民族', '籍贯', '入党时间', '参加工作时间', '全日制学历学位及院校专业', '在职学历学位及院校专业', '党内职务', '行政职务/职级', '专职/兼职', '任现党务职务时间', '从事党务工作起始时间', '党务工作年限', '交流情况',
      '培训情况（学时）', '年度考核（近三年）', '述职评议结果', '表彰奖励', '特长', '后备类别', '备案情况', '联系电话', '备注',
    )).toEqual([
      'sequence', 'unit', 'name', 'sex', 'birth', 'nationality', 'nativePlace', 'joinedOn', 'workStartedOn', 'fullTimeEducation', 'inServiceEducation', 'partyPost', 'unitPostAndRank', 'postKind', 'partyPostFrom', 'partyWorkStartedOn', 'partyWorkYears', 'exchanges',
      'trainingHours', 'assessment', 'dutyReview', 'rewardsText', 'specialty', 'reserve', 'filing', 'phone', 'remark',
    ])
  })

  test.each<[string, RosterField | null]>([
    ['姓　名', 'name'], ['姓\n名', 'name'], ['*姓名', 'name'], ['姓名（必填）', 'name'], ['ＮＯ．', 'sequence'], ['身份证号码（18位）', 'idNumber'], ['加入中国共产党时间', 'joinedOn'], ['入党时间（年月日）', 'joinedOn'],
    ['转为正式党员的时间', 'fullOn'], ['1.姓名', 'name'], ['手机', 'phone'], ['党龄(年)', 'partyAge'], ['入党介绍人', null], ['配偶姓名', null], ['紧急联系人电话', null], ['培养联系人', null], ['党费', null], ['2024年度考核等次', 'assessment'],
    ['申请入党时间', null], ['入党申请书递交时间', null], ['确定积极分子时间', null], ['列为发展对象时间', null], ['处分情况', null], ['奖惩情况', null], ['支部书记姓名', null], ['任现职级时间', null], ['离退休时间', null], ['退休时间', null], ['家庭主要成员姓名', null], ['党籍所在支部', 'organisation'],
    ['民主评议结果', null], ['上级党组织', null], ['毕业时间', null], ['党费标准', null], ['进支部时间', 'from'], ['组织关系转出时间', 'to'], ['组别', 'group'], ['党内任职时间', 'partyPostFrom'], ['参加工作年月', 'workStartedOn'], ['常住户口所在地', 'registeredResidence'],
    ['组织关系所在党支部名称', 'organisation'], ['是否为流动党员', 'isFloating'], ['学历（学位）', 'education'], ['出生年月（岁）', 'birth'],
  ])('“%s”', (title, field) => {
    expect(fields([['民族', title], ['汉族', '甲']])[1]).toBe(field)
  })

  test('同一字段有两列时取更准的一列，另一列不取', () => {
    expect(titled('姓名', '办公电话', '手机号码')).toEqual(['name', null, 'phone'])
  })
})

describe('标题行', () => {
  test('上面有表名、单位和填表日期', () => {
    const mapping = guess([['中共云岭市档案服务中心党员花名册'], ['填报单位：第一党支部', '', '', '2026年11月'], ['序号', '姓名', '性别', '出生年月'], [1, '张喆', '男', '1980.05']])
    expect(mapping.headerRows).toEqual([3])
    expect(mapping.columns.map(column => column.field)).toEqual(['sequence', 'name', 'sex', 'birth'])
    expect(mapping.rows).toBe(1)
  })

  test('两行合并的标题：上一格空着的归左边', () => {
    const mapping = guess([
      ['序号', '姓名', '全日制教育', '', '在职教育', '', '入党情况', ''], ['', '', '学历学位', '毕业院校及专业', '学历学位', '毕业院校及专业', '入党时间', '转正时间'], [1, '张喆', '大学', '云岭大学法学', '', '', '2005.07', '2006.07'],
    ])
    expect(mapping.headerRows).toEqual([1, 2])
    expect(mapping.columns.map(column => column.field)).toEqual(['sequence', 'name', 'fullTimeEducation', 'fullTimeSchoolAndMajor', 'inServiceEducation', 'inServiceSchoolAndMajor', 'joinedOn', 'fullOn'])
  })

  test('“学历学位”下面分学历和学位两列，前面可以写明全日制或在职', () => {
    const plain = guess([['姓名', '性别', '学历学位', '', '入党时间'], ['', '', '学历', '学位', ''], ['张喆', '男', '大学本科', '学士', '2001.06']])
    expect({ rows: plain.headerRows, fields: plain.columns.map(column => column.field) }).toEqual({ rows: [1, 2], fields: ['name', 'sex', 'level', 'degree', 'joinedOn'] })
    const both = guess([['姓名', '全日制学历学位', '', '', '在职学历、学位', '', ''], ['', '学历', '学位', '专业', '学历', '学位', '学校'], ['张喆', '大学本科', '学士', '法学', '研究生', '硕士', '云岭大学']])
    expect(both.columns.map(column => column.field)).toEqual(['name', 'fullTimeLevel', 'fullTimeDegree', 'fullTimeMajor', 'inServiceLevel', 'inServiceDegree', 'inServiceSchool'])
  })

  test('上行说内容、下行说类别', () => {
    expect(fields([['姓名', '学历学位', '', '党内职务', ''], ['', '全日制教育', '在职教育', '职务', '任职时间'], ['张喆', '大学', '', '书记', '2020.01']])).toEqual(['name', 'fullTimeEducation', 'inServiceEducation', 'partyPost', 'partyPostFrom'])
  })

  test('考核分年各一列', () => {
    const mapping = guess([['姓名', '年度考核', '', ''], ['', 2023, 2024, 2025], ['张喆', '优秀', '称职', '称职']])
    expect(mapping.columns.map(({ field, title }) => [field, title])).toEqual([['name', '姓名'], ['assessment', '年度考核 2023'], ['assessment', '年度考核 2024'], ['assessment', '年度考核 2025']])
  })

  test('第一个人不会被当成第二行标题', () => {
    expect(guess([['姓名', '性别', '籍贯', '备注'], ['张喆', '男', '云岭', '群众来信办理']]).headerRows).toEqual([1])
    expect(guess([['姓名', '民族'], ['李堃', '汉族']]).headerRows).toEqual([1])
    expect(guess([['姓名', '籍贯', '', '备注'], ['李堃', '云岭', '', '说明'], ['王頔', '', '', '']]).headerRows).toEqual([1])
  })

  test('文书自己指定标题行', () => {
    const sheet = aSheet([['姓名', '电话'], ['姓名', '手机'], ['张喆', '13800000000']])
    expect(guessSheet(sheet, known, [2]).headerRows).toEqual([2])
    expect(guessSheet(sheet, known, []).columns.every(column => column.title === '')).toBe(true)
  })

  test('空列不算列，列的位置照旧', () => {
    expect(guess([['姓名', '', '性别'], ['张喆', '', '男']]).columns.map(column => [column.index, column.field])).toEqual([[0, 'name'], [2, 'sex']])
  })
})

describe('没有标题时看内容', () => {
  const people = [
    [1, '张喆', '男', '11010519491231002X', '汉族', '1949.12', '1975.07', '1976.07', '正式党员', '13800000001', '大学', '第一党支部'], [2, '李堃', '女', '511302199003070014', '回族', '1990.03', '2015.07', '2016.07', '正式党员', '13800000002', '大专', '第一党支部'],
    [3, '王頔', '女', '110105491231002', '汉族', '1949.12', '1985.07', '1986.07', '预备党员', '13800000003', '研究生', '第二党支部'],
  ]
  test('整张表没有标题', () => {
    const mapping = guess(people)
    expect(mapping.headerRows).toEqual([])
    expect(mapping.columns.map(column => column.field)).toEqual(['sequence', 'name', 'sex', 'idNumber', 'nationality', 'birth', 'joinedOn', 'fullOn', 'memberType', 'phone', 'level', 'organisation'])
    expect(new Set(mapping.columns.map(column => column.certainty))).toEqual(new Set(['contents']))
    expect(mapping.rows).toBe(3)
  })
  test('标题说“职务”、内容是党内职务', () => { expect(fields([['姓名', '职务'], ['张喆', '书记'], ['李堃', '组织委员'], ['王頔', '科长']])).toEqual(['name', 'partyPost']) })
  test('标题不认识、内容是身份证号', () => { expect(fields([['姓名', '性别', '号码甲'], ...people.map(p => [p[1] ?? '', p[2] ?? '', p[3] ?? ''])])).toEqual(['name', 'sex', 'idNumber']) })
  test('标题只有年度、内容是考核等次', () => { expect(fields([['姓名', '性别', '2023年度', '2024年度'], ['张喆', '男', '优秀', '称职'], ['李堃', '女', '称职', '称职']])).toEqual(['name', 'sex', 'assessment', 'assessment']) })
  test('日期单元格', () => { expect(fields([['张喆', { day: day('1980-05-01') }], ['李堃', { day: day('1981-05-01') }]])).toEqual(['name', 'birth']) })
})

describe('记住的列', () => {
  test('以文书上次说的为准，空的意思是不导入', () => {
    const mapping = guess([['姓名', '内部编号', '电话'], ['张喆', '科长', '13800000000']], [{ title: '内部编号', field: 'unitPost' }, { title: '电 话', field: '' }])
    expect(mapping.columns.map(({ field, certainty }) => [field, certainty])).toEqual([['name', 'title'], ['unitPost', 'remembered'], [null, 'remembered']])
  })
  test('以后的版本才有的字段不导入', () => { expect(guess([['姓名', '甲'], ['张喆', '乙']], [{ title: '甲', field: 'fromTheFuture' }]).columns[1]).toMatchObject({ field: null, certainty: 'remembered' }) })
})

describe('几张表', () => {
  test('像名册的一张在前，其余也可以选', () => {
    const sheets = [aSheet([['填表说明'], ['请如实填写']], '说明'), aSheet([['党组织', '书记'], ['第一党支部', '张喆']], '组织'), aSheet([['姓名', '性别', '入党时间'], ['张喆', '男', '2005.07']], '名册'), aSheet([], '空表')]
    const { mapping, sheets: all } = guessRoster(sheets, known)
    expect(mapping?.sheet).toBe('名册')
    expect(all.map(one => one.sheet)).toEqual(['说明', '组织', '名册'])
  })
  test('什么也没有', () => { expect(guessRoster([aSheet([])], known)).toEqual({ mapping: null, sheets: [] }) })
})
