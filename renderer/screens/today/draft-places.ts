import * as z from 'zod'
import type { Draft } from '#shared/contract/contract.ts'
import { meetingKind } from '#shared/model/meeting.ts'
import type { DraftAddress } from '../../parts/drafts-left.tsx'

/** What of a meeting's draft tells it apart from others. */
const MeetingDraft = z.object({ rev: z.int().nullable(), title: z.string().nullable(), kinds: z.array(z.string()), day: z.string().nullable() })

/** What a review's draft says of whose it is: its page asks for it as long as nothing is saved. */
const ReviewDraft = z.object({ organisationId: z.string(), year: z.int() })

/** Forms with an address of their own by the record's id, new or saved. */
const otherForms: Readonly<Record<string, (recordId: string) => DraftAddress>> = {
  'organisation': id => ({ words: '成立党组织', screen: 'organisations', rest: ['new', id] }),
  'organisation-edit': id => ({ words: '党组织信息', screen: 'organisations', rest: [id, 'edit'] }),
  'term': id => ({ words: '登记任期', screen: 'terms', rest: ['new', id] }),
  'term-edit': id => ({ words: '换届情况', screen: 'terms', rest: [id, 'edit'] }),
  'talk': id => ({ words: '谈心谈话', screen: 'talks', rest: [id] }),
  'training': id => ({ words: '培训', screen: 'study', rest: ['trainings', 'new', id] }),
  'plan': id => ({ words: '会议计划', screen: 'plans', rest: [id] }),
  'archive-item': id => ({ words: '归档件', screen: 'archive-items', rest: [id] }),
  'archive-box': id => ({ words: '档案盒', screen: 'archive-items', rest: ['boxes', id] }),
  'election': id => ({ words: '完成换届', screen: 'terms', rest: [id, 'election'] }),
}

/** Where a draft is gone on with; null for forms that offer theirs themselves. */
export function draftPlaces({ form, recordId, content }: Draft): DraftAddress | null {
  if (form === 'review') return reviewPlace(recordId, content)
  if (form !== 'meeting') return otherForms[form]?.(recordId) ?? null
  const draft = MeetingDraft.safeParse(content)
  if (!draft.success) return null
  const { rev, title, kinds, day } = draft.data
  const kindWords = meetingKind.keys.filter(kind => kinds.includes(kind)).map(kind => meetingKind.labels[kind]).join('、')
  const words = [title ?? (kindWords === '' ? '新的会议记录' : kindWords), day ?? ''].filter(word => word !== '').join('　')
  return { words, screen: 'meetings', rest: rev === null ? ['new', recordId] : [recordId, 'edit'] }
}

function reviewPlace(recordId: string, content: unknown): DraftAddress | null {
  const draft = ReviewDraft.safeParse(content)
  return draft.success ? { words: `${draft.data.year}年度民主评议`, screen: 'reviews', rest: [recordId], query: { organisation: draft.data.organisationId, year: String(draft.data.year) } } : null
}
