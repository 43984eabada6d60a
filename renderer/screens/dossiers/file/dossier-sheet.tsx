import { DownOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { dossierLabels } from '#shared/model/dossier/dossier.ts'
import type { DossierEntry } from '#shared/model/dossier/dossier-entry.ts'
import type { TemplateSection } from '#shared/model/dossier/dossier-template.ts'
import { dottedDate, yearOf } from '#shared/time/local-date.ts'
import { dossierLevelWord } from '#shared/rules/dossier/dossier-findings.ts'
import { levelSigns } from '#shared/rules/finding.ts'
import { useActor } from '../../../parts/actor.ts'
import { useToday } from '../../../parts/today.ts'
import { newId } from '../../../storage/new-id.ts'
import { sectionRepository } from '../../../storage/section/section-repository.ts'
import { useDoing } from '../../../ui/doing.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Page } from '../../../ui/page.tsx'
import { navigate } from '../../../ui/route.ts'
import { useShortcut } from '../../../ui/shortcut.ts'
import type { OpenedDossier } from '../../../workers/section/section-protocol.ts'
import { useSection } from '../../../workers/section/use-section.ts'
import { itemKinds } from '../items/item-kinds.ts'
import { openDossierFinding } from '../register/findings-page.tsx'
import { ClassItems } from './class-items.tsx'

/** The file as its catalogue has it: class by class, what lies in it. */
export function DossierSheet({ opened }: { readonly opened: OpenedDossier }) {
  const { dossier, name, position, template, newerTemplate } = opened
  const today = useToday()
  const [actor] = useActor()
  const evidence = useSection<'evidence'>({ kind: 'evidence', id: dossier.id, today })
  const findings = useSection<'findings'>({ kind: 'findings', dossierId: dossier.id, today })
  const [updating, update] = useDoing(() => sectionRepository.recordDossier({ ...dossier, updates: [...dossier.updates, { year: yearOf(today), on: today, by: actor, note: '' }] }))
  const [removing, remove] = useDoing(async () => {
    await sectionRepository.deleteDossier(dossier, name)
    navigate('dossiers')
  })
  const [changing, follow] = useDoing(() => (newerTemplate === null ? Promise.resolve(0) : sectionRepository.recordDossier({ ...dossier, templateId: newerTemplate.id })))
  const leave = () => navigate('dossiers')
  useShortcut('Escape', leave)
  const add = (path: string, query: Readonly<Record<string, string>> = {}) => navigate('dossiers', [dossier.id, path, newId()], query)
  const print = () => navigate('dossiers', [dossier.id, 'print'])
  useShortcut('Ctrl+N', () => add('entry'))
  useShortcut('Ctrl+P', print)
  const offered = evidence.kind === 'answered' ? evidence.answer.offers.filter(({ kind }) => kind === 'offered').length : 0
  const isUpdated = dossier.updates.some(({ year }) => year === yearOf(today))
  const menu = {
    items: [
      ...(newerTemplate === null ? [] : [{ key: 'follow', label: `换用第 ${newerTemplate.version} 版目录` }]),
      { key: 'remove', label: '删除这册档案', danger: true },
    ],
    onClick: ({ key }: { readonly key: string }) => void (key === 'remove' ? remove() : follow()),
  }
  return (
    <Page
      title={`${name}的政治素质档案`}
      actions={(
        <>
          <Dropdown menu={menu} trigger={['click']}><Button>更多 <DownOutlined /></Button></Dropdown>
          <Button loading={updating.kind === 'running'} disabled={isUpdated} onClick={() => void update()}>{isUpdated ? `${yearOf(today)}年已更新` : `${yearOf(today)}年度更新完毕`}</Button>
          <Dropdown menu={{ items: itemKinds.map(({ path, word }) => ({ key: path, label: word })), onClick: ({ key }) => add(key) }} trigger={['click']}><Button type="primary">添加 <DownOutlined /></Button></Dropdown>
        </>
      )}
    >
      {[updating, removing, changing].map((doing, i) => doing.kind === 'failed' && <FailureNotice key={i} message={doing.message} detail={doing.detail} />)}
      <div className="field-line">
        <Button onClick={() => navigate('dossiers', [dossier.id, 'evidence'])}>线索{offered > 0 ? `（待处理 ${offered}）` : ''}</Button>
        <Button onClick={() => navigate('dossiers', [dossier.id, 'matrix'])}>矩阵、测评结果</Button>
        <Button onClick={() => navigate('dossiers', [dossier.id, 'scans'])}>批量扫描件</Button>
        <Button onClick={() => navigate('dossiers', [dossier.id, 'cover'])}>封面、停止建档</Button>
        <Button icon={<PrinterOutlined />} onClick={print} title="Ctrl+P">打印、导出</Button>
      </div>
      {findings.kind === 'answered' && findings.answer.map((finding, i) => (
        <button key={i} type="button" className="finding" onClick={() => openDossierFinding(finding)}><span className={`level ${finding.level}`}>{levelSigns[finding.level]} {dossierLevelWord(finding)}</span><span>{finding.message}</span></button>
      ))}
      <dl className="facts" aria-label="封面">
        <div><dt>{dossierLabels.archiveNo}</dt><dd>{dossier.archiveNo}</dd></div>
        <div><dt>{dossierLabels.position}</dt><dd>{position || '—'}</dd></div>
        <div><dt>{dossierLabels.openedOn}</dt><dd>{dottedDate(dossier.openedOn)}{dossier.closedOn !== null && `，${dottedDate(dossier.closedOn)}停止建档`}</dd></div>
      </dl>
      <div className="dossier-parts">
        {shownClasses(template.sections, dossier.entries).map((section, index) => (
          <ClassItems key={section.code} number={index + 1} section={section} opened={opened} states={evidence.kind === 'answered' ? evidence.answer.states : null} onAdd={path => add(path, { section: section.code })} onOpen={(path, id) => navigate('dossiers', [dossier.id, path, id])} />
        ))}
      </div>
    </Page>
  )
}

/** Retired classes stay for as long as something lies in them. */
function shownClasses(sections: readonly TemplateSection[], entries: readonly DossierEntry[]): readonly TemplateSection[] {
  return sections.filter(({ code, retired }) => !retired || entries.some(({ sectionCode }) => sectionCode === code))
}
