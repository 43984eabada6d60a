import { Button } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { covers } from '#shared/time/interval.ts'
import { chineseOrder } from '#shared/rules/organisation-order.ts'
import { existsOn, nearestFact } from '#shared/rules/organisation-on.ts'
import { useToday } from '../../parts/today.ts'
import { useMemberCounts } from '../../parts/use-member-counts.ts'
import { useOrganisations } from '../../parts/use-organisations.ts'
import { personRepository } from '../../storage/person-repository.ts'
import { postRepository } from '../../storage/post-repository.ts'
import { navigate, toHash } from '../../ui/route.ts'

/** The branch's 党小组 of today, each with its leader and members. */
export function GroupsSection({ branchId, isLiving }: { readonly branchId: string; readonly isLiving: boolean }) {
  const today = useToday()
  const known = useOrganisations()
  const members = useMemberCounts()
  const posts = useLiveQuery(postRepository.all, [])
  const people = useLiveQuery(personRepository.all, [])
  if (known === undefined || posts === undefined || people === undefined) return null
  const groups = known.organisations
    .filter(one => one.type === 'group' && existsOn(one, today))
    .flatMap(group => { const fact = nearestFact(known.facts, group.id, today); return fact?.superiorId === branchId ? [{ group, name: fact.shortName || fact.fullName }] : [] })
    .toSorted((a, b) => chineseOrder(a.name, b.name))
  const leaderOf = (groupId: string) => {
    const leaders = posts.filter(post => post.organisationId === groupId && post.post === 'groupLeader' && covers(post, today))
    return leaders.map(({ personId }) => people.find(({ id }) => id === personId)?.name ?? '').join('、')
  }
  return (
    <>
      <h3 className="section-head">党小组{isLiving && <Button size="small" onClick={() => navigate('organisations', ['new'], { superior: branchId, type: 'group' })}>成立党小组</Button>}</h3>
      {groups.length === 0 ? <p className="muted">没有划分党小组。</p> : (
        <table>
          <thead><tr><th scope="col">党小组</th><th scope="col">组长</th><th scope="col">党员</th></tr></thead>
          <tbody>{groups.map(({ group, name }) => <tr key={group.id}><td><a href={toHash('organisations', [group.id])}>{name}</a></td><td>{leaderOf(group.id)}</td><td>{members(group)}</td></tr>)}</tbody>
        </table>
      )}
    </>
  )
}
