import { Button } from 'antd'
import { canonicalJson } from '#shared/archive/canonical-json.ts'
import { type Meeting, meetingLabels } from '#shared/model/meeting.ts'
import type { Stored } from '#shared/model/record.ts'
import { instantText } from '../../../parts/instant-text.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'

interface Props {
  readonly mine: Meeting
  /** What the archive holds now; null = it was deleted meanwhile. */
  readonly theirs: Stored<Meeting> | null
  readonly onKeepMine: () => void
  readonly onTakeTheirs: () => void
}

/** Somebody else saved first: both are shown, and what was typed stays until the clerk decides. */
export function ConflictNotice({ mine, theirs, onKeepMine, onTakeTheirs }: Props) {
  if (theirs === null) {
    return <FailureNotice message="这条会议记录刚才已被删除，没有保存。您填写的内容还在屏幕上，可以作为新记录保存。" actions={<Button size="small" onClick={onKeepMine}>作为新记录保存</Button>} />
  }
  const fields = differingFields(mine, theirs)
  return (
    <div className="conflict">
      <FailureNotice message={`这条记录刚才已被修改（${theirs.updatedBy}，${instantText(theirs.updatedAt)}），本次没有保存。您填写的内容还在屏幕上，请核对后决定保留哪一份。`} />
      <table>
        <thead><tr><th>栏目</th><th>您填写的</th><th>档案里的</th></tr></thead>
        <tbody>{fields.map(field => <tr key={field}><th>{meetingLabels[field]}</th><td>{inWords(mine[field])}</td><td>{inWords(theirs[field])}</td></tr>)}</tbody>
      </table>
      <div className="field-line">
        <Button type="primary" onClick={onKeepMine}>保存我填写的</Button>
        <Button onClick={onTakeTheirs}>改用档案里的</Button>
      </div>
    </div>
  )
}

export function differingFields(mine: Meeting, theirs: Meeting): readonly (keyof typeof meetingLabels)[] {
  const fields = Object.keys(meetingLabels) as (keyof typeof meetingLabels)[] // the labels are made for exactly these
  return fields.filter(field => canonicalJson(mine[field]) !== canonicalJson(theirs[field]))
}

function inWords(value: Meeting[keyof typeof meetingLabels]): string {
  if (value === null || value === '') return '（空）'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) return value.length === 0 ? '（空）' : `${value.length} 项：${value.map(itemWords).filter(word => word !== '').join('、')}`
  return typeof value === 'object' ? Object.values(value).filter(one => typeof one === 'string').join(' ') : String(value)
}

function itemWords(item: unknown): string {
  if (typeof item === 'string') return item
  if (typeof item !== 'object' || item === null) return ''
  if ('title' in item) return String(item.title)
  return 'name' in item ? String(item.name) : ''
}
