import { describe, expect, test } from 'vitest'
import type { ReadValue } from '#shared/imports/roster/values/read-value.ts'
import { readMembershipStatus, readMemberType, readNationality, readPoliticalStatus, readPostKind, readRetired, readSex, readYesNo } from '#shared/imports/roster/values/roster-words.ts'
import { nationality } from '#shared/codes/nationality.ts'
import { politicalStatus } from '#shared/codes/political-status.ts'

const said = <T>(read: ReadValue<T>): T | 'blank' | 'unclear' => (read.kind === 'value' ? read.value : read.kind)

describe('性别', () => {
  test.each([['男', '1'], ['女', '2'], ['男性', '1'], ['女 性', '2'], ['1', '1'], ['2', '2'], ['M', '1'], ['f', '2'], ['1男', '1'], ['9', 'blank'], ['', 'blank'], ['—', 'blank'], ['不明', 'unclear'], ['男女', 'unclear']])('“%s”', (text, expected) => { expect(said(readSex(text))).toBe(expected) })
})

describe('民族', () => {
  test.each([['汉', '01'], ['汉族', '01'], ['汉 族', '01'], ['01', '01'], ['1', '01'], ['１', '01'], ['1.0', '01'], ['01汉族', '01'], ['蒙古', '02'], ['维吾尔族', '05'], ['维族', '05'], ['57', 'unclear'], ['99', 'unclear'], ['97', '97'], ['其他', '97'], ['云岭族', 'unclear'], ['族', 'unclear'], ['/', 'blank']])('“%s”', (text, expected) => { expect(said(readNationality(text))).toBe(expected) })
  test('每个民族的全名、去掉“族”字、代码、去掉前面的零都认得', () => {
    for (const key of nationality.keys) {
      const name = nationality.labels[key]
      for (const text of [name, name.replace(/(?<=.)族$/, ''), key, String(Number(key))]) expect([text, said(readNationality(text))]).toEqual([text, key])
    }
  })
})

describe('政治面貌', () => {
  test.each([['党员', '01'], ['中共党员', '01'], ['预备党员', '02'], ['团员', '03'], ['群众', '13'], ['1', '01'], ['无党派民主人士', '12'], ['民革', '04'], ['14', 'unclear'], ['无', 'blank']])('“%s”', (text, expected) => { expect(said(readPoliticalStatus(text))).toBe(expected) })
  test('代码和全名都认得', () => { for (const key of politicalStatus.keys) expect([said(readPoliticalStatus(key)), said(readPoliticalStatus(politicalStatus.labels[key]))]).toEqual([key, key]) })
})

describe('人员类别', () => {
  test.each([['正式党员', 'full'], ['正式', 'full'], ['中共党员', 'full'], ['预备', 'probationary'], ['中共预备党员', 'probationary'], ['1', 'full'], ['02', 'probationary'], ['入党积极分子', 'none'], ['发展对象', 'none'], ['群众', 'none'], ['', 'blank'], ['领导', 'unclear']])('“%s”', (text, expected) => { expect(said(readMemberType(text))).toBe(expected) })
})

describe('党籍状态（domain.md D.3 的代码）', () => {
  test.each([['正常', 'normal'], ['1', 'normal'], ['10', 'retained'], ['停止党籍', 'suspended'], ['13', 'expelled'], ['劝退', 'removed'], ['30', 'deceased'], ['已转出', 'transferredOut'], ['40', 'transferredOut'], ['2', 'unclear'], ['无', 'blank']])('“%s”', (text, expected) => { expect(said(readMembershipStatus(text))).toBe(expected) })
})

describe('是否', () => {
  test.each(['是', '√', '✓', '1', '有', 'Y', 'yes', 'TRUE', '是（2024年）', '有，在外地', '☑'])('“%s”是', text => { expect(said(readYesNo(text))).toBe(true) })
  test.each(['否', '×', '0', '无', 'N', 'No', 'FALSE', '否（已回）', '没有', 'X'])('“%s”否', text => { expect(said(readYesNo(text))).toBe(false) })
  test.each([['', 'blank'], ['/', 'blank'], ['——', 'blank'], ['不清楚', 'unclear']])('“%s”', (text, expected) => { expect(said(readYesNo(text))).toBe(expected) })
})

describe('离退休、专兼职', () => {
  test.each<[string, boolean, boolean | string]>([['退休', false, true], ['离休', false, true], ['在职', false, false], ['是', false, true], ['是', true, false], ['否', true, true], ['退休', true, true], ['', false, 'blank'], ['不详情', false, 'unclear']])('“%s”（列名问是否在职：%s）', (text, asksInService, expected) => { expect(said(readRetired(text, asksInService))).toBe(expected) })
  test.each([['专职', 'fullTime'], ['兼', 'partTime'], ['是', 'fullTime'], ['否', 'partTime'], ['临时', 'unclear'], ['—', 'blank']])('“%s”', (text, expected) => { expect(said(readPostKind(text))).toBe(expected) })
})
