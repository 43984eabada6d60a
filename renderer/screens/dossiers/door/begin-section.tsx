import { Button } from 'antd'
import { useState } from 'react'
import { NewPassword } from '../../../parts/password/new-password.tsx'
import type { PasswordWays } from '../../../parts/password/password-steps.ts'
import { sectionDoor } from '../../../storage/section/section-door.ts'
import { Page } from '../../../ui/page.tsx'
import { navigate } from '../../../ui/route.ts'
import { useShortcut } from '../../../ui/shortcut.ts'

/** The first time: what this part of the archive is, and its own password. */
export function BeginSection() {
  const [isBegun, begin] = useState(false)
  useShortcut('Escape', isBegun ? () => begin(false) : null)
  if (isBegun) return <Page title="政治素质档案：设置口令"><NewPassword ways={ways} cancel={<Button onClick={() => begin(false)}>取消</Button>} onConfirmed={() => navigate('dossiers')} /></Page>
  return (
    <Page title="政治素质档案">
      <section className="data-task" aria-label="政治素质档案">
        <h2>领导干部政治素质档案，一人一册</h2>
        <p>理论学习、组织生活、述职评议、测评鉴定、政治体检、处分都归在各人名下；会议、学时等档案里已有的事实，自动列出来供您采用，不用再抄。</p>
        <ul className="plain-list">
          <li>这部分另有一个口令，和打开档案的口令不同；没有它，谁也看不到里面有谁、有什么，备份里也一样。</li>
          <li>每次查看、打印、导出都登记事由和批准人，本人及亲属回避。</li>
          <li>五分钟没有人操作，自动锁上。</li>
        </ul>
        <p className="muted">只记可以归档的结论，不录线索原件和财产明细；本软件为非涉密软件，不得录入国家秘密。</p>
        <div><Button type="primary" onClick={() => begin(true)}>设置口令，开始使用</Button></div>
      </section>
    </Page>
  )
}

const ways: PasswordWays = {
  of: 'section', needsCurrent: false,
  begin: (_current, password) => sectionDoor.begin(null, password),
  confirm: sectionDoor.confirm,
}
