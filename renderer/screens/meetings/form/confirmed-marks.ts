import type { Meeting } from '#shared/model/meeting.ts'
import { type ClassifiedField, classifiedFields } from '#shared/rules/classification.ts'

/** Marks in a meeting that nobody has yet answered for in writing. */
export function unconfirmedMarks(meeting: Meeting, ownWords: readonly string[], confirmed: ReadonlySet<string>): readonly ClassifiedField[] {
  const isConfirmedFile = ({ field }: ClassifiedField) => {
    const [list, index] = field.split('.')
    return list === 'attachments' && confirmed.has(attachmentKey(meeting.attachments[Number(index)]?.id ?? ''))
  }
  return classifiedFields(meeting, ownWords).filter(mark => !confirmed.has(markKey(meeting, mark)) && !isConfirmedFile(mark))
}

/** A whole attachment that was answered for when it was added. */
export function attachmentKey(attachmentId: string): string {
  return `attachment:${attachmentId}`
}

/** The same mark in the same field; topics and attachments keep theirs when they are moved. */
export function markKey(meeting: Pick<Meeting, 'topics' | 'attachments'>, { field, found }: ClassifiedField): string {
  const [list, index, ...rest] = field.split('.')
  const item = list === 'topics' ? meeting.topics[Number(index)] : list === 'attachments' ? meeting.attachments[Number(index)] : undefined
  return [item === undefined ? field : [list, item.id, ...rest].join('.'), found].join('|')
}

/** Marks that stand in the archive already were answered for when they were saved. */
export function confirmedIn(meeting: Meeting, ownWords: readonly string[]): ReadonlySet<string> {
  return new Set(classifiedFields(meeting, ownWords).map(mark => markKey(meeting, mark)))
}
