import { Button, Checkbox, InputNumber, Select } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useState } from 'react'
import { type ArchiveItem, archiveItemLabels as labels, retention, type Retention } from '#shared/model/archive-item.ts'
import type { Stored } from '#shared/model/record.ts'
import { archiveNumber } from '#shared/rules/archive/archive-number.ts'
import { yearOf } from '#shared/time/local-date.ts'
import { DayField } from '../../parts/day-field.tsx'
import { useDraftForm } from '../../parts/draft-form.ts'
import { type FieldProblems, useUnreadFields } from '../../parts/field-problems.ts'
import { FormFoot, RestoredDraft } from '../../parts/form-foot.tsx'
import { RecordMore } from '../../parts/record-more.tsx'
import { useRefusedMarks } from '../../parts/refused-marks.ts'
import { LongTextField, TextField } from '../../parts/text-field.tsx'
import { useToday } from '../../parts/today.ts'
import { archiveRepository } from '../../storage/archive-repository.ts'
import { unitRepository } from '../../storage/unit-repository.ts'
import { useDoing } from '../../ui/doing.ts'
import { focusField, FormGroup, FormRow } from '../../ui/form-row.tsx'
import { FormSheet } from '../../ui/form-sheet.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate } from '../../ui/route.ts'
import { YearField } from '../../ui/year-field.tsx'
import { emptyItem, followingNo, ItemInHand, moved, toItem } from './item-in-hand.ts'

/** One item, new or from the archive. */
export function ItemFormPage({ id, query }: { readonly id: string; readonly query: Readonly<Record<string, string>> }) {
  const year = Number(query['year'] ?? yearOf(useToday()))
  const found = useLiveQuery(async () => {
    const [item, unit] = await Promise.all([archiveRepository.byId(id), unitRepository.current()])
    return { item, begun: { ...emptyItem(unit?.fondsNo ?? '', year), itemNo: null } }
  }, [id, year])
  if (found === undefined) return <Page title="归档件"><Loading /></Page>
  const { item, begun } = found
  return <ItemEditor key={item?.rev ?? 0} id={id} item={item} begun={begun} firstField={query['field'] ?? null} />
}

interface Props {
  readonly id: string
  readonly item: Stored<ArchiveItem> | null
  readonly begun: ItemInHand
  readonly firstField: string | null
}

