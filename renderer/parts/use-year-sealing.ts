import { useLiveQuery } from 'dexie-react-hooks'
import { type YearSealing, yearSealing } from '#shared/rules/year-seal.ts'
import { yearSealRepository } from '../storage/year-seal-repository.ts'
import { useToday } from './today.ts'

/** Whether that year's records are closed; undefined while it is read. */
export function useYearSealing(year: number): YearSealing | undefined {
  const today = useToday()
  const seals = useLiveQuery(yearSealRepository.all, [])
  return seals === undefined ? undefined : yearSealing(year, seals, today)
}
