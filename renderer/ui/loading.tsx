import { Skeleton } from 'antd'
import { useEffect, useState } from 'react'

/** Nothing for 200 ms, then a skeleton: data that comes at once shows no flicker. */
export function Loading({ rows = 6 }: { readonly rows?: number }) {
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 200)
    return () => clearTimeout(timer)
  }, [])
  return <div aria-busy="true" aria-label="正在读取">{isSlow && <Skeleton active title={false} paragraph={{ rows }} />}</div>
}
