/** What a new password is for, and who makes it: the archive, or a sealed section of it. */
export interface PasswordWays {
  readonly of: 'archive' | 'section'
  /** Whoever sets a new one proves the present one first. */
  readonly needsCurrent: boolean
  /** Checks both; answers with the recovery key to be printed. Nothing has changed yet. */
  readonly begin: (current: string | null, password: string) => Promise<string>
  /** The printed key typed back: in force from now on. */
  readonly confirm: (recoveryKey: string) => Promise<void>
}

export const passwordSteps = ['设定口令', '打印恢复密钥', '核对打印件', '完成'] as const
