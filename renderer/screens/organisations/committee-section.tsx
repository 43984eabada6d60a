import { Button, Checkbox } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useRef, useState } from 'react'
import type { Organisation } from '#shared/model/organisation.ts'
import { partyPost, type Post, postKind, postLabels as labels } from '#shared/model/post.ts'
import type { Stored } from '#shared/model/record.ts'
import { headPost } from '#shared/rules/committee.ts'
import { covers } from '#shared/time/interval.ts'
import { chineseDate, dottedDate } from '#shared/time/local-date.ts'
import { DayActDialog } from '../../parts/day-act-dialog.tsx'
import { useToday } from '../../parts/today.ts'
import { personRepository } from '../../storage/person-repository.ts'
import { postRepository } from '../../storage/post-repository.ts'
import { toHash } from '../../ui/route.ts'
import { AppointDialog } from './appoint-dialog.tsx'

interface Props {
  readonly organisation: Organisation
  readonly name: string
  readonly isLiving: boolean
  /** How often a finding led here: each time the cursor stands on 任职. */
  readonly asked: number
}

type Open = { kind: 'none' } | { kind: 'appoint' } | { kind: 'end'; post: Stored<Post> }

/** Who holds which post today; on demand, who ever did, from when to when and by which paper. */
export function CommitteeSection({ organisation, name, isLiving, asked }: Props) {
  const today = useToday()
  const posts = useLiveQuery(() => postRepository.ofOrganisation(organisation.id), [organisation.id])
  const people = useLiveQuery(personRepository.all, [])
  const [showsFormer, setShowsFormer] = useState(false)
  const [open, setOpen] = useState<Open>({ kind: 'none' })
  const appoint = useRef<HTMLButtonElement>(null)
  const isRead = posts !== undefined && people !== undefined
  useEffect(() => {
    if (asked === 0 || !isRead) return
    appoint.current?.scrollIntoView?.({ block: 'center' })
    appoint.current?.focus()
  }, [asked, isRead])
  if (!isRead) return null
  const names = new Map(people.map(person => [person.id, person.name]))
  const isHeld = (post: Post) => covers(post, today)
  const shown = posts.filter(post => showsFormer || isHeld(post)).toSorted((a, b) => Number(isHeld(b)) - Number(isHeld(a)) || partyPost.keys.indexOf(a.post) - partyPost.keys.indexOf(b.post) || (a.from < b.from ? 1 : -1))
  const former = posts.filter(post => !isHeld(post)).length
  const close = () => setOpen({ kind: 'none' })
  return (
    <>
      <h3 className="section-head">
        班子和任职
        <span className="field-line">
          {former > 0 && <Checkbox checked={showsFormer} onChange={event => setShowsFormer(event.target.checked)}>显示历任（{former} 条）</Checkbox>}
          {isLiving && <Button size="small" ref={appoint} onClick={() => setOpen({ kind: 'appoint' })}>任职</Button>}
        </span>
      </h3>
      {shown.length === 0 ? <p className="muted">还没有登记现任职务。点“任职”登记；换届选出的新班子，在“换届”里办理“完成换届”时一并登记。</p> : (
        <table>
          <thead><tr><th scope="col">{labels.post}</th><th scope="col" style={{ width: 84 }}>{labels.personId}</th><th scope="col" style={{ width: 52 }}>{labels.kind}</th><th scope="col" style={{ width: 168 }}>任职起止</th><th scope="col">{labels.approvalDocumentNo}</th><th scope="col" style={{ width: 44 }} aria-label="操作" /></tr></thead>
          <tbody>
            {shown.map(post => (
              <tr key={post.id}>
                <td>{partyPost.labels[post.post]}</td>
                <td><a href={toHash('people', [post.personId])}>{names.get(post.personId) ?? '（人员已删除）'}</a></td>
                <td>{postKind.labels[post.kind]}</td>
                <td>{dottedDate(post.from)}<wbr />—{post.to === null ? '今' : dottedDate(post.to)}</td>
                <td>{post.approvalDocumentNo}</td>
                <td>{isLiving && post.to === null && <Button size="small" type="link" onClick={() => setOpen({ kind: 'end', post })}>免职</Button>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {open.kind === 'appoint' && <AppointDialog organisation={organisation} name={name} lacksHead={!posts.some(post => isHeld(post) && post.post === headPost(organisation.type))} onClose={close} />}
      {open.kind === 'end' && (
        <DayActDialog
          title={`免职：${names.get(open.post.personId) ?? ''} ${partyPost.labels[open.post.post]}`} verb="登记免职" label="任职到哪一天" explanation="这一天是任职的最后一天；以前会议上的职务不变。" onClose={close}
          problemOf={day => (day < open.post.from ? `早于任职日期${chineseDate(open.post.from)}` : null)} act={day => postRepository.endPost(open.post, day)}
        />
      )}
    </>
  )
}
