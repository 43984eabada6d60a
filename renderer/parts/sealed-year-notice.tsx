import { Button } from 'antd'
import { chineseDate } from '#shared/time/local-date.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { navigate } from '../ui/route.ts'
import { useYearSealing } from './use-year-sealing.ts'

/** Why a meeting of a sealed year can't be changed, and where the year is opened again. */
export function SealedYearNotice({ year }: { readonly year: number }) {
  const sealing = useYearSealing(year)
  if (sealing?.kind !== 'sealed') return null
  return (
    <FailureNotice
      kind="info" message={`${year}年度已于${chineseDate(sealing.on)}封账，这一年的会议只能查看和打印，不能修改、删除。确需更正的，请写明原因、重新开账。`}
      actions={<Button size="small" onClick={() => navigate('data', ['year-seal'])}>去重新开账</Button>}
    />
  )
}
