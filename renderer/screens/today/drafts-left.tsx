import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { Draft } from '#shared/contract/contract.ts'
import { sinceText } from '../../parts/instant-text.ts'
import { draftRepository } from '../../storage/draft-repository.ts'
import { toHash } from '../../ui/route.ts'
import { draftPlaces } from './draft-places.ts'

/** Forms that were begun and not saved: offered again, or given up. */
export function DraftsLeft() {
  const [drafts, setDrafts] = useState<readonly Draft[]>([])
  useEffect(() => {
    draftRepository.all().then(setDrafts, (error: unknown) => console.warn('drafts could not be read', error)) // nothing to offer; the forms themselves will try again
  }, [])
  const known = drafts.flatMap(draft => {
    const place = draftPlaces(draft)
    return place === null ? [] : [{ draft, place }]
  })
  if (known.length === 0) return null
  const give = (draft: Draft) => {
    draftRepository.remove(draft).then(() => setDrafts(drafts.filter(one => one !== draft)), (error: unknown) => console.warn('draft not removed', error)) // it stays in the list
  }
  return (
    <section className="drafts-left" aria-label="没有保存的草稿">
      <h2>没有保存的草稿</h2>
      <ul>
        {known.map(({ draft, place }) => (
          <li key={`${draft.form} ${draft.recordId}`}>
            <span>{place.words}</span><span className="muted">草稿存于 {sinceText(draft.savedAt, new Date())}</span>
            <a href={toHash(place.screen, place.rest, place.query)}>接着填</a>
            <Button size="small" type="text" onClick={() => give(draft)}>不要了</Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
