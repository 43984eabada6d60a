import { useLiveQuery } from 'dexie-react-hooks'
import { sealableYears } from '#shared/rules/year-seal.ts'
import { useToday } from '../../parts/today.ts'
import { yearSealRepository } from '../../storage/year-seal-repository.ts'
import { toHash } from '../../ui/route.ts'

/** From 1 April on: last year's records can be sealed. One line, no more. */
export function SealHint() {
  const today = useToday()
  const seals = useLiveQuery(yearSealRepository.all, [])
  const counted = useLiveQuery(yearSealRepository.yearsWithMeetings, [])
  if (seals === undefined || counted === undefined) return null
  const years = sealableYears(counted.map(one => one.year), seals, today)
  if (years.length === 0) return null
  return <p className="seal-hint"><a href={toHash('data', ['year-seal'])}>{years.map(year => `${year}年度`).join('、')}可以封账</a><span className="muted">　3 月 31 日已过，核对无误后封账，防止误改。</span></p>
}
