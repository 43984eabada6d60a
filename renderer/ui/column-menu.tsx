import { ArrowDownOutlined, ArrowUpOutlined, TableOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover } from 'antd'

interface Props {
  readonly columns: readonly { readonly key: string; readonly title: string }[]
  readonly shown: readonly string[]
  readonly onChange: (shown: string[]) => void
  /** False: others stay ticked elsewhere, so that the last one here may go. */
  readonly keepsOne?: boolean
}

/** Which columns a list shows, in which order; at least one stays. */
export function ColumnMenu({ columns, shown, onChange }: Props) {
  return (
    <Popover trigger="click" placement="bottomRight" content={<ColumnList columns={columns} shown={shown} onChange={onChange} />}>
      <Button type="text" size="small" icon={<TableOutlined />} aria-label="选择显示的列" title="选择显示的列" />
    </Popover>
  )
}

/** The columns with a tick and arrows, those that are shown first. */
export function ColumnList({ columns, shown, onChange, keepsOne = true }: Props) {
  const hidden = columns.filter(column => !shown.includes(column.key))
  const ordered = [...shown.flatMap(key => columns.filter(column => column.key === key)), ...hidden]
  return (
    <ul className="column-menu" aria-label="显示的列">
      {ordered.map(({ key, title }) => (
        <li key={key}>
          <Checkbox checked={shown.includes(key)} disabled={keepsOne && shown.length === 1 && shown.includes(key)} onChange={event => onChange(event.target.checked ? [...shown, key] : shown.filter(one => one !== key))}>{title}</Checkbox>
          {shown.includes(key) && (
            <span>
              <Button type="text" size="small" icon={<ArrowUpOutlined />} aria-label={`${title}前移`} disabled={shown[0] === key} onClick={() => onChange(moved(shown, key, -1))} />
              <Button type="text" size="small" icon={<ArrowDownOutlined />} aria-label={`${title}后移`} disabled={shown.at(-1) === key} onClick={() => onChange(moved(shown, key, 1))} />
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

function moved(keys: readonly string[], key: string, by: -1 | 1): string[] {
  const at = keys.indexOf(key)
  const rest = keys.filter(one => one !== key)
  return rest.toSpliced(at + by, 0, key)
}
