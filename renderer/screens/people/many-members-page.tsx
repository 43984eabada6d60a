import { App } from 'antd'
import { PasteMembers } from '../../parts/paste-members.tsx'
import { useLikelyBranch } from '../../parts/use-organisations.ts'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate } from '../../ui/route.ts'

export function ManyMembersPage() {
  const branchId = useLikelyBranch()
  const { message } = App.useApp()
  const entered = (count: number) => {
    void message.success(`已登记 ${count} 名党员`)
    navigate('people')
  }
  return <Page title="成批登记党员">{branchId === undefined ? <Loading /> : <PasteMembers branchId={branchId} onEntered={entered} onClose={() => navigate('people')} closeWord="取消" />}</Page>
}
