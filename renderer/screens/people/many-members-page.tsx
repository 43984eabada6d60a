import { App } from 'antd'
import { PasteMembers } from '../../parts/paste-members.tsx'
import { useOrganisationInView } from '../../parts/use-organisations.ts'
import { Page } from '../../ui/page.tsx'
import { navigate } from '../../ui/route.ts'

export function ManyMembersPage() {
  const { id } = useOrganisationInView()
  const { message } = App.useApp()
  const entered = (count: number) => {
    void message.success(`已登记 ${count} 名党员`)
    navigate('people')
  }
  return <Page title="成批登记党员"><PasteMembers branchId={id} onEntered={entered} onClose={() => navigate('people')} closeWord="取消" /></Page>
}
