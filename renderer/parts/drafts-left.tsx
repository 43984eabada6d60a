import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { Draft } from '#shared/contract/contract.ts'
import type { DraftPlace } from '../storage/draft-repository.ts'
import { toHash } from '../ui/route.ts'
import { sinceText } from './instant-text.ts'

/** Where a draft is gone on with. */
export interface DraftAddress {
  readonly words: string
  readonly screen: string
  readonly rest: readonly string[]
  readonly query?: Readonly<Record<string, string>>
}

interface Props {
  readonly place: DraftPlace
  /** Null for drafts that are offered elsewhere. */
  readonly addressOf: (draft: Draft) => DraftAddress | null
}

/** Forms that were begun and not saved: offered again, or given up. */
export function DraftsLeft({ place, addressOf }: Props) {
  const [drafts, setDrafts] = useState<readonly Draft[]>([])
  useEffect(() => {
    place.all().then(setDrafts, (error: unknown) => console.warn('drafts could not be read', error)) // nothing to offer; the forms themselves will try again
  }, [place])
  const known = drafts.flatMap(draft => {
    const address = addressOf(draft)
    return address === null ? [] : [{ draft, address }]
  })
  if (known.length === 0) return null
  const give = (draft: Draft) => {
    place.remove(draft).then(() => setDrafts(drafts.filter(one => one !== draft)), (error: unknown) => console.warn('draft not removed', error)) // it stays in the list
  }
  return (
    <section className="drafts-left" aria-label="没有保存的草稿">
      <h2>没有保存的草稿</h2>
      <ul>
        {known.map(({ draft, address }) => (
          <li key={`${draft.form} ${draft.recordId}`}>
            <span>{address.words}</span><span className="muted">草稿存于 {sinceText(draft.savedAt, new Date())}</span>
            <a href={toHash(address.screen, address.rest, address.query)}>接着填</a>
            <Button size="small" type="text" onClick={() => give(draft)}>不要了</Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
