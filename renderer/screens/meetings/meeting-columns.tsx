import { meetingKind } from '#shared/model/meeting.ts'
import { levelSigns } from '#shared/rules/finding.ts'
import { recordWords } from '#shared/rules/level-words.ts'
import { chineseOrder } from '#shared/rules/organisation-order.ts'
import { dottedDate } from '#shared/time/local-date.ts'
import { clockOf, dateOf } from '#shared/time/local-date-time.ts'
import type { ListColumn } from '../../ui/list-table.tsx'
import type { ListedMeeting } from './meeting-states.ts'

/** The columns of the list of meetings. */
export const meetingColumns: readonly ListColumn<ListedMeeting>[] = [
  { key: 'date', title: '日期', width: 100, cell: row => <span title={clockOf(row.startAt)}>{dottedDate(dateOf(row.startAt))}</span>, compare: (a, b) => compare(a.startAt, b.startAt) },
  { key: 'kinds', title: '类型', width: 120, cell: row => <Words text={kindWords(row)} />, compare: (a, b) => chineseOrder(kindWords(a), kindWords(b)) },
  { key: 'title', title: '会议名称', width: 200, grow: true, cell: row => <TitleCell row={row} />, compare: (a, b) => chineseOrder(a.title, b.title) },
  { key: 'organisation', title: '党组织', width: 150, cell: row => <Words text={row.organisationName} />, compare: (a, b) => chineseOrder(a.organisationName, b.organisationName) },
  { key: 'place', title: '地点', width: 120, cell: row => <Words text={row.place} />, compare: (a, b) => chineseOrder(a.place, b.place), hiddenAtFirst: true },
  { key: 'host', title: '主持人', width: 90, cell: row => <Words text={row.hostName} />, compare: (a, b) => chineseOrder(a.hostName, b.hostName), hiddenAtFirst: true },
  { key: 'attendance', title: '应到/实到', width: 90, align: 'right', cell: row => (row.should === null ? '—' : `${row.should}/${row.actual ?? '—'}`), compare: (a, b) => (a.actual ?? -1) - (b.actual ?? -1) },
  { key: 'backfilled', title: '补录', width: 56, align: 'center', cell: row => (row.isBackfilled ? '补录' : ''), compare: (a, b) => Number(a.isBackfilled) - Number(b.isBackfilled) },
  { key: 'score', title: '要素体检', width: 140, cell: row => <ScoreCell row={row} />, compare: (a, b) => (a.quality?.score ?? -1) - (b.quality?.score ?? -1) },
]

function Words({ text }: { readonly text: string }) {
  return <span className="cut-off" title={text}>{text}</span>
}

function TitleCell({ row }: { readonly row: ListedMeeting }) {
  return <span className="cut-off" title={row.excerpt === '' ? row.title : `${row.title}\n${row.excerpt}`}>{row.title}{row.excerpt !== '' && <span className="muted">　{row.excerpt}</span>}</span>
}

function ScoreCell({ row: { quality } }: { readonly row: ListedMeeting }) {
  if (quality === null) return <span className="muted">…</span>
  return <span><span className={`level ${quality.level}`}>{levelSigns[quality.level]} {recordWords[quality.level]}</span> {quality.score}</span>
}

function kindWords(row: ListedMeeting): string {
  return row.kinds.map(kind => meetingKind.labels[kind]).join('、')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
