import { beforeAll, describe, expect, test } from 'vitest'
import type { Meeting, MeetingKind } from '#shared/model/meeting.ts'
import type { RowOf, TableName } from '#shared/model/tables.ts'
import { type Evidence, evidenceOf } from '#shared/rules/dossier/evidence.ts'
import { readEvidenceInput } from '#shared/rules/dossier/evidence-input.ts'
import { offersFor, sourceStates } from '#shared/rules/dossier/offers.ts'
import { sampleArchive } from '#shared/sample/sample-archive.ts'
import { aLifeMeeting, aMeeting, anId, aPerson, aReview, aReviewedMember, aTalk, day, today } from '../../../support/builders.ts'
import { aDossier, aDossierEntry } from '../../../support/dossiers.ts'
import { readerOf } from '../../../support/reader-of.ts'

const records = sampleArchive({ seed: 7, today })
const of = <T extends TableName>(table: T) => records.filter(record => record.table === table).map(record => record.value as unknown as RowOf<T>)

async function bookOf(rows: Parameters<typeof readerOf>[0], ids: readonly string[], on = today) {
  return evidenceOf(new Set(ids), await readEvidenceInput(readerOf(rows), on))
}

const attended = (list: readonly Evidence[]) => new Map(list.filter(({ key }) => key.startsWith('attendance/')).map(({ key, fact }) => [key, fact]))

