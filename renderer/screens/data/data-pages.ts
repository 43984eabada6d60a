import type { ComponentType } from 'react'
import type { ScreenProps } from '../../parts/screen.ts'
import { ActsPage } from './acts/acts-page.tsx'
import { BackupPage } from './backup/backup-page.tsx'
import { DeletedPage } from './deleted-page.tsx'
import { HandOverPage } from './hand-over/hand-over-page.tsx'
import { MergePage } from './merge/merge-page.tsx'
import { PasswordPage } from './password/password-page.tsx'
import { PurgePage } from './purge/purge-page.tsx'
import { RestorePage } from './restore/restore-page.tsx'
import { SubmitPage } from './submit/submit-page.tsx'
import { YearSealPage } from './year-seal/year-seal-page.tsx'

export const dataGroups = ['备份与恢复', '历史与记录', '上级与下级', '交接与封账'] as const

/** A task of its own behind the data page: `#/data/<path>`. */
export interface DataPage {
  readonly path: string
  /** null = reached from elsewhere: it has no line on the data page. */
  readonly group: (typeof dataGroups)[number] | null
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
  { path: 'deleted', group: '历史与记录', title: '回收站', words: '90 天内删除的记录，连同它要用到的一起恢复。', verb: '打开回收站', component: DeletedPage },
  { path: 'acts', group: '历史与记录', title: '操作记录', words: '谁在什么时候做了什么，改动前后各是什么；可以打印，可以核对台账页脚的校验码。', verb: '查看操作记录', component: ActsPage },
  { path: 'submit', group: '上级与下级', title: '上报', words: '把全部或一部分记录做成一个文件交给上级，只有上级和本单位能打开。', verb: '上报', component: SubmitPage },
  { path: 'merge', group: '上级与下级', title: '汇总下级', words: '把下级单位报来的文件并入本档案，可以一次多份。先核对，两边不一致的逐条决定，30 天内可以撤销。', verb: '汇总下级', component: MergePage },
  { path: 'hand-over', group: '交接与封账', title: '交接', words: '换人接手时：备份、换口令、打印三方签字的交接清单。', verb: '办理交接', component: HandOverPage },
  { path: 'year-seal', group: '交接与封账', title: '封账', words: '次年 3 月 31 日以后把一年的会议记录封存，防止误改；写明原因可以重新开账。', verb: '封账', component: YearSealPage },
  { path: 'purge', group: null, title: '清除', words: '', verb: '', component: PurgePage },
]
