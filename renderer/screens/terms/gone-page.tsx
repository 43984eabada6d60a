import { Button } from 'antd'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate } from '../../ui/route.ts'

export function GonePage({ title }: { readonly title: string }) {
  return (
    <Page title={title}>
      <EmptyState text="没有这一届任期，可能已经删除。90 天内可以从回收站恢复。">
        <span className="field-line"><Button onClick={() => navigate('terms')}>返回换届</Button><Button onClick={() => navigate('data', ['deleted'])}>打开回收站</Button></span>
      </EmptyState>
    </Page>
  )
}
