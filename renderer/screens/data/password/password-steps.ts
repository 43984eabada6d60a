import type { Output } from '#shared/contract/contract.ts'

export type KeyStatus = Output<'keyStatus'>

export const passwordSteps = ['设定口令', '打印恢复密钥', '核对打印件', '完成'] as const
