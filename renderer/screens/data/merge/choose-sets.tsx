import { Button, Checkbox } from 'antd'
import { useEffect } from 'react'
import { orThrow } from '#shared/contract/outcome.ts'
import { useFolderChoice } from '../../../parts/folder-choice.tsx'
import { instantText } from '../../../parts/instant-text.ts'
import { PasswordField } from '../../../parts/password/password-field.tsx'
import { useDrives } from '../../../parts/use-drives.ts'
import { isStick } from '../../../parts/drive-list.tsx'
import { machineSide } from '../../../storage/connection.ts'
import { useDoing } from '../../../ui/doing.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { type FoundSet, needsPassword, refusalOf, withFound } from './chosen-sets.ts'

interface Props {
  readonly sets: readonly FoundSet[]
  readonly onChange: (sets: readonly FoundSet[]) => void
}

/** 选择下级的文件: from sticks and folders, as many as there are; only what needs one asks for a password. */
export function ChooseSets({ sets, onChange }: Props) {
  const { choose, picker } = useFolderChoice()
  const { drives } = useDrives()
  const [finding, find] = useDoing(async (folder: string) => {
    const found = orThrow(await machineSide().findSets({ in: { folder } })).sets
    onChange(withFound(sets, found))
    return found.length
  })
  const [choosing, chooseFolder] = useDoing(async () => {
    const folder = await choose('下级的上报文件或备份在哪个文件夹')
    if (folder !== null) await find(folder.token)
  })
  const change = (at: number, some: Partial<FoundSet>) => onChange(sets.map((one, index) => (index === at ? { ...one, ...some } : one)))
  return (
    <>
      <p>把下级单位报来的 U 盘插上，或选放着上报文件的文件夹，可以选多个。核对之前什么都不会改动。</p>
      <div className="field-line">
        {(drives ?? []).filter(isStick).map(drive => <Button key={drive.place.token} loading={finding.kind === 'running'} onClick={() => void find(drive.place.token)}>在 {drive.place.label} 里找</Button>)}
        <Button loading={finding.kind === 'running' || choosing.kind === 'running'} onClick={() => void chooseFolder()}>选择文件夹</Button>
      </div>
      {choosing.kind === 'failed' && <FailureNotice message={choosing.message} detail={choosing.detail} />}
      {finding.kind === 'failed' && <FailureNotice message={finding.message} detail={finding.detail} />}
      {finding.kind === 'done' && finding.value === 0 && <p role="status">这里没有上报文件或备份。请选它们所在的文件夹，或再上一级。</p>}
      {sets.length === 0
        ? <EmptyState text="还没有选。下级单位在“数据→上报”里生成的文件，名称以“上报”或“党务台账备份”开头。" />
        : <ul className="found-sets" aria-label="找到的文件">{sets.map((set, index) => <SetLine key={set.look.set} set={set} onChange={some => change(index, some)} />)}</ul>}
      <OwnCode />
      {picker}
    </>
  )
}

/** What lower units seal their reports to. */
function OwnCode() {
  const [asked, ask] = useDoing(async () => orThrow(await machineSide().keyStatus({})).recipient)
  useEffect(() => { void ask() }, [ask])
  if (asked.kind !== 'done') return null
  return (
    <details className="told"><summary>本单位的收件码（下级上报时要用）</summary>
      <p>把下面这一串复制到 U 盘上的文本文件里，交给下级单位。它只能用来给本单位写上报文件，不能打开任何东西，不用保密。换口令、交接以后会换新的，请重新交给下级。</p>
      <code className="own-code" aria-label="本单位的收件码">{asked.value}</code>
    </details>
  )
}

function SetLine({ set, onChange }: { readonly set: FoundSet; readonly onChange: (some: Partial<FoundSet>) => void }) {
  const { look, isTicked, secret } = set
  const refusal = refusalOf(look)
  const newest = look.backups[0]
  return (
    <li>
      <Checkbox checked={isTicked} disabled={refusal !== null} onChange={event => onChange({ isTicked: event.target.checked })}><b>{look.unit}</b></Checkbox>
      <span className="muted">{look.kind === 'submission' ? '上报文件' : '备份'}{newest !== undefined && `，${instantText(newest.at)} 做`}</span>
      {refusal !== null && <span className="level orange">‼ {refusal}</span>}
      {needsPassword(set) && <span className="set-password"><PasswordField label={`${look.unit}的口令`} value={secret.kind === 'password' ? secret.password : ''} onChange={password => onChange({ secret: { kind: 'password', password } })} /><span className="muted">做这份备份时的口令</span></span>}
      <span className="muted folder-path">{look.label}</span>
    </li>
  )
}