describe('示例档案里每一名班子成员：与逐次数出来的一致', () => {
  const people = of('people')
  const meetings = of('meetings')
  const leaders = [...new Set(of('posts').map(({ personId }) => personId))]
  let book: Awaited<ReturnType<typeof bookOf>>
  beforeAll(async () => { book = await bookOf({ units: of('units'), organisations: of('organisations'), organisationFacts: of('organisationFacts'), people, posts: of('posts'), meetings, trainings: of('trainings'), honours: of('honours'), reviews: of('reviews'), talks: of('talks') }, leaders) })

  test('各类会议的应到、实到、请假、缺席', () => {
    expect(leaders.length).toBeGreaterThan(20)
    let checked = 0
    for (const id of leaders) {
      const expected = new Map<string, string>()
      for (const [kind, name] of [['memberAssembly', '党员大会'], ['committee', '支委会'], ['groupMeeting', '党小组会'], ['themeDay', '主题党日'], ['partyLecture', '党课'], ['centerGroup', '中心组学习'], ['organisationalLife', '组织生活会']] as const) {
        for (const year of [2025, 2026]) {
          const count = naive(meetings, id, kind, year)
          if (count.should > 0) expected.set(`attendance/${kind}/${year}`, `${year}年${year === 2026 ? '至今' : ''}${name}应参加 ${count.should} 次，实参加 ${count.present} 次`)
        }
      }
      const facts = attended(book.get(id) ?? [])
      for (const [key, beginning] of expected) {
        expect(facts.get(key)?.startsWith(beginning), `${key}: ${String(facts.get(key))} ≠ ${beginning}`).toBe(true)
        checked++
      }
    }
    expect(checked).toBeGreaterThan(150)
  })

  test('讲过的党课、参加的培训、得到的表彰一个不多一个不少', () => {
    for (const id of leaders) {
      const keys = (book.get(id) ?? []).map(({ key }) => key)
      expect(keys.filter(key => key.startsWith('lecture/')).sort()).toEqual(meetings.filter(({ lecture }) => lecture?.lecturerId === id).map(({ id: of }) => `lecture/${of}`).sort())
      expect(keys.filter(key => key.startsWith('training/')).sort()).toEqual(of('trainings').filter(({ attendees }) => attendees.some(({ personId, onLeave }) => personId === id && !onLeave)).map(({ id: of }) => `training/${of}`).sort())
      expect(keys.filter(key => key.startsWith('honour/')).sort()).toEqual(of('honours').filter(({ personId }) => personId === id).map(({ id: of }) => `honour/${of}`).sort())
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  test('没有一条替人下判断：除了表彰，方向都是中性', () => {
    for (const list of book.values()) for (const { key, direction } of list) expect(direction).toBe(key.startsWith('honour/') ? 'positive' : 'neutral')
  })

  test('别人不在其中', () => {
    expect([...book.keys()].sort()).toEqual([...leaders].sort())
  })
})

/** Counted meeting by meeting, without any of the product's own counting. */
function naive(meetings: readonly Meeting[], personId: string, kind: MeetingKind, year: number): { should: number; present: number } {
  let [should, present] = [0, 0]
  for (const meeting of meetings) {
    if (!meeting.kinds.includes(kind) || meeting.belongYear !== year || meeting.startAt.slice(0, 10) > today) continue
    const own = meeting.attendees.filter(attendee => attendee.personId === personId).at(-1)
    if (own === undefined || own.status === 'excluded' || own.status === 'nonvotingObserver') continue
    should++
    if (own.status === 'present') present++
  }
  return { should, present }
}

describe('单条事实', () => {
  const [zhou, li, wang] = [aPerson({ name: '周岚' }), aPerson({ name: '李堃' }), aPerson({ name: '王頔' })]
  const people = [zhou, li, wang]
  const life = aMeeting({
    title: '年度民主生活会', kinds: ['democraticLife'], belongYear: 2026, startAt: '2026-01-20T09:00' as never,
    lifeMeeting: aLifeMeeting({ criticisms: [
      { id: anId(), personId: zhou.id, name: '', self: '学习不够深入', byOthers: [{ personId: li.id, name: '', text: '调研少' }, { personId: wang.id, name: '', text: '' }] },
      { id: anId(), personId: li.id, name: '', self: '', byOthers: [{ personId: zhou.id, name: '', text: '抓落实不够' }] },
    ] }),
  })

  test('批评与自我批评：说了谁、被谁说，不抄内容', async () => {
    const book = await bookOf({ people, meetings: [life] }, [zhou.id, li.id])
    const of = (id: string) => book.get(id)?.find(({ key }) => key === `criticism/${life.id}`)?.fact
    expect(of(zhou.id)).toBe('2026年1月20日，在“年度民主生活会”上作自我批评，对李堃提出批评意见，收到批评意见 1 条。')
    expect(of(li.id)).toBe('2026年1月20日，在“年度民主生活会”上对周岚提出批评意见，收到批评意见 1 条。')
  })

  test('民主评议等次、谈心谈话次数；没有等次的不列', async () => {
    const review = aReview({ year: 2025, members: [aReviewedMember({ personId: zhou.id, grade: 'excellent' }), aReviewedMember({ personId: li.id, grade: null })] })
    const talks = [aTalk({ talkerId: zhou.id, talkeeId: li.id, kind: 'betweenCommittee', talkedAt: '2026-03-02T10:00' as never, content: '私下说的话' }), aTalk({ talkerId: zhou.id, talkeeId: wang.id, kind: 'committeeWithMember', talkedAt: '2026-04-02T10:00' as never })]
    const book = await bookOf({ people, reviews: [review], talks }, [zhou.id, li.id])
    const facts = (book.get(zhou.id) ?? []).map(({ fact }) => fact)
    expect(facts).toContain('2025年度民主评议党员，评定等次：优秀。')
    expect(facts).toContain('2026年至今谈心谈话 2 次（支委间 1 次、支委与党员 1 次）。')
    expect(facts.join('')).not.toContain('私下')
    expect((book.get(li.id) ?? []).some(({ key }) => key.startsWith('review/'))).toBe(false)
  })

  test('一年过完，编号不变，事实变成全年的：已采用的显示有变动', async () => {
    const meeting = aMeeting({ kinds: ['memberAssembly'], belongYear: 2026, startAt: '2026-03-05T09:00' as never, attendees: [{ personId: zhou.id, status: 'leave', reason: '出差', exclusionBasis: '', isVoter: true, makeUp: null }] })
    const now = (await bookOf({ people, meetings: [meeting] }, [zhou.id])).get(zhou.id)?.find(({ key }) => key === 'attendance/memberAssembly/2026')
    const later = (await bookOf({ people, meetings: [meeting] }, [zhou.id], day('2027-02-01'))).get(zhou.id)?.find(({ key }) => key === 'attendance/memberAssembly/2026')
    expect(now?.fact).toBe('2026年至今党员大会应参加 1 次，实参加 0 次，请假 1 次（出差）。')
    expect(later?.fact).toBe('2026年党员大会应参加 1 次，实参加 0 次，请假 1 次（出差）。')
    expect(later?.on).toBe('2026-12')
  })

  test('采用、不采用分开；来源改了显示有变动，来源没了显示没了；不采用的一直不采用', async () => {
    const lecture = aMeeting({ kinds: ['partyLecture'], belongYear: 2026, startAt: '2026-03-05T09:00' as never, lecture: { lecturerId: zhou.id, lecturerName: '', lecturerDuty: '', subject: '守正创新', audience: '', outline: '', response: '' } })
    const [accepted] = (await bookOf({ people, meetings: [lecture, life] }, [zhou.id])).get(zhou.id)!.filter(({ key }) => key.startsWith('lecture/'))
    const entry = aDossierEntry({ source: { key: accepted!.key, table: 'meetings', recordId: lecture.id, fact: accepted!.fact } })
    const dossier = aDossier({ personId: zhou.id, entries: [entry], dismissed: [{ key: `criticism/${life.id}`, on: today, reason: '' }] })
    const seen = async (meetings: readonly Meeting[]) => {
      const evidence = (await bookOf({ people, meetings }, [zhou.id])).get(zhou.id)!
      return { offers: Object.fromEntries(offersFor(dossier, evidence).map(({ kind, evidence: { key } }) => [key.split('/')[0], kind])), source: sourceStates(dossier, evidence).get(entry.id) }
    }
    expect(await seen([lecture, life])).toEqual({ offers: expect.objectContaining({ lecture: 'accepted', criticism: 'dismissed' }), source: { kind: 'same' } })
    const renamed = { ...lecture, lecture: { ...lecture.lecture!, subject: '守正创新再谈' } }
    expect((await seen([renamed, { ...life, title: '改了名的民主生活会' }])).offers).toMatchObject({ lecture: 'accepted', criticism: 'dismissed' })
    expect((await seen([renamed, life])).source).toEqual({ kind: 'changed', now: expect.stringContaining('守正创新再谈') })
    expect((await seen([life])).source).toEqual({ kind: 'gone' })
  })
})
