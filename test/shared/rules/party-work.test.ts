import { describe, expect, test } from 'vitest'
import type { Person, ResumeEntry } from '#shared/model/person.ts'
import type { Post } from '#shared/model/post.ts'
import { partyWorkOn } from '#shared/rules/party-work.ts'
import { aCadre, anId, aPerson, aPost, day, month, today } from '../../support/builders.ts'

const personId = anId()
const post = (from: string, to: string | null) => aPost({ personId, from: day(from), to: to === null ? null : day(to) })
const line = (from: string, to: string | null, isPartyWork = true): ResumeEntry => ({ id: anId(), from: month(from), to: to === null ? null : month(to), text: '机关党委干事', isPartyWork })

const work = (some: Partial<Person>, posts: readonly Post[]) => partyWorkOn(aPerson({ id: personId, ...some }), posts, today)

describe('从事党务工作的月数', () => {
  test.each<[string, Partial<Person>, readonly Post[], number]>([
    ['什么都没有', {}, [], 0],
    ['任职满十年的当天是 120 个月', {}, [post('2016-11-22', null)], 120],
    ['差一天满十年是 119 个月', {}, [post('2016-11-23', null)], 119],
    ['满九年半的当天', {}, [post('2017-05-22', null)], 114],
    ['差一天满九年半', {}, [post('2017-05-23', null)], 113],
    ['已经卸任的，最后一天也算', {}, [post('2010-03-01', '2020-02-29')], 120],
    ['两段任职重叠只算一次', {}, [post('2016-11-22', '2022-05-31'), post('2020-01-01', null)], 120],
    ['两段任职相隔，分别计算再相加', {}, [post('2010-01-01', '2011-12-31'), post('2020-01-01', '2020-12-31')], 36],
    ['首尾相接的两段连成一段', {}, [post('2010-01-15', '2015-03-07'), post('2015-03-08', '2020-01-14')], 120],
    ['简历里的党务经历计入，整月计算', { resume: [line('2010-05', '2020-04')] }, [], 120],
    ['不是党务的经历不计', { resume: [line('2010-05', '2020-04', false)] }, [], 0],
    ['简历与任职重叠只算一次', { resume: [line('2010-05', '2012-04')] }, [post('2010-05-01', '2020-04-30')], 120],
    ['还没有到的任职不计', {}, [post('2027-01-01', null)], 0],
    ['起始时间早于已知的任职，补上前面一段', { cadre: aCadre({ workStartedOn: month('2010-05') }) }, [post('2015-05-01', '2020-04-30')], 120],
    ['起始时间晚于已知的任职，不另算', { cadre: aCadre({ workStartedOn: month('2016-05') }) }, [post('2015-05-01', '2020-04-30')], 60],
    ['没有任职和经历，从起始时间算到今天', { cadre: aCadre({ workStartedOn: day('2016-11-22') }) }, [], 120],
    ['别人的任职不算', {}, [aPost({ from: day('2010-01-01') })], 0],
  ])('%s', (_, some, posts, months) => {
    expect(work(some, posts).months).toBe(months)
  })

  test('零散的天数按三十天一个月相加', () => {
    expect(work({}, [post('2020-01-01', '2020-01-15'), post('2021-01-01', '2021-01-15')]).months).toBe(1)
    expect(work({}, [post('2020-01-01', '2020-01-15'), post('2021-01-01', '2021-01-14')]).months).toBe(0)
  })
})

test.each<[string, readonly Post[], string | null, boolean]>([
  ['现任', [post('2016-11-22', null)], '2016-11-22', true],
  ['昨天卸任的，今天已经不在任', [post('2016-11-22', '2026-11-21')], '2016-11-22', false],
  ['今天是最后一天', [post('2016-11-22', '2026-11-22')], '2016-11-22', true],
  ['没有党务经历', [], null, false],
])('起始时间和是否仍在从事：%s', (_, posts, startedOn, isGoingOn) => {
  expect(work({}, posts)).toMatchObject({ startedOn, isGoingOn })
})
