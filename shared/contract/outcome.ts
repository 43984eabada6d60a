/** An expected failure, in words that a clerk can act on. `problems` name fields; `detail` goes behind 「详情」. */
export interface Failure {
  readonly code: FailureCode
  readonly message: string
  readonly problems?: readonly FailureProblem[]
  readonly detail?: string
}

export interface FailureProblem {
  readonly table: string
  readonly id: string
  readonly path: string
  readonly message: string
}

/** Errors lose their class across a border, so expected failures travel as values. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }

/** Every failure that a call may answer with, and its sentence: what happened, what is safe, what to do. */
export const failures = {
  'bad-request': '程序内部传递的内容不符合约定，本次操作没有执行，档案没有受影响。请重新启动程序；若反复出现，请联系维护人员。',
  'invalid-rows': '有内容不符合要求，没有保存。请按提示修改后再保存；已填写的内容都还在。',
  conflict: '这条记录刚才已被修改，本次没有保存。您填写的内容还在屏幕上，请核对最新内容后再保存。',
  'row-too-large': '这条记录太长（超过 2 MB），没有保存。请把大段内容改为附件。',
  'disk-full': '磁盘空间不足：刚才的内容还在屏幕上，没有丢失。请清理磁盘后再点“保存”。',
  'read-only': '数据文件夹只能读、不能写：刚才的内容还在屏幕上，没有丢失。请检查文件夹权限或磁盘写保护后再点“保存”。',
  'file-too-large': '这个磁盘存不下这么大的一个文件（例如 FAT32 格式的 U 盘，单个文件不能超过 4 GB）：刚才的内容还在屏幕上，没有丢失。请换一个磁盘，或请维护人员调整限制后重试。',
  'write-failed': '写入磁盘失败：刚才的内容还在屏幕上，没有丢失。请检查磁盘后再点“保存”。',
  'archive-not-open': '档案还没有打开，本次操作没有执行。请回到首页打开档案。',
  'archive-read-only': '档案以只读方式打开，不能保存。要继续录入，请先处理启动时提示的问题。',
  locked: '档案正被另一个程序使用，本次操作没有执行。请先关闭那个程序。',
  'folder-missing': '找不到这个文件夹。档案没有受影响，请确认磁盘或 U 盘已接好后重试。',
  'folder-not-empty': '这个文件夹里已经有别的文件，不能用来新建档案。请选一个空文件夹。',
  'not-an-archive': '这个文件夹不是党务台账的数据文件夹，里面的文件没有被改动。请选择正确的文件夹。',
  'newer-format': '这个档案由更新版本的程序写成，本程序不能打开，文件没有被改动。请安装新版本后再打开。',
  'keys-unreadable': '打开档案的密钥文件缺失或损坏，档案没有被改动。请从备份恢复密钥。',
  damaged: '档案文件有损坏，没有继续。请按启动页面的提示处理。',
  'blob-missing': '找不到这个附件的文件。记录本身没有受影响，请从备份恢复。',
  'blob-too-large': '附件超过 200 MB，没有保存。请压缩或拆分后再添加。',
  'classified-material': '内容或文件名带有密级字样，已拒绝保存。本软件为非涉密软件，不得存储、处理国家秘密。',
  'file-exists': '同名文件无法覆盖，请换一个文件名。',
  'unknown-token': '这个位置已失效，请重新选择。',
  'machine-gone': '程序已经退出，刚才的操作没有得到确认。屏幕上的内容还在，已保存的内容不受影响。请重新启动程序，再核对刚才的内容。',
  'wrong-address': '打开的网址不完整或已失效，没有读取任何内容。请关闭这个页面，重新启动程序，用启动时显示的完整网址打开。',
  'wrong-password': '口令不对，没有打开，什么都没有改动。请检查大小写和输入法后重试；忘记口令的，用打印的恢复密钥打开。',
  'too-many-tries': '口令连续输错多次，请等一会儿再试。档案没有受影响。忘记口令的，用打印的恢复密钥打开。',
  'wrong-recovery-key': '恢复密钥不对，没有打开，什么都没有改动。请对照打印件逐组核对后重试。',
  'weak-password': '这个口令太容易猜到，没有采用。请用至少 8 个字符，不要全是同一个字符或连续的数字。',
  'password-needed': '还没有设置口令，没有开始备份。带出去的备份必须有口令保护：请先在“数据”里设置口令、打印恢复密钥。',
  'no-recipient': '上级单位的收件码不对，没有生成上报文件。请向上级单位要以 age1 开头的收件码，完整粘贴。',
  'set-damaged': '这份备份有损坏，没有使用它，档案没有被改动。请选择另一份备份，或换一个 U 盘。',
  'set-incomplete': '这份备份不完整（没有复制完，或缺少文件），没有使用它，档案没有被改动。请选择另一份备份，或重新复制整个备份文件夹。',
  'set-newer': '这份备份由更新版本的程序写成，本程序不能打开，里面的文件没有被改动。请安装新版本后再打开。',
  'set-other-archive': '这份备份属于另一个单位的档案，没有使用它，档案没有被改动。要并入下级单位的档案，请用“汇总下级”。',
  'set-excessive': '这份备份的内容超出正常范围（可能被人改动过），没有继续读取，档案没有被改动。请换一份备份。',
  'set-not-found': '这里没有党务台账的备份，什么都没有改动。请选择备份所在的 U 盘或文件夹。',
  'drive-gone': 'U 盘已断开，备份没有完成。档案没有受影响，U 盘上原有的备份也没有改动。请重新插好 U 盘后再备份。',
  'drive-full': 'U 盘空间不足，备份没有完成。档案没有受影响，U 盘上原有的备份也没有改动。请换一个 U 盘，或删除旧备份后重试。',
  'drive-read-only': 'U 盘有写保护或没有写入权限，备份没有完成。档案没有受影响。请解除写保护，或换一个 U 盘。',
  'drive-failed': 'U 盘读写出错，备份没有完成。档案没有受影响，U 盘上原有的备份也没有改动。请换一个 U 盘再备份。',
  'backup-inside-archive': '备份不能放在档案自己的文件夹里，没有开始备份，档案没有受影响。请选择 U 盘或另一个磁盘。',
  'mirror-place': '镜像要放在这台电脑的另一块固定磁盘上：不能是 U 盘，也不能和档案在同一个盘。没有改动，请另选一个文件夹。',
  'year-sealed': '这条记录所在的年度已经封账，没有保存。确需修改的，请先在“数据”里写明原因、重新开账。',
  'nothing-to-undo': '这次操作已经撤销过，或内容后来都改过了，没有可以撤销的。',
  'merge-stale': '核对之后档案又有改动，没有合并。请重新核对一遍。',
  'merge-undecided': '还有两边不一致的内容没有决定，没有合并。请逐条选择后再合并。',
  'work-gone': '这项工作已经结束或程序重新启动过。请重新开始。',
  'work-busy': '另一项备份、恢复或合并正在进行，没有开始。请等它结束或先取消它。',
  'spreadsheet-refused': '这个表格文件读不出来，没有导入任何内容，档案没有受影响。请用 WPS 或 Excel 打开它，另存为 xlsx 后再导入。',
  'section-locked': '政治素质档案已经锁上。已保存的内容不受影响，正在填写的内容已存为草稿。请重新输入它的口令。',
  'section-none': '还没有建立政治素质档案的口令，本次操作没有执行。请先打开“政治素质档案”设置口令。',
  cancelled: '已取消，什么都没有改动。',
  unexpected: '发生意外错误，详情已写入日志。已保存的内容不受影响。',
} as const

export type FailureCode = keyof typeof failures

/** Thrown inside the machine side; leaves it as an Outcome. */
export class ExpectedFailure extends Error {
  readonly failure: Failure

  constructor(code: FailureCode, more: { readonly message?: string; readonly problems?: readonly FailureProblem[]; readonly detail?: string } = {}) {
    const message = more.message ?? failures[code]
    super(message)
    this.name = 'ExpectedFailure'
    this.failure = {
      code, message,
      ...(more.problems === undefined ? {} : { problems: more.problems }),
      ...(more.detail === undefined ? {} : { detail: more.detail }),
    }
  }
}

export function failed(failure: Failure): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure }
}

/** The value, or the failure thrown: for callers that leave failures to their edge. */
export function orThrow<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value
  const { code, ...more } = outcome.failure
  throw new ExpectedFailure(code, more)
}
