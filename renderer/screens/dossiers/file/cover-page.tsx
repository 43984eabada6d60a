import { InputNumber } from 'antd'
import { useState } from 'react'
import { Dossier, dossierLabels } from '#shared/model/dossier/dossier.ts'
import { DayField } from '../../../parts/day-field.tsx'
import { useDraftForm } from '../../../parts/draft-form.ts'
import { type FieldProblems, useUnreadFields } from '../../../parts/field-problems.ts'
import { FormFoot, RestoredDraft } from '../../../parts/form-foot.tsx'
import { useRefusedMarks } from '../../../parts/refused-marks.ts'
import { useToday } from '../../../parts/today.ts'
import { sectionDraftRepository } from '../../../storage/section/section-draft-repository.ts'
import { sectionRepository } from '../../../storage/section/section-repository.ts'
import { useDoing } from '../../../ui/doing.ts'
import { focusField, FormGroup, FormRow } from '../../../ui/form-row.tsx'
import { FormSheet } from '../../../ui/form-sheet.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Page } from '../../../ui/page.tsx'
import { navigate } from '../../../ui/route.ts'
import type { OpenedDossier } from '../../../workers/section/section-protocol.ts'
import { useSection } from '../../../workers/section/use-section.ts'
import { LongTextRow } from '../items/item-rows.tsx'
import { CoverFields, numberProblem } from './cover-fields.tsx'

const InHand = Dossier.pick({ archiveNo: true, openedOn: true, closedOn: true, position: true, openedBy: true, volumes: true, remark: true }).extend({ archiveNo: Dossier.shape.position })
type InHand = ReturnType<typeof InHand.parse>

/** 封面 of a file that is kept already: its number, its days, until when it is kept up. */
export function CoverPage({ opened: { dossier, name, position } }: { readonly opened: OpenedDossier }) {
  const today = useToday()
  const marksIn = useRefusedMarks()
  const { unread, tell } = useUnreadFields()
  const [isTried, setTried] = useState(false)
  const known = useSection<'dossiers'>({ kind: 'dossiers', today })
  const form = useDraftForm<InHand>('dossier-cover', dossier.id, InHand.parse(dossier), content => InHand.safeParse(content).data ?? null, sectionDraftRepository)
  const [saving, save] = useDoing(async (value: InHand, then: 'closes' | 'stays') => {
    await sectionRepository.recordDossier({ ...dossier, ...value, archiveNo: value.archiveNo.trim() })
    await form?.discard()
    if (then === 'closes') navigate('dossiers', [dossier.id])
  })
  const title = `${name}：封面`
  if (form === undefined || known.kind === 'asking') return <Page title={title}><Loading /></Page>
  const { value, change } = form
  const others = known.kind === 'answered' ? known.answer.filter(({ id }) => id !== dossier.id).map(({ archiveNo }) => archiveNo) : []
  const problemsNow = (): FieldProblems => ({
    ...numberProblem(value.archiveNo, others),
    ...(value.closedOn !== null && value.closedOn < value.openedOn ? { closedOn: '停止建档早于建档日期。' } : {}),
    ...marksIn(value), ...unread,
  })
  const problems = isTried ? problemsNow() : unread
  const submit = (then: 'closes' | 'stays') => {
    setTried(true)
    const [wrong] = Object.keys(problemsNow())
    if (wrong === undefined) void save(value, then)
    else focusField(wrong)
  }
  const leave = () => void form.flush().then(() => navigate('dossiers', [dossier.id]))
  return (
    <Page title={title}>
      <FormSheet onSave={() => submit('stays')} onSaveAndClose={() => submit('closes')} onClose={leave}>
        <RestoredDraft form={form} isNew={false} />
        <FormGroup title="封面">
          <CoverFields value={value} ownPosition={position} change={change} problems={problems} tell={tell} />
          <FormRow label={dossierLabels.volumes} name="volumes"><InputNumber aria-label={dossierLabels.volumes} min={1} max={100} precision={0} controls={false} value={value.volumes} onChange={volumes => change({ volumes: volumes ?? 1 })} /></FormRow>
          <FormRow label={dossierLabels.closedOn} name="closedOn" problem={problems['closedOn']} help="调离、退休后填写：从这一天起不再要求年度更新，材料照样保留、打印。"><DayField label={dossierLabels.closedOn} value={value.closedOn} onChange={closedOn => change({ closedOn })} onProblem={tell('closedOn')} /></FormRow>
          <LongTextRow name="remark" label={dossierLabels.remark} value={value.remark} problems={problems} onChange={remark => change({ remark })} />
        </FormGroup>
        <FormFoot verb="保存封面" saving={saving} removing={{ kind: 'idle' }} draftText={form.draftText} onSave={() => submit('closes')} onStay={() => submit('stays')} onLeave={leave} />
      </FormSheet>
    </Page>
  )
}
