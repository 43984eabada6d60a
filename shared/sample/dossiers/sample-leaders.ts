import { partyPost } from '../../model/post.ts'
import type { Person } from '../../model/person.ts'
import { leadingSeats } from '../../rules/double-life.ts'
import type { LocalDate } from '../../time/local-date.ts'
import type { SampleRecord } from '../sample-archive.ts'
import { sampleRows } from './sample-evidence-input.ts'

/** Office posts that make a leading cadre of one who sits in no leading body. */
const leadingPosts = ['处长', '副处长', '四级调研员', '科长', '副科长']

/** Whose files the sample keeps: the leading bodies by rank, then secretaries of branches, then heads of offices; for a long row whoever is there. */
export function sampleLeaders(records: readonly SampleRecord[], today: LocalDate, count: number): readonly Person[] {
  const posts = sampleRows(records, 'posts').filter(({ from, to }) => from <= today && (to === null || to >= today))
  const seats = leadingSeats(posts, sampleRows(records, 'organisations'), { from: today, to: today }).toSorted((a, b) => partyPost.keys.indexOf(a.post) - partyPost.keys.indexOf(b.post))
  const people = sampleRows(records, 'people')
  const byOffice = leadingPosts.flatMap(post => people.filter(({ unitPost, isRetired }) => unitPost === post && !isRetired))
  const ids = new Set([...seats.map(({ personId }) => personId), ...posts.filter(({ post }) => post === 'secretary').map(({ personId }) => personId), ...byOffice.map(({ id }) => id), ...people.map(({ id }) => id)])
  const byId = new Map(people.map(person => [person.id, person]))
  return [...ids].slice(0, count).flatMap(id => byId.get(id) ?? [])
}
