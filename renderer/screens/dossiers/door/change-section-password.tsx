import { Button } from 'antd'
import { NewPassword } from '../../../parts/password/new-password.tsx'
import type { PasswordWays } from '../../../parts/password/password-steps.ts'
import { sectionDoor } from '../../../storage/section/section-door.ts'
import { Page } from '../../../ui/page.tsx'
import { navigate } from '../../../ui/route.ts'
import { useShortcut } from '../../../ui/shortcut.ts'

/** Another password for the section: at hand-over, or when others may know the present one. */
export function ChangeSectionPassword() {
  const leave = () => navigate('dossiers')
  useShortcut('Escape', leave)
  return (
    <Page title="政治素质档案：更换口令">
      <p className="muted">换人接手，或口令可能被别人知道时更换。现在的口令和打印的恢复密钥随即作废；以前的内容都还在。</p>
      <NewPassword ways={ways} cancel={<Button onClick={leave}>取消</Button>} onConfirmed={leave} />
    </Page>
  )
}

const ways: PasswordWays = {
  of: 'section', needsCurrent: true,
  begin: (current, password) => sectionDoor.begin({ kind: 'password', password: current ?? '' }, password),
  confirm: sectionDoor.confirm,
}
