import { useLiveQuery } from 'dexie-react-hooks'
import { partyPost } from '#shared/model/post.ts'
import type { TermOfOffice } from '#shared/model/term-of-office.ts'
import { seatsInOrder } from '#shared/rules/committee.ts'
import { dottedDate } from '#shared/time/local-date.ts'
import { personRepository } from '../../storage/person-repository.ts'
import { postRepository } from '../../storage/post-repository.ts'
import { toHash } from '../../ui/route.ts'

/** Everybody who sat on the committee during the term, from when to when, by which paper. */
export function CommitteeOfTerm({ term, next }: { readonly term: TermOfOffice; readonly next: TermOfOffice | null }) {
  const posts = useLiveQuery(() => postRepository.ofOrganisation(term.organisationId), [term.organisationId])
  const people = useLiveQuery(personRepository.all, [])
  if (posts === undefined || people === undefined) return null
  const names = new Map(people.map(person => [person.id, person.name]))
  const held = seatsInOrder(posts.filter(post => (post.to === null || post.to >= term.electedOn) && (next === null || post.from < next.electedOn)))
  if (held.length === 0) return <p className="muted">还没有登记委员。办理“完成换届”时一并登记，或在“人员”里打开本人登记任职。</p>
  return (
    <table>
      <thead><tr><th scope="col">党内职务</th><th scope="col">姓名</th><th scope="col">任职起止</th><th scope="col">批准文号</th></tr></thead>
      <tbody>
        {held.map(post => (
          <tr key={post.id}>
            <td>{partyPost.labels[post.post]}</td>
            <td><a href={toHash('people', [post.personId])}>{names.get(post.personId) ?? '（人员已删除）'}</a></td>
            <td>{dottedDate(post.from)}<wbr />—{post.to === null ? '今' : dottedDate(post.to)}</td>
            <td>{post.approvalDocumentNo}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
