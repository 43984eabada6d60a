import { Button, InputNumber, Select } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useState } from 'react'
import { type ArchiveBox, archiveBoxLabels as labels, type ArchiveItem, retention, type Retention } from '#shared/model/archive-item.ts'
import type { Stored } from '#shared/model/record.ts'
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
import { useDoing } from '../../ui/doing.ts'
import { focusField, FormGroup, FormRow } from '../../ui/form-row.tsx'
import { FormSheet } from '../../ui/form-sheet.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate } from '../../ui/route.ts'
import { BoxInHand, boxInHand, emptyBox, movedItems, toBox } from './box-in-hand.ts'

/** One box with its 备考表, new or from the archive. */
export function BoxFormPage({ id, query }: { readonly id: string; readonly query: Readonly<Record<string, string>> }) {
  const year = Number(query['year'] ?? yearOf(useToday()))
  const found = useLiveQuery(async () => {
    const box = await archiveRepository.boxById(id)
    return { box, items: await archiveRepository.ofYear(box?.year ?? year) }
  }, [id, year])
  if (found === undefined) return <Page title="档案盒"><Loading /></Page>
  return <BoxEditor key={found.box?.rev ?? 0} id={id} box={found.box} items={found.items} year={year} />
}

interface Props {
  readonly id: string
  readonly box: Stored<ArchiveBox> | null
  /** Of the box's year. */
  readonly items: readonly Stored<ArchiveItem>[]
  readonly year: number
}

function BoxEditor({ id, box, items, year }: Props) {
  const inside = items.filter(item => item.boxId === id)
  const form = useDraftForm<BoxInHand>('archive-box', id, box === null ? emptyBox(year) : boxInHand(box, inside), content => BoxInHand.safeParse(content).data ?? null)
  const { unread, tell } = useUnreadFields()
  const marksIn = useRefusedMarks()
  const [isTried, setTried] = useState(false)
  const back = () => navigate('archive-items', ['boxes'], { year: String(box?.year ?? year) })
  const [saving, record] = useDoing(async (saved: ArchiveBox, value: BoxInHand, isClosing: boolean) => {
    await archiveRepository.recordBox(box === null ? saved : { ...box, ...saved }, movedItems(saved, value, items))
    await form?.discard()
    if (isClosing) back()
    else navigate('archive-items', ['boxes', id])
  })
  const [removing, remove] = useDoing(async () => {
    if (box === null) return
    await archiveRepository.deleteBox(box, inside)
    await form?.discard()
    back()
  })
  if (form === undefined) return <Page title="档案盒"><Loading /></Page>
  const { value, change } = form
  const problemsNow = (): FieldProblems => ({ ...toBox(id, value).problems, ...marksIn(value), ...unread })
  const problems = isTried ? problemsNow() : unread
  const save = (isClosing: boolean) => {
    setTried(true)
    const [wrong] = Object.keys(problemsNow())
    const { box: ready } = toBox(id, value)
    if (wrong !== undefined || ready === null) focusField(wrong ?? 'no')
    else void record(ready, value, isClosing)
  }
  const leave = () => void form.flush().then(back)
  const number = (field: 'no' | 'from' | 'to', name: string) => <InputNumber aria-label={name} value={value[field]} min={1} max={9999} precision={0} onChange={next => change({ [field]: next })} />
  const who = (by: 'arrangedBy' | 'checkedBy', on: 'arrangedOn' | 'checkedOn') => (
    <FormRow label={labels[by]} name={by} problem={problems[by] ?? problems[on]}>
      <div className="field-line">
        <TextField label={labels[by]} value={value[by]} onChange={text => change({ [by]: text })} maxLength={50} />
        <DayField label={labels[on]} value={value[on]} onChange={day => change({ [on]: day })} onProblem={tell(on)} />
      </div>
    </FormRow>
  )
  return (
    <Page
      title={box === null ? '登记一盒' : `${box.year}年第 ${box.no} 盒`}
      actions={box !== null && <><RecordMore title={`档案盒：${box.year}年第 ${box.no} 盒`} rows={[{ table: 'archiveBoxes', id }]} /><Button loading={removing.kind === 'running'} onClick={() => void remove()}>删除</Button></>}
    >
      <FormSheet onSave={() => save(false)} onSaveAndClose={() => save(true)} onClose={leave}>
        <RestoredDraft form={form} isNew={box === null} />
        <FormGroup title={`${value.year}年度`}>
          <FormRow label={labels.no} name="no" required problem={problems['no']}>{number('no', labels.no)}</FormRow>
          <FormRow label={labels.retention} name="retention" required>
            <Select aria-label={labels.retention} value={value.retention} style={{ width: 160 }} options={retention.keys.map(key => ({ value: key, label: retention.labels[key] }))} onChange={(next: Retention) => change({ retention: next })} />
          </FormRow>
          <FormRow label={labels.organisationCode} name="organisationCode" problem={problems['organisationCode']}><TextField label={labels.organisationCode} value={value.organisationCode} onChange={organisationCode => change({ organisationCode })} maxLength={20} /></FormRow>
          <FormRow label="起止件号" name="from" problem={problems['from']} help="这一保管期限、机构（问题）里，件号在起止之间的都装进本盒。"><div className="field-line">{number('from', '起件号')}<span>—</span>{number('to', '止件号')}</div></FormRow>
        </FormGroup>
        <FormGroup title="备考表">
          <FormRow label={labels.note} name="note" problem={problems['note']} help="缺损、修改、补充、移出、销毁等情况。"><LongTextField label={labels.note} value={value.note} rows={4} onChange={note => change({ note })} /></FormRow>
          {who('arrangedBy', 'arrangedOn')}
          {who('checkedBy', 'checkedOn')}
        </FormGroup>
        <FormFoot verb="保存" saving={saving} removing={removing} draftText={form.draftText} onSave={() => save(true)} onStay={() => save(false)} onLeave={leave} />
      </FormSheet>
    </Page>
  )
}
