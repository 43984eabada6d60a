import { PaperClipOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { entryDirection } from '#shared/model/dossier/dossier-entry.ts'
import { chineseNumber } from '#shared/ledgers/words.ts'
import type { TemplateSection } from '#shared/model/dossier/dossier-template.ts'
import type { SourceState } from '#shared/rules/dossier/offers.ts'
import type { OpenedDossier } from '../../../workers/section/section-protocol.ts'
import { itemKinds } from '../items/item-kinds.ts'
import { linesOf } from '../items/item-lines.ts'

interface Props {
  readonly number: number
  readonly section: TemplateSection
  readonly opened: OpenedDossier
  /** Of entries that came from a record; null while they are looked up. */
  readonly states: ReadonlyMap<string, SourceState> | null
  readonly onAdd: (path: string) => void
  readonly onOpen: (path: string, id: string) => void
}

/** One class of the catalogue and what lies in it, the latest first. */
export function ClassItems({ number, section, opened: { dossier }, states, onAdd, onOpen }: Props) {
  const lines = linesOf(dossier, section.code)
  const own = itemKinds.filter(({ sectionCode }) => sectionCode === section.code)
  return (
    <section className="dossier-class" aria-label={section.title}>
      <div className="dossier-class-head">
        <h2>{chineseNumber(number)}、{section.title}{section.conclusionOnly && <span className="muted">（只记结论）</span>}</h2>
        <span className="field-line">
          {own.map(({ path, word }) => <Button key={path} size="small" icon={<PlusOutlined />} aria-label={`添加${word}`} onClick={() => onAdd(path)}>{word}</Button>)}
          <Button size="small" icon={<PlusOutlined />} onClick={() => onAdd('entry')} aria-label={`${section.title}：添加材料`}>材料</Button>
        </span>
      </div>
      {lines.length === 0 && <p className="muted">还没有材料</p>}
      {lines.map(line => (
        <button key={line.id} type="button" className="dossier-entry" onClick={() => onOpen(line.path, line.id)}>
          <span className="muted">{line.on || '—'}</span>
          <span className="entry-name">{line.name}{sourceWords(states?.get(line.id))}{line.summary !== '' && <span className="entry-summary">{line.summary}</span>}</span>
          <span>{line.files > 0 && <><PaperClipOutlined /> {line.files}</>}</span>
          <span className={line.direction === null ? '' : `direction-${line.direction}`}>{line.direction === null ? line.note : entryDirection.labels[line.direction]}</span>
        </button>
      ))}
    </section>
  )
}

function sourceWords(state: SourceState | undefined) {
  if (state === undefined || state.kind === 'same') return null
  return <span className="source-changed">　‼ {state.kind === 'gone' ? '来源记录已经没有了' : '来源记录有变动'}</span>
}
