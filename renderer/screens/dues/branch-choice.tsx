import { Select } from 'antd'
import { type DuesBook, mostMembersAtOnce } from '../../workers/dues-book.ts'

interface Props {
  readonly book: DuesBook
  readonly onChoose: (branchId: string) => void
}

/** Which branch is listed, where the organisations in view have too many members for one grid. */
export function BranchChoice({ book: { branchId, branches }, onChoose }: Props) {
  if (branchId === null) return null
  return (
    <div className="dues-branch">
      <label>
        支部
        <Select
          aria-label="支部" className="dues-branch-select" value={branchId} showSearch={{ optionFilterProp: 'label' }} onChange={onChoose} popupMatchSelectWidth={false}
          options={branches.map(({ id, name, people }) => ({ value: id, label: `${name}（${people} 人）` }))}
        />
      </label>
      <span className="muted">所看的党组织党员超过 {mostMembersAtOnce} 人，一次列一个支部，人数和合计都是这个支部的。</span>
    </div>
  )
}
