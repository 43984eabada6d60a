import { Select } from 'antd'
import { memo, useRef } from 'react'
import { columnLetters } from '#shared/imports/sheet.ts'
import { type RosterField, rosterFieldKeys, rosterFields, type RosterGroup, rosterGroups } from '#shared/imports/roster/roster-field.ts'
import type { RosterColumn } from '#shared/imports/roster/roster-mapping.ts'
import { branchTypes } from '#shared/model/organisation.ts'
import { OrganisationSelect } from '../../parts/organisation-choice.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FormRow } from '../../ui/form-row.tsx'
import { type ListColumn, ListTable } from '../../ui/list-table.tsx'
import { chooseBranch, chooseField, chooseSheet, hintsOf, type RosterInHand } from './import-desk.ts'
import { certaintyMarks } from './import-words.ts'

/** 核对各列: what each column is taken for, beside its first values. Not drawn again for each step of the planning. */
export const ColumnsStep = memo(function ColumnsStep({ inHand: { roster, choices } }: { readonly inHand: RosterInHand }) {
  const { mapping } = choices
  const guess = roster.guess.sheets.find(({ sheet }) => sheet === mapping.sheet)
  const samples = hintsOf(roster, mapping.sheet)?.samples ?? {}
  const box = useRef<HTMLDivElement>(null)
  const columns: readonly ListColumn<RosterColumn>[] = [
    { key: 'letter', title: '列', width: 50, align: 'center', cell: column => columnLetters(column.index) },
    { key: 'title', title: '表格里的标题', width: 160, cell: column => (column.title === '' ? '（没有标题）' : column.title) },
    { key: 'field', title: '对应的内容', width: 220, cell: column => <FieldSelect column={column} /> },
    { key: 'certainty', title: '', width: 170, cell: column => <ColumnMark column={column} guess={guess?.columns.find(one => one.index === column.index)} /> },
    { key: 'samples', title: '头几个值', width: 200, grow: true, cell: column => (samples[column.index] ?? []).join('　|　') },
  ]
  const focusField = ({ index }: RosterColumn) => box.current?.querySelector<HTMLElement>(`[data-column="${index}"] input`)?.focus()
  return (
    <>
      <p role="status">
        文件“{roster.fileName}”，{roster.guess.sheets.length > 1 ? '工作表 ' : `工作表“${mapping.sheet}”`}
        {roster.guess.sheets.length > 1 && <Select aria-label="工作表" size="small" value={mapping.sheet} popupMatchSelectWidth={false} options={roster.guess.sheets.map(({ sheet, rows }) => ({ value: sheet, label: `${sheet}（${rows} 行）` }))} onChange={chooseSheet} />}
        ，{mapping.headerRows.length === 0 ? '没有标题行' : `标题在第 ${mapping.headerRows.join('、')} 行`}，共 {mapping.rows} 行。不对的列请改过来，以后同样的标题会记住。
      </p>
      {!hasName(mapping.columns) && <p className="field-problem" role="alert">请指出哪一列是姓名。</p>}
      <FormRow label="编入党支部" help="表格里有“所在党支部”一列的，以那一列为准；没有写的人编入这里选的党支部。">
        <OrganisationSelect label="编入党支部" value={choices.organisationId} noneWord="不编入，只登记人员" onChange={chooseBranch} isOffered={node => branchTypes.includes(node.organisation.type)} />
      </FormRow>
      <div className="import-list" ref={box}>
        <ListTable name="import-columns" label="表格的各列" rows={mapping.columns} rowId={column => String(column.index)} columns={columns} onOpen={focusField} empty={<EmptyState text="这个工作表里没有内容。" />} />
      </div>
    </>
  )
})

export function hasName(columns: readonly RosterColumn[]): boolean {
  return columns.some(({ field }) => field === 'name')
}

function ColumnMark({ column, guess }: { readonly column: RosterColumn; readonly guess: RosterColumn | undefined }) {
  const mark = guess?.field === column.field ? certaintyMarks[column.certainty] : { level: 'green', text: '✓ 您选的' }
  return <span className={`level ${mark.level}`}>{mark.text}</span>
}

function FieldSelect({ column: { index, field, title } }: { readonly column: RosterColumn }) {
  return (
    <div className="import-field" data-column={index} onClick={event => event.stopPropagation()} onKeyDown={event => event.stopPropagation()}>
      <Select
        aria-label={`${columnLetters(index)} 列“${title}”对应的内容`} value={field ?? ''} options={fieldOptions} popupMatchSelectWidth={false} showSearch={{ optionFilterProp: 'label' }} style={{ width: '100%' }}
        onChange={next => chooseField(index, next === '' ? null : next as RosterField)}
      />
    </div>
  )
}

const fieldOptions = [
  { value: '', label: '（不导入这一列）' },
  ...(Object.keys(rosterGroups) as RosterGroup[]).map(group => ({ // the table's own keys
    label: rosterGroups[group], title: rosterGroups[group],
    options: rosterFieldKeys.filter(key => rosterFields[key].group === group).map(value => ({ value, label: rosterFields[value].label })),
  })),
]
