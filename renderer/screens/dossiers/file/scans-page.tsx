import { DeleteOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { type ChangeEvent, useRef, useState } from 'react'
import * as z from 'zod'
import type { DossierEntry } from '#shared/model/dossier/dossier-entry.ts'
import { SealedFile } from '#shared/model/dossier/sealed-file.ts'
import { useDraftForm } from '../../../parts/draft-form.ts'
import { RestoredDraft } from '../../../parts/form-foot.tsx'
import { useOwnMarkWords, useRefusedMarks } from '../../../parts/refused-marks.ts'
import { TextField } from '../../../parts/text-field.tsx'
import { useToday } from '../../../parts/today.ts'
import { newId } from '../../../storage/new-id.ts'
import { keepSectionFile } from '../../../storage/section/section-files.ts'
import { sectionDoor } from '../../../storage/section/section-door.ts'
import { sectionDraftRepository } from '../../../storage/section/section-draft-repository.ts'
import { sectionRepository } from '../../../storage/section/section-repository.ts'
import { told, useDoing } from '../../../ui/doing.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Page } from '../../../ui/page.tsx'
import { ProgressNotice } from '../../../ui/progress-notice.tsx'
import { navigate } from '../../../ui/route.ts'
import { useShortcut } from '../../../ui/shortcut.ts'
import type { OpenedDossier } from '../../../workers/section/section-protocol.ts'
import { pagesOfPdf } from '../items/section-file-list.tsx'

const Scan = z.object({ file: SealedFile, name: z.string(), sectionCode: z.string() })
type Scan = z.infer<typeof Scan>
const InHand = z.object({ scans: z.array(Scan) })
interface InHand { readonly scans: readonly Scan[] }

const nothing: InHand = { scans: [] }

/** 批量扫描件: many scans at once, each an entry of its own with its pages, in one save. */
export function ScansPage({ opened: { dossier, name, template } }: { readonly opened: OpenedDossier }) {
  const today = useToday()
  const words = useOwnMarkWords()
  const marksIn = useRefusedMarks()
  const input = useRef<HTMLInputElement>(null)
  const classes = template.sections.filter(({ retired, conclusionOnly }) => !retired && !conclusionOnly)
  const [sectionCode, setSection] = useState(classes[0]?.code ?? '')
  const title = `${name}：批量归入扫描件`
  const form = useDraftForm<InHand>('dossier-scans', dossier.id, nothing, content => InHand.safeParse(content).data ?? null, sectionDraftRepository)
  const scans = form?.value.scans ?? nothing.scans
  const [refused, setRefused] = useState<readonly string[]>([])
  const [done, setDone] = useState<{ readonly count: number; readonly of: number } | null>(null)
  const ending = useRef(false)
  const leave = () => void (form?.flush() ?? Promise.resolve()).then(() => navigate('dossiers', [dossier.id]))
  useShortcut('Escape', done === null ? leave : null)
  const add = async (files: readonly File[]) => {
    ending.current = false
    const not: string[] = []
    let all = scans
    for (const [index, file] of files.entries()) {
      if (ending.current) break
      setDone({ count: index, of: files.length })
      sectionDoor.stay()
      try {
        const kept = await keepSectionFile(file, words, pagesOfPdf)
        all = [...all, { file: kept, name: file.name.replace(/\.[^.]*$/, ''), sectionCode }]
        form?.change({ scans: all })
      } catch (error) {
        not.push(told(error).message)
      }
    }
    setRefused(not)
    setDone(null)
  }
  const problems = marksIn(scans.map(scan => ({ name: scan.name })))
  const blank = scans.some(scan => scan.name.trim() === '')
  const [saving, save] = useDoing(async () => {
    const entries = scans.map((scan): DossierEntry => ({
      id: newId(), sectionCode: scan.sectionCode, name: scan.name.trim(), formedOn: null, sourceOrganisation: '', pages: scan.file.pages, summary: '', direction: 'neutral', dimensions: [], documentNo: '', authorisedBy: '', files: [scan.file], source: null, recordedOn: today, remark: '',
    }))
    await sectionRepository.recordDossier({ ...dossier, entries: [...dossier.entries, ...entries] })
    await form?.discard()
    navigate('dossiers', [dossier.id])
  })
  if (form === undefined) return <Page title={title}><Loading /></Page>
  const given = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])]
    event.target.value = ''
    if (files.length > 0) void add(files)
  }
  const set = (id: string, some: Partial<Scan>) => form.change({ scans: scans.map(scan => (scan.file.id === id ? { ...scan, ...some } : scan)) })
  const choice = (label: string, value: string, onChange: (code: string) => void) => <Select aria-label={label} style={{ width: 220 }} value={value} options={classes.map(({ code, title }) => ({ value: code, label: title }))} onChange={onChange} />
  return (
    <Page title={title} count={scans.length === 0 ? undefined : `共 ${scans.length} 份，${scans.reduce((sum, { file }) => sum + (file.pages ?? 0), 0)} 页`} actions={<Button onClick={leave} title="Esc">返回</Button>}>
      <RestoredDraft form={form} isNew />
      <p className="muted">一次选许多图片或 PDF，每个文件归为一份材料，页数自动数好；名称、归入哪一类可以逐份改。图片里的拍摄时间、地点会去掉。只记结论的类不收扫描件。</p>
      <div className="field-line">
        <span>先都归入</span>{choice('先都归入', sectionCode, setSection)}
        <Button onClick={() => input.current?.click()} disabled={done !== null}>选择文件</Button>
        <input ref={input} type="file" multiple hidden tabIndex={-1} aria-label="选择扫描件" onChange={given} />
      </div>
      {done !== null && <ProgressNotice title="正在加入" done={done.count} total={done.of} unit="个文件" onCancel={() => { ending.current = true }} />}
      {refused.length > 0 && <div className="notice" role="alert"><span>有 {refused.length} 个文件没有加入：</span><ul className="plain-list">{refused.map(message => <li key={message}>{message}</li>)}</ul></div>}
      {scans.length > 0 && (
        <section className="dossier-class" aria-label="扫描件">
          {scans.map(({ file, name: own, sectionCode: code }, index) => (
            <div key={file.id} className="field-line scan-line">
              <span className="muted template-number">{index + 1}</span>
              <TextField label={`第 ${index + 1} 份：材料名称`} value={own} onChange={next => set(file.id, { name: next })} isWrong={own.trim() === '' || problems[`${index}.name`] !== undefined} />
              {choice(`第 ${index + 1} 份：归入`, code, next => set(file.id, { sectionCode: next }))}
              <span className="muted">{file.pages === null ? file.name : `${file.pages} 页`}</span>
              <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={`移出第 ${index + 1} 份`} onClick={() => form.change({ scans: scans.filter(scan => scan.file.id !== file.id) })} />
            </div>
          ))}
        </section>
      )}
      {blank && <p className="field-problem" role="alert">有一份没有写材料名称。</p>}
      {Object.values(problems).slice(0, 1).map(problem => <p key={problem} className="field-problem" role="alert">{problem}</p>)}
      {saving.kind === 'failed' && <FailureNotice message={saving.message} detail={saving.detail} />}
      {scans.length > 0 && <div className="field-line"><Button type="primary" loading={saving.kind === 'running'} disabled={done !== null || blank || Object.keys(problems).length > 0} onClick={() => void save()}>归入 {scans.length} 份</Button><span className="muted" role="status">{form.draftText}</span></div>}
    </Page>
  )
}
