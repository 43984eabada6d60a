import { Button, Select } from 'antd'
import { useState } from 'react'
import { dottedDayOrMonth } from '#shared/time/day-or-month.ts'
import { entryOf, type EvidenceOffer } from '#shared/rules/dossier/offers.ts'
import { useToday } from '../../../parts/today.ts'
import { newId } from '../../../storage/new-id.ts'
import { sectionRepository } from '../../../storage/section/section-repository.ts'
import { useDoing } from '../../../ui/doing.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { type ListColumn, ListTable } from '../../../ui/list-table.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Page } from '../../../ui/page.tsx'
import { navigate } from '../../../ui/route.ts'
import { useShortcut } from '../../../ui/shortcut.ts'
import type { OpenedDossier } from '../../../workers/section/section-protocol.ts'
import { useSection } from '../../../workers/section/use-section.ts'
import { addressOf } from './record-address.ts'

type Kind = EvidenceOffer['kind']
const kindWords: Readonly<Record<Kind, string>> = { offered: '待处理', accepted: '已采用', dismissed: '不采用' }

/** 线索: what meetings, trainings, reviews and honours of the archive say of this person, to be filed or left. */
export function EvidencePage({ opened: { dossier, name, template } }: { readonly opened: OpenedDossier }) {
  const today = useToday()
  const asked = useSection<'evidence'>({ kind: 'evidence', id: dossier.id, today })
  const [kind, setKind] = useState<Kind>('offered')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const offers = asked.kind === 'answered' ? asked.answer.offers : undefined
  const shown = offers?.filter(offer => offer.kind === kind)
  const ticked = shown?.filter(({ evidence }) => chosen.has(evidence.key)) ?? []
  const titles = new Map(template.sections.map(({ code, title }) => [code, title]))
  const sectionCodes = template.sections.filter(({ retired }) => !retired).map(({ code }) => code)
  const [deciding, decide] = useDoing(async (as: Kind) => {
    const keys = new Set(ticked.map(({ evidence }) => evidence.key))
    const dismissed = dossier.dismissed.filter(({ key }) => !keys.has(key))
    const added = as === 'accepted' ? ticked.map(({ evidence }) => entryOf(evidence, { id: newId(), today, sectionCodes })) : []
    await sectionRepository.recordDossier({
      ...dossier, entries: [...dossier.entries, ...added],
      dismissed: as === 'dismissed' ? [...dismissed, ...[...keys].map(key => ({ key, on: today, reason: '' }))] : dismissed,
    })
    setChosen(now => new Set([...now].filter(key => !keys.has(key)))) // what was ticked meanwhile stays ticked
  })
  const leave = () => navigate('dossiers', [dossier.id])
  useShortcut('Escape', leave)
  const columns: readonly ListColumn<EvidenceOffer>[] = [
    { key: 'on', title: '时间', width: 100, cell: ({ evidence: { on } }) => (on === null ? '' : dottedDayOrMonth(on)) },
    { key: 'section', title: '归入', width: 150, cell: ({ evidence: { sectionCode } }) => titles.get(sectionCode) ?? titles.get(sectionCodes.at(-1) ?? '') ?? '' },
    { key: 'name', title: '材料名称', width: 170, cell: ({ evidence }) => evidence.name },
    { key: 'fact', title: '记录的事实', width: 320, grow: true, cell: ({ evidence }) => evidence.fact },
    { key: 'source', title: '来源单位', width: 130, cell: ({ evidence }) => evidence.sourceOrganisation },
  ]
  return (
    <Page
      title={`${name}：线索`} count={offers === undefined ? undefined : `共 ${offers.length} 条，待处理 ${offers.filter(offer => offer.kind === 'offered').length} 条`}
      actions={(
        <>
          <Button onClick={leave} title="Esc">返回</Button>
          {kind === 'dismissed' ? <Button disabled={ticked.length === 0} loading={deciding.kind === 'running'} onClick={() => void decide('offered')}>放回待处理</Button> : null}
          {kind === 'offered' && <Button disabled={ticked.length === 0} loading={deciding.kind === 'running'} onClick={() => void decide('dismissed')}>不采用</Button>}
          {kind === 'offered' && <Button type="primary" disabled={ticked.length === 0} loading={deciding.kind === 'running'} onClick={() => void decide('accepted')}>采用{ticked.length > 0 ? ` ${ticked.length} 条` : ''}</Button>}
        </>
      )}
      filters={<Select aria-label="处理情况" className="filter" value={kind} options={(Object.keys(kindWords) as Kind[]).map(value => ({ value, label: kindWords[value] }))} onChange={next => { setKind(next); setChosen(new Set()) }} />} // Object.keys forgets the key type
    >
      <p className="muted">这些事实来自会议、培训、评议、表彰等记录，原样列出，不作评价。勾选后采用，就归入档案；来源记录以后改了，档案里会提示。点一行看来源记录。</p>
      {asked.kind === 'failed' && <FailureNotice message={asked.message} detail={asked.detail} />}
      {deciding.kind === 'failed' && <FailureNotice message={deciding.message} detail={deciding.detail} />}
      {shown === undefined ? asked.kind === 'asking' && <Loading /> : (
        <ListTable
          name="dossier-evidence" label="线索" rows={shown} rowId={({ evidence }) => evidence.key} columns={columns} onOpen={({ evidence }) => addressOf(evidence.source)?.()}
          {...(kind === 'accepted' ? {} : { selection: { ids: new Set(ticked.map(({ evidence }) => evidence.key)), onChange: setChosen } })}
          empty={<EmptyState text={kind === 'offered' ? '没有待处理的线索：会议、培训、评议、表彰里说到他的，都处理过了，或还没有登记。' : '没有。'} />}
        />
      )}
    </Page>
  )
}
