import { Input, Radio } from 'antd'
import type { BackupInfo, SetLook } from '#shared/archive/backup-set.ts'
import type { Secret } from '#shared/archive/secret.ts'
import { FormRow } from '../../ui/form-row.tsx'
import { ListBox } from '../../ui/list-box.tsx'
import { type ListColumn, ListTable } from '../../ui/list-table.tsx'
import { instantText } from '../instant-text.ts'
import { PasswordField } from '../password/password-field.tsx'
import { sizeText } from '../size-text.ts'
import { asksForSecret } from './chosen-backup.ts'

interface Props {
  readonly set: SetLook
  readonly backup: BackupInfo | null
  readonly onBackup: (backup: BackupInfo) => void
  readonly secret: Secret
  readonly onSecret: (secret: Secret) => void
  /** The last try's sentence, where password or key were wrong. */
  readonly problem: string | null
}

/** 哪一份: any earlier backup of the set by its date, and what opens it. */
export function ChooseBackup({ set, backup, onBackup, secret, onSecret, problem }: Props) {
  return (
    <>
      <p>{set.unit}：共 {set.backups.length} 份，新的在上面。</p>
      <ListBox rows={set.backups.length}><ListTable name="restore-backups" label="备份" rows={set.backups} rowId={one => one.id} rowHeight={32} columns={columnsOf(backup)} onOpen={one => { if (one.problem === null) onBackup(one) }} empty="没有备份" /></ListBox>
      <p role="status">{backup === null ? '请选一份备份。' : `选了 ${instantText(backup.at)} 的备份，记到第 ${backup.seq} 次保存。`}</p>
      {asksForSecret(set) && <SecretFields secret={secret} onSecret={onSecret} problem={problem} />}
    </>
  )
}

function columnsOf(chosen: BackupInfo | null): readonly ListColumn<BackupInfo>[] {
  return [
    { key: 'chosen', title: '', width: 44, align: 'center', cell: one => <span aria-label={one.id === chosen?.id ? '已选' : undefined}>{one.id === chosen?.id ? '●' : one.problem === null ? '○' : ''}</span> },
    { key: 'at', title: '备份时间', width: 200, cell: one => <span>{instantText(one.at)}</span> },
    { key: 'seq', title: '记到第几次保存', width: 130, align: 'right', cell: one => <span>{one.seq}</span> },
    { key: 'bytes', title: '大小', width: 100, align: 'right', cell: one => <span>{sizeText(one.bytes)}</span> },
    { key: 'problem', title: '能不能用', width: 200, grow: true, cell: one => <span title={one.problem ?? ''}>{one.problem === null ? '没有发现问题' : `不能用：${one.problem}`}</span> },
  ]
}

function SecretFields({ secret, onSecret, problem }: Pick<Props, 'secret' | 'onSecret' | 'problem'>) {
  return (
    <>
      <Radio.Group aria-label="用什么打开" value={secret.kind} onChange={event => onSecret(event.target.value === 'recoveryKey' ? { kind: 'recoveryKey', recoveryKey: '' } : { kind: 'password', password: '' })}>
        <Radio value="password">用做备份时的口令</Radio>
        <Radio value="recoveryKey">用打印的恢复密钥</Radio>
      </Radio.Group>
      {secret.kind === 'password'
        ? <FormRow label="口令" required problem={problem}><PasswordField label="备份的口令" value={secret.password} onChange={password => onSecret({ kind: 'password', password })} /></FormRow>
        : <FormRow label="恢复密钥" required problem={problem}><Input aria-label="恢复密钥" className="recovery-key-field" autoComplete="off" spellCheck={false} value={secret.recoveryKey} onChange={event => onSecret({ kind: 'recoveryKey', recoveryKey: event.target.value })} /><span className="muted">大小写都可以，横线和空格可有可无。</span></FormRow>}
    </>
  )
}

export function isSecretGiven(secret: Secret): boolean {
  return secret.kind === 'password' ? secret.password !== '' : secret.recoveryKey.trim() !== ''
}

/** Failures that the clerk mends by typing again. */
export function isAboutSecret(code: string | undefined): boolean {
  return code === 'wrong-password' || code === 'wrong-recovery-key' || code === 'too-many-tries'
}
