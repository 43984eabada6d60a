import { describe, expect, test } from 'vitest'
import { pastedPeople } from '#shared/imports/pasted-people.ts'
import { localDate } from '#shared/time/local-date.ts'

const today = localDate('2026-11-22')
const paste = (text: string) => pastedPeople(text, today)
const only = (text: string) => paste(text).people[0]!

describe('粘贴的名册', () => {
  test('没有标题行时按规定的次序', () => {
    expect(only('张喆\t男\t1980.5\t正式党员\t2005-07-01\t20060701\t科长\t13800000000')).toMatchObject({
      line: 1, name: '张喆', sex: '1', birth: '1980-05', memberType: 'full', joinedOn: '2005-07-01', fullOn: '2006-07-01', unitPost: '科长', phone: '13800000000', problems: [],
    })
  })

  test('有标题行时按标题，次序任意，没有用到的列说出来', () => {
    const pasted = paste('序号\t所在党支部\t姓 名\t出生日期\t身份证号\t人员类别\n1\t第一党支部\t李堃\t1975/3/12\t略\t预备党员')
    expect(pasted.hasTitles).toBe(true)
    expect(pasted.unusedColumns).toEqual(['身份证号'])
    expect(pasted.people).toHaveLength(1)
    expect(pasted.people[0]).toMatchObject({ line: 2, name: '李堃', branchName: '第一党支部', birth: '1975-03-12', memberType: 'probationary', problems: [] })
  })

  test('两个字的名字中间的空格去掉，少数民族姓名的点号留着', () => {
    expect(only('王　頔\t女').name).toBe('王頔')
    expect(only('李 堃\t女').name).toBe('李堃')
    expect(only('阿依·古丽\t女').name).toBe('阿依·古丽')
  })

  test('生僻字不丢', () => {
    expect(paste('欧阳䶮\t男\n周𬘭\t女').people.map(p => p.name)).toEqual(['欧阳䶮', '周𬘭'])
  })

  test('逗号分隔、空格分隔、空行、开头的序号', () => {
    expect(only('陈赟,女,1990-01').birth).toBe('1990-01')
    expect(only('陈赟 女 1990-01')).toMatchObject({ name: '陈赟', sex: '2', birth: '1990-01' })
    expect(paste('\n\n1\t陈赟\t女\n\n2\t张喆\t男\n').people.map(p => [p.line, p.name])).toEqual([[3, '陈赟'], [5, '张喆']])
  })

  test.each([
    ['没有姓名', '\t男\t1980-05', '姓名'],
    ['列的次序不对', '1980-05-01', '姓名'],
    ['性别看不懂', '张喆\t南', '性别'],
    ['出生日期不存在', '张喆\t男\t19800230', '出生年月'],
    ['出生在将来', '张喆\t男\t2027-01', '出生年月'],
    ['入党只有年月', '张喆\t男\t1980-05\t正式党员\t2005-07', '入党日期'],
    ['人员类别看不懂', '张喆\t男\t1980-05\t群众', '人员类别'],
    ['入党早于出生', '张喆\t男\t1980-05\t正式党员\t1980-05-01', '入党日期'],
    ['转正早于入党', '张喆\t男\t1980-05\t正式党员\t2005-07-01\t2005-06-30', '转正日期'],
    ['预备党员有转正日期', '张喆\t男\t1980-05\t预备党员\t2025-07-01\t2026-07-01', '转正日期'],
  ])('不能登记：%s', (_, text, column) => {
    expect(only(text).problems.filter(p => p.stops).map(p => p.column)).toEqual([column])
  })

  test('没有写人员类别：按正式党员登记，但要说出来', () => {
    expect(only('张喆\t男\t1980-05')).toMatchObject({ memberType: 'full', problems: [{ column: '人员类别', stops: false }] })
  })

  test('看不见的字符删去并说出来', () => {
    expect(only('张\u200b喆\t男\t\t正式党员')).toMatchObject({ name: '张喆', problems: [{ column: '姓名', stops: false }] })
  })

  test('空白内容没有人', () => {
    expect(paste(' \n\t\n').people).toEqual([])
  })
})
