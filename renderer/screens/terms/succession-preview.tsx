import { partyPost, type Post } from '#shared/model/post.ts'
import type { TermOfOffice } from '#shared/model/term-of-office.ts'
import { type Election, succession } from '#shared/rules/succession.ts'
import { chineseDate } from '#shared/time/local-date.ts'
import { nameOf, type PeopleIndex } from '../../parts/people-index.ts'

interface Props {
  readonly term: TermOfOffice
  readonly posts: readonly Post[]
  readonly people: PeopleIndex
  readonly election: Omit<Election, 'electedOn'> & { readonly electedOn: Election['electedOn'] | null }
}

/** What will be written, before it is: who leaves on which day, and who enters. */
export function SuccessionPreview({ term, posts, people, election }: Props) {
  const { electedOn } = election
  if (electedOn === null || electedOn <= term.electedOn) return null
  const { leaving, entering } = succession(term, posts, { ...election, electedOn }, () => '')
  return (
    <div className="term-preview" role="status" aria-label="保存后">
      <p className="muted">保存后：</p>
      <ul>
        {leaving.length > 0 && <li>任职到{leaving[0]?.to == null ? '' : chineseDate(leaving[0].to)}为止：{listed(leaving, people)}</li>}
        {entering.length > 0 && <li>{chineseDate(electedOn)}起任职：{listed(entering, people)}</li>}
      </ul>
    </div>
  )
}

function listed(posts: readonly Post[], people: PeopleIndex): string {
  return posts.map(({ personId, post }) => `${nameOf(people, personId)}（${partyPost.labels[post]}）`).join('、')
}
