import type { ComponentType } from 'react'
import type { ScreenProps } from '../../parts/screen.ts'
import { BackupPage } from './backup/backup-page.tsx'
import { PasswordPage } from './password/password-page.tsx'
import { RestorePage } from './restore/restore-page.tsx'

export const dataGroups = ['备份与恢复', '历史与记录', '上级与下级', '交接与封账'] as const

/** A task of its own behind the data page: `#/data/<path>`. */
export interface DataPage {
  readonly path: string
  readonly group: (typeof dataGroups)[number]
  /** On the data page: what it is and what it is for, and the verb on its button. */
  readonly title: string
  readonly words: string
  readonly verb: string
  readonly component: ComponentType<ScreenProps>
}

/** In the order in which they are read. One line each; an entry appears when its page works. */
export const dataPages: readonly DataPage[] = [
  { path: 'backup', group: '备份与恢复', title: '备份到 U 盘', words: '把全部记录和附件写到 U 盘，写完读回核对。建议每周一次，两个 U 盘轮流用。', verb: '备份到 U 盘', component: BackupPage },
  { path: 'restore', group: '备份与恢复', title: '恢复', words: '从 U 盘、本机快照找回以前的内容：全部，或某个党组织、某个人、某段时间的。先看会改动什么，再写入，可以撤销。', verb: '恢复', component: RestorePage },
  { path: 'password', group: '备份与恢复', title: '口令与恢复密钥', words: '设置或更换口令，打印恢复密钥，登记能打开备份的上级单位。', verb: '口令与恢复密钥', component: PasswordPage },
]
