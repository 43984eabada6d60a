import { type ReactNode, useState } from 'react'
import { useLiveQuery } from 'dexie-react-hooks'
import { chineseMoment } from '#shared/time/instant.ts'
import { useActor } from '../../../parts/actor.ts'
import { accesses } from '../../../storage/section/accesses.ts'
import { unitRepository } from '../../../storage/unit-repository.ts'
import '../dossiers.css'

/** Who looks at it (操作人 of this PC, else 调阅人 as registered), where and since when, faintly over everything: a photograph of the screen says whose it is. */
export function ScreenMark({ children }: { readonly children: ReactNode }) {
  const unit = useLiveQuery(unitRepository.current, [])
  const [actor] = useActor()
  const who = actor || (accesses.lastGiven()?.reader ?? '')
  const [since] = useState(() => chineseMoment(new Date().toISOString()))
  const words = [unit?.name ?? '', who, since].filter(word => word !== '').join('　')
  return (
    <div className="screen-mark">
      {children}
      <div className="screen-mark-words" aria-hidden="true" style={{ backgroundImage: `url("data:image/svg+xml,${encodeURIComponent(tile(words))}")` }} />
    </div>
  )
}

function tile(words: string): string {
  const text = words.replace(/[<>&"']/g, ' ')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="520" height="260"><text x="20" y="200" transform="rotate(-22 20 200)" font-family="sans-serif" font-size="15" fill="#000" fill-opacity="0.07">${text}</text></svg>`
}
