import { describe, expect, test } from 'vitest'
import { attachmentKey, confirmedIn, markKey, unconfirmedMarks } from '../../../../../renderer/screens/meetings/form/confirmed-marks.ts'
import { fromDraft, toDraft } from '../../../../../renderer/screens/meetings/form/draft-content.ts'
import { newMeetingForm } from '../../../../../renderer/screens/meetings/form/meeting-form.ts'
import { newTopic } from '../../../../../renderer/screens/meetings/form/meeting-form-reducer.ts'
import { aMeeting, anId, aTopic } from '../../../../support/builders.ts'

const sha256 = 'a'.repeat(64)
const file = { id: anId(), name: '情况通报（机密）.docx', mime: '', bytes: 1, sha256, category: 'other' as const }
const nobodyAnswered = new Set<string>()

describe('C54 带密级字样的内容默认拒绝', () => {
  const topic = aTopic({ content: '传达机密文件' })
  const meeting = aMeeting({ topics: [aTopic(), topic], attachments: [file] })
  test('正文和附件名都查', () => {
    expect(unconfirmedMarks(meeting, [], nobodyAnswered).map(mark => mark.field)).toEqual(['topics.1.content', 'attachments.0.name'])
  })
  test('写明理由之后不再拦同一处，议题换了位置也一样；别处照拦', () => {
    const [mark] = unconfirmedMarks(meeting, [], nobodyAnswered)
    const answered = new Set([markKey(meeting, mark!)])
    const moved = { ...meeting, topics: [topic, aTopic()], summary: '机密' }
    expect(unconfirmedMarks(moved, [], answered).map(found => found.field).toSorted()).toEqual(['attachments.0.name', 'summary'])
  })
  test('添加时写过理由的附件不再拦', () => {
    expect(unconfirmedMarks(aMeeting({ attachments: [file] }), [], new Set([attachmentKey(file.id)]))).toEqual([])
  })
  test('档案里已有的，当时已写过理由', () => {
    expect(unconfirmedMarks(meeting, [], confirmedIn(meeting, []))).toEqual([])
  })
  test('单位自己的提示词也拦', () => {
    expect(unconfirmedMarks(aMeeting({ remark: '内部掌握' }), ['内部掌握'], nobodyAnswered)).toHaveLength(1)
  })
})

describe('a draft', () => {
  const form = newMeetingForm(anId(), { place: '三楼', topics: [newTopic(anId(), { title: '通报', content: '机密 事项' })], attachments: [file, { ...file, id: anId(), name: '签到表.jpg' }], unread: { startAt: '看不懂' } })
  test('comes back as it was kept, without marked texts and files', () => {
    const back = fromDraft(structuredClone(toDraft(form, [])))
    expect(back).toMatchObject({ place: '三楼', topics: [{ title: '通报', content: '' }], attachments: [{ name: '签到表.jpg' }], unread: {} })
    expect(JSON.stringify(toDraft(form, []))).not.toContain('机密')
  })
  test('of another version is no draft', () => {
    expect(fromDraft({ id: form.id })).toBeNull()
  })
})
