import { Button } from 'antd'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate } from '../../ui/route.ts'

export function OrganisationGone() {
  return <Page title="党组织"><EmptyState text="没有这个党组织，可能已经删除。"><Button onClick={() => navigate('organisations')}>返回党组织</Button></EmptyState></Page>
}
