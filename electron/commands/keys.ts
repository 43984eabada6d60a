import { randomBytes } from 'node:crypto'
import { passwordFault } from '#shared/archive/password-rules.ts'
import { recoveryKeyOf } from '#shared/archive/recovery-key.ts'
import { renewArchive } from '../archive/keys/renew-keys.ts'
import { archiveOptions, toWrite } from './archive-folder.ts'
import { type Command, Refusal } from './command.ts'
import { firstLine } from './secret-file.ts'

/** Sets the first password, or changes it; the recovery key is printed this once. */
export const keys: Command = {
  usage: '--data 文件夹 --set-password-file 新口令文件 [--password-file 现口令文件]',
  options: { ...archiveOptions, 'set-password-file': 'text' },
  async run(given, io) {
    const password = await firstLine(given.text('set-password-file'), '--set-password-file')
    const fault = passwordFault(password)
    if (fault !== null) throw new Refusal(`没有设置口令。${fault}`)
    await toWrite(given, async (_, { folder, keys: live }) => {
      const recoveryKey = recoveryKeyOf(randomBytes(20))
      const { cleared } = await renewArchive(folder, live, { password, recoveryKey, at: new Date().toISOString() })
      io.print({ recoveryKey, identity: live.identity })
      if (!cleared) io.say('新口令已经生效，但以前的密钥文件还没有删干净。请再打开一次档案，打开时会再删一次。')
      io.say('请把恢复密钥打印出来，装入信封封好保存。它只显示这一次；忘记口令时，只有它能打开档案。')
    })
  },
}
