import { describe, expect, test } from 'vitest'
import { pastedPeople } from '#shared/imports/pasted-people.ts'
import { canEnter, pastedMembers, toNewMembers } from '../../../renderer/parts/pasted-members.ts'
import { aFact, anOrganisation, aPerson, day, today } from '../../support/builders.ts'

const branch = anOrganisation({ establishedOn: day('2020-01-01') })
const committee = anOrganisation({ type: 'organCommittee' })
const facts = [aFact({ organisationId: branch.id, shortName: '第一党支部' }), aFact({ organisationId: committee.id, shortName: '机关党委' })]
const known = { people: [aPerson({ name: '张喆', birth: day('1980-05-01') })], organisations: [branch, committee], facts, today, markWords: ['商密'] }
const read = (text: string, chosen: string | null = branch.id) => pastedMembers(pastedPeople(text, today).people, chosen, known)

describe('编入日期', () => {
  test.each([
    ['没有入党日期：支部成立日', '王頔\t女\t\t正式党员', '2020-01-01'],
    ['入党早于支部成立：支部成立日', '王頔\t女\t\t正式党员\t2005-07-01', '2020-01-01'],
    ['入党晚于支部成立：入党日', '王頔\t女\t\t正式党员\t2023-07-01', '2023-07-01'],
  ])('%s', (_, text, from) => {
    expect(read(text)[0]!.from).toBe(from)
  })

  test('名册写明的，以名册为准', () => {
    expect(read('姓名\t人员类别\t编入日期\n王頔\t正式党员\t2024-02-01')[0]!.from).toBe('2024-02-01')
  })
})

test.each([
  ['没有选支部', '王頔\t女\t\t正式党员', null, '没有写所在党支部'],
  ['档案里没有这个支部', '姓名\t人员类别\t支部\n王頔\t正式党员\t第九党支部', branch.id, '档案里没有“第九党支部”'],
  ['写的不是党支部', '姓名\t人员类别\t支部\n王頔\t正式党员\t机关党委', branch.id, '不是党支部'],
  ['带有密级字样', '姓名\t人员类别\t备注\n王頔\t正式党员\t见（机密）附件', branch.id, '发现密级字样“机密”'],
  ['带有本单位的密级提示词', '姓名\t人员类别\t备注\n王頔\t正式党员\t商密文件', branch.id, '发现密级字样“商密”'],
  ['同名同出生年月', '张喆\t男\t1980-05-01\t正式党员', branch.id, '不重复登记'],
])('不能写入：%s', (_, text, chosen, message) => {
  const [member] = read(text, chosen)
  expect(canEnter(member!)).toBe(false)
  expect(member!.problems.map(problem => problem.message).join()).toContain(message)
})

test('同名而出生年月不同：提醒，但可以写入', () => {
  const [member] = read('张喆\t男\t1990-01\t正式党员')
  expect(canEnter(member!)).toBe(true)
  expect(member!.problems[0]!.message).toContain('已有同名的人')
})

test('同一名册里重复的人，只有第一行能写入', () => {
  const members = read('王頔\t女\t1980-01\t正式党员\n王頔\t女\t1980-01\t正式党员')
  expect(members.map(canEnter)).toEqual([true, false])
  expect(toNewMembers(members)).toHaveLength(1)
})
