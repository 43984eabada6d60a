import { Button, Radio } from 'antd'
import { useState } from 'react'
import { DossierTemplate, startingTemplate, type TemplateContent } from '#shared/model/dossier/dossier-template.ts'
import type { Stored } from '#shared/model/record.ts'
import { dottedDate } from '#shared/time/local-date.ts'
import { useDraftForm } from '../../../parts/draft-form.ts'
import { RestoredDraft } from '../../../parts/form-foot.tsx'
import { useRefusedMarks } from '../../../parts/refused-marks.ts'
import { TextField } from '../../../parts/text-field.tsx'
import { useToday } from '../../../parts/today.ts'
import { newId } from '../../../storage/new-id.ts'
import { sectionDraftRepository } from '../../../storage/section/section-draft-repository.ts'
import { sectionRepository } from '../../../storage/section/section-repository.ts'
import { useDoing } from '../../../ui/doing.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { focusField, FormGroup, FormRow } from '../../../ui/form-row.tsx'
import { FormSheet } from '../../../ui/form-sheet.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Page } from '../../../ui/page.tsx'
import { navigate } from '../../../ui/route.ts'
import { useSection } from '../../../workers/section/use-section.ts'
import { ItemRows } from './template-items.tsx'
import { SectionRows } from './template-sections.tsx'

/** 目录与测评表: what stands in a file and on the sheets. A change makes a new version. */
export function TemplatePage() {
  const asked = useSection<'templates'>({ kind: 'templates' })
  if (asked.kind === 'failed') return <Page title="目录与测评表"><FailureNotice message={asked.message} detail={asked.detail} /></Page>
  if (asked.kind === 'asking') return <Page title="目录与测评表"><Loading /></Page>
  return <Editor key={asked.answer[0]?.id ?? ''} versions={asked.answer} />
}

const Content = DossierTemplate.pick({ sections: true, dimensions: true, positiveItems: true, negativeItems: true, scale: true, note: true })
type Content = TemplateContent & { readonly note: string }

const draftId = '00000000-0000-4000-8000-0000000000d1'

function Editor({ versions }: { readonly versions: readonly Stored<DossierTemplate>[] }) {
  const today = useToday()
  const marksIn = useRefusedMarks()
  const [current] = versions
  const [isTried, setTried] = useState(false)
  const form = useDraftForm<Content>('dossier-template', draftId, contentOf(current), content => Content.safeParse(content).data ?? null, sectionDraftRepository)
  const [saving, save] = useDoing(async (value: Content) => {
    await sectionRepository.changeTemplate({ id: newId(), version: (current?.version ?? 0) + 1, since: today, ...value })
    await form?.discard()
    navigate('dossiers')
  })
  if (form === undefined) return <Page title="目录与测评表"><Loading /></Page>
  const { value, change } = form
  const problemsNow = () => ({ ...problemsOf(value), ...marksIn(value) })
  const problems = isTried ? problemsNow() : {}
  const isChanged = JSON.stringify({ ...value, note: '' }) !== JSON.stringify({ ...contentOf(current), note: '' })
  const submit = () => {
    setTried(true)
    const [wrong] = Object.keys(problemsNow())
    if (wrong !== undefined) focusField(wrong)
    else if (isChanged) void save(value)
    else navigate('dossiers')
  }
  const leave = () => void form.flush().then(() => navigate('dossiers'))
  return (
    <Page title="目录与测评表" count={current === undefined ? '起始目录' : `第 ${current.version} 版，${dottedDate(current.since)}启用`}>
      <FormSheet onSave={submit} onSaveAndClose={submit} onClose={leave}>
        <RestoredDraft form={form} isNew={false} />
        <p className="muted">改动另存为新的一版：已经建的档案仍按原来的目录，打开档案可以换用新版；已经录的测评仍对应当时的测评表。</p>
        <FormGroup title="卷内类">
          <SectionRows sections={value.sections} problems={problems} onChange={sections => change({ sections })} />
        </FormGroup>
        <FormGroup title="方面">
          <FormRow label="政治素质的方面" name="dimensions" problem={problems['dimensions']} help="政治忠诚、政治定力、政治担当、政治能力、政治自律是通行的五个方面，名称可以改。">
            {value.dimensions.map(({ code, title }, index) => <TextField key={code} label={`方面 ${index + 1}`} value={title} className="short-field" onChange={next => change({ dimensions: value.dimensions.map(one => (one.code === code ? { ...one, title: next } : one)) })} />)}
          </FormRow>
        </FormGroup>
        <FormGroup title="测评表">
          <p className="muted">指标文字各地不同，请照本地组织部门印发的测评表填写；空着的，打印出来是空行，供手写。</p>
          <FormRow label="评分方式" name="scale"><Radio.Group value={value.scale} options={[{ value: 'grades', label: '好、较好、一般、差' }, { value: 'points', label: '1—10 分' }]} onChange={event => change({ scale: event.target.value as TemplateContent['scale'] })} /></FormRow>
          <ItemRows title="正向测评项" prefix="p" items={value.positiveItems} dimensions={value.dimensions} onChange={positiveItems => change({ positiveItems })} />
          <ItemRows title="反向测评项（负面情形）" prefix="n" items={value.negativeItems} dimensions={value.dimensions} onChange={negativeItems => change({ negativeItems })} />
        </FormGroup>
        <FormGroup title="说明">
          <FormRow label="这一版的说明" name="note"><TextField label="这一版的说明" value={value.note} placeholder="如：按市委组织部 2026 年 3 月的通知修改" onChange={note => change({ note })} /></FormRow>
        </FormGroup>
        {saving.kind === 'failed' && <FailureNotice message={saving.message} detail={saving.detail} />}
        <div className="form-foot">
          <Button type="primary" loading={saving.kind === 'running'} disabled={!isChanged} onClick={submit} title="Ctrl+Enter">{`存为第 ${(current?.version ?? 0) + 1} 版`}</Button>
          <Button onClick={leave} title="Esc">返回</Button>
          <span className="muted" role="status">{form.draftText}</span>
        </div>
      </FormSheet>
    </Page>
  )
}

function contentOf(template: Stored<DossierTemplate> | undefined): Content {
  const { sections, dimensions, positiveItems, negativeItems, scale } = template ?? startingTemplate
  return { sections, dimensions, positiveItems, negativeItems, scale, note: '' }
}

function problemsOf({ sections, dimensions }: Content): Readonly<Record<string, string>> {
  return {
    ...(sections.some(({ title }) => title.trim() === '') ? { sections: '有一类没有写名称。' } : {}),
    ...(sections.every(({ retired }) => retired) ? { sections: '至少要有一类在用。' } : {}),
    ...(dimensions.some(({ title }) => title.trim() === '') ? { dimensions: '有一个方面没有写名称。' } : {}),
  }
}
