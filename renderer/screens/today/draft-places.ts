import * as z from 'zod'
import type { Draft } from '#shared/contract/contract.ts'
import { meetingKind } from '#shared/model/meeting.ts'

export interface DraftPlace {
  readonly words: string
  readonly screen: string
  readonly rest: readonly string[]
}

/** What of a meeting's draft tells it apart from others. */
const MeetingDraft = z.object({ rev: z.int().nullable(), title: z.string().nullable(), kinds: z.array(z.string()), day: z.string().nullable() })

/** Forms of organisations and their elections, each with where it is. */
const otherForms: Readonly<Record<string, (recordId: string) => DraftPlace>> = {
  'organisation': id => ({ words: '成立党组织', screen: 'organisations', rest: ['new', id] }),
  'organisation-edit': id => ({ words: '党组织信息', screen: 'organisations', rest: [id, 'edit'] }),
  'term': id => ({ words: '登记任期', screen: 'terms', rest: ['new', id] }),
  'term-edit': id => ({ words: '换届情况', screen: 'terms', rest: [id, 'edit'] }),
  'election': id => ({ words: '完成换届', screen: 'terms', rest: [id, 'election'] }),
}

/** Where a draft is gone on with; null for forms that offer theirs themselves. */
export function draftPlaces({ form, recordId, content }: Draft): DraftPlace | null {
  if (form !== 'meeting') return otherForms[form]?.(recordId) ?? null
  const draft = MeetingDraft.safeParse(content)
  if (!draft.success) return null
  const { rev, title, kinds, day } = draft.data
  const kindWords = meetingKind.keys.filter(kind => kinds.includes(kind)).map(kind => meetingKind.labels[kind]).join('、')
  const words = [title ?? (kindWords === '' ? '新的会议记录' : kindWords), day ?? ''].filter(word => word !== '').join('　')
  return { words, screen: 'meetings', rest: rev === null ? ['new', recordId] : [recordId, 'edit'] }
}
