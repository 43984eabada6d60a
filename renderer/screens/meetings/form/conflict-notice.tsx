import { Button } from 'antd'
import type { Names } from '#shared/archive/field-text.ts'
import { rowDifferences } from '#shared/archive/row-differences.ts'
import type { Meeting } from '#shared/model/meeting.ts'
import type { Stored } from '#shared/model/record.ts'
import { instantText } from '../../../parts/instant-text.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'

interface Props {
  readonly mine: Meeting
  /** What the archive holds now; null = it was deleted meanwhile. */
  readonly theirs: Stored<Meeting> | null
  readonly names: Names
  readonly onKeepMine: () => void
  readonly onTakeTheirs: () => void
}

/** Somebody else saved first: both are shown, and what was typed stays until the clerk decides. */
export function ConflictNotice({ mine, theirs, names, onKeepMine, onTakeTheirs }: Props) {
  if (theirs === null) {
    return <FailureNotice message="这条会议记录刚才已被删除，没有保存。您填写的内容还在屏幕上，可以作为新记录保存。" actions={<Button size="small" onClick={onKeepMine}>作为新记录保存</Button>} />
  }
  const differences = rowDifferences('meetings', { ...mine }, { ...theirs }, names)
  return (
    <div className="conflict">
      <FailureNotice message={`这条记录刚才已被修改（${theirs.updatedBy}，${instantText(theirs.updatedAt)}），本次没有保存。您填写的内容还在屏幕上，请核对后决定保留哪一份。`} />
      {differences.length === 0 ? <p className="muted">两份内容相同，保留哪一份都可以。</p> : (
        <table>
          <thead><tr><th>栏目</th><th>您填写的</th><th>档案里的</th></tr></thead>
          <tbody>{differences.map((one, index) => <tr key={index}><th scope="row">{one.label}</th><td>{one.left}</td><td>{one.right}</td></tr>)}</tbody>
        </table>
      )}
      <div className="field-line">
        <Button type="primary" onClick={onKeepMine}>保存我填写的</Button>
        <Button onClick={onTakeTheirs}>改用档案里的</Button>
      </div>
    </div>
  )
}