function ItemEditor({ id, item, begun, firstField }: Props) {
  const form = useDraftForm<ItemInHand>('archive-item', id, item === null ? begun : ItemInHand.parse(item), content => ItemInHand.safeParse(content).data ?? null)
  const year = form?.value.year
  const ofYear = useLiveQuery(() => (year === undefined ? [] : archiveRepository.ofYear(year)), [year])
  const { unread, tell } = useUnreadFields()
  const marksIn = useRefusedMarks()
  const [isTried, setTried] = useState(false)
  const isReady = form !== undefined
  useEffect(() => { if (isReady && firstField !== null) focusField(firstField) }, [isReady, firstField])
  const back = (year: number) => navigate('archive-items', [], { year: String(year) })
  const [saving, record] = useDoing(async (saved: ArchiveItem, isClosing: boolean) => {
    await archiveRepository.recordItem(item === null ? saved : { ...item, ...saved })
    await form?.discard()
    if (isClosing) back(saved.year)
    else navigate('archive-items', [id])
  })
  const [removing, remove] = useDoing(async () => {
    if (item === null) return
    await archiveRepository.deleteItem(item)
    await form?.discard()
    back(item.year)
  })
  if (form === undefined) return <Page title="归档件"><Loading /></Page>
  const { value, change } = form
  const following = ofYear === undefined ? null : followingNo(value, item, ofYear)
  const itemNo = value.itemNo ?? following
  const problemsNow = (): FieldProblems => ({ ...toItem(id, value, following).problems, ...marksIn(value), ...unread })
  const problems = isTried ? problemsNow() : unread
  const save = (isClosing: boolean) => {
    setTried(true)
    const [wrong] = Object.keys(problemsNow())
    const { item: ready } = toItem(id, value, following)
    if (wrong !== undefined || ready === null) focusField(wrong ?? 'title')
    else void record(ready, isClosing)
  }
  const leave = () => void form.flush().then(() => back(value.year))
  const short = (field: 'fondsNo' | 'category' | 'organisationCode' | 'documentNo' | 'responsible' | 'secretLevel', { required = false, help }: { required?: boolean; help?: string } = {}) => (
    <FormRow label={labels[field]} name={field} required={required} problem={problems[field]} {...(help === undefined ? {} : { help })}><TextField label={labels[field]} value={value[field]} onChange={text => change(placing.has(field) ? moved({ [field]: text }) : { [field]: text })} maxLength={100} /></FormRow>
  )
  const count = (field: 'itemNo' | 'pages', required = false) => (
    <FormRow label={labels[field]} name={field} required={required} problem={problems[field]}><InputNumber aria-label={labels[field]} value={field === 'itemNo' ? itemNo : value[field]} min={field === 'itemNo' ? 1 : 0} max={9999} precision={0} onChange={next => change({ [field]: next })} /></FormRow>
  )
  return (
    <Page
      title={item === null ? '登记一件' : `归档件：${archiveNumber(item)}`}
      actions={item !== null && <><RecordMore title={`归档件：${item.title}`} rows={[{ table: 'archiveItems', id }]} /><Button loading={removing.kind === 'running'} onClick={() => void remove()}>删除</Button></>}
    >
      <FormSheet onSave={() => save(false)} onSaveAndClose={() => save(true)} onClose={leave}>
        <RestoredDraft form={form} isNew={item === null} />
        <FormGroup title="文件">
          <FormRow label={labels.title} name="title" required problem={problems['title']}>
            <LongTextField label={labels.title} value={value.title} rows={1} onChange={title => change({ title })} />
            <Checkbox checked={value.isOwnTitle} onChange={event => change({ isOwnTitle: event.target.checked })}>自拟题名，目录里加方括号</Checkbox>
          </FormRow>
          {short('responsible')}
          {short('documentNo')}
          <FormRow label={labels.documentOn} name="documentOn" problem={problems['documentOn']}><DayField label={labels.documentOn} value={value.documentOn} onChange={documentOn => change({ documentOn })} onProblem={tell('documentOn')} /></FormRow>
          {count('pages')}
          {short('secretLevel', { help: '本软件为非涉密单机软件，不录涉密文件，此栏一般空着。' })}
        </FormGroup>
        <FormGroup title="档号">
          {short('fondsNo', { required: true, help: '在“设置”的单位信息里填一次，以后自动带出。' })}
          {short('category', { required: true, help: '文书档案为 WS。' })}
          <FormRow label={labels.year} name="year" required problem={problems['year']}><YearField label={labels.year} value={value.year} onChange={next => { if (next !== null) change(moved({ year: next })) }} /></FormRow>
          <FormRow label={labels.retention} name="retention" required>
            <Select aria-label={labels.retention} value={value.retention} style={{ width: 160 }} options={retention.keys.map(key => ({ value: key, label: retention.labels[key] }))} onChange={(next: Retention) => change(moved({ retention: next }))} />
          </FormRow>
          {short('organisationCode', { help: '三位字母或数字，如 JDW；没有按机构（问题）分类的空着，档号里就没有这一段。' })}
          {count('itemNo', true)}
          <FormRow label="档号" name="archiveNumber"><output>{itemNo === null ? '—' : archiveNumber({ ...value, itemNo })}</output></FormRow>
          <FormRow label={labels.remark} name="remark" problem={problems['remark']}><LongTextField label={labels.remark} value={value.remark} rows={1} onChange={remark => change({ remark })} /></FormRow>
        </FormGroup>
        <FormFoot verb="保存" saving={saving} removing={removing} draftText={form.draftText} onSave={() => save(true)} onStay={() => save(false)} onLeave={leave} />
      </FormSheet>
    </Page>
  )
}

/** Fields of the series: a change of one moves the item. */
const placing: ReadonlySet<string> = new Set(['fondsNo', 'category', 'organisationCode'])
