import type { Stored } from '../model/record.ts'
import { type Talk, talkKind } from '../model/talk.ts'
import { backfillWhenEntered } from '../rules/backfill.ts'
import { subtreeDuring } from '../rules/organisation-on.ts'
import { owedTalks } from '../rules/owed-talks.ts'
import { dutyOn } from '../rules/roster.ts'
import { dayInChina } from '../time/instant.ts'
import { dottedDate } from '../time/local-date.ts'
import { clockOf, dateOf } from '../time/local-date-time.ts'
import { noteBlocks } from './dues-book.ts'
import { type TableContext, tableLedger } from './table-ledger.ts'
import { noted, shortened } from './words.ts'

interface Row {
  readonly talk: Stored<Talk>
  readonly talker: string
  readonly talkee: string
}

/** 谈心谈话台账 of a branch, with who still owes a talk (domain.md C.7, R-MTG-09). */
export const talkRegister = tableLedger<Row>({
  id: 'talk-register', title: '谈心谈话台账', source: 'domain.md C.7', family: 'meetings', each: 'branch', orientation: 'landscape', size: '小五', emptyWords: '本期没有谈心谈话',
  columns: [
    { id: 'index', title: '序号', mm: 10, align: 'center', cell: (_row, _context, i) => String(i + 1) },
    { id: 'time', title: '谈话时间', mm: 23, align: 'center', cell: ({ talk }) => `${dottedDate(dateOf(talk.talkedAt))}\n${clockOf(talk.talkedAt)}` },
    { id: 'place', title: '地点', mm: 20, field: 'place', cell: ({ talk }) => talk.place },
    { id: 'talker', title: '谈话人\n及职务', mm: 24, field: 'talkerId', cell: ({ talker }) => talker },
    { id: 'talkee', title: '谈话对象\n及职务', mm: 24, field: 'talkeeId', cell: ({ talkee }) => talkee },
    { id: 'kind', title: '类型', mm: 18, align: 'center', cell: ({ talk }) => talkKind.labels[talk.kind] },
    { id: 'content', title: '谈话内容', mm: 44, field: 'content', cell: ({ talk }) => shortened(talk.content, 80) },
    { id: 'opinions', title: '意见建议', mm: 30, cell: ({ talk }) => shortened(talk.opinions, 50) },
    { id: 'answer', title: '答复及落实', mm: 30, cell: ({ talk }) => shortened(talk.answer, 50) },
    { id: 'signed', title: '双方\n签字', mm: 12, align: 'center', cell: ({ talk }) => (talk.talkerSigned && talk.talkeeSigned ? '已签' : '') },
    { id: 'remark', title: '备注', mm: 18, cell: remarkText },
  ],
  rows,
  subjectOf: ({ talk, talker, talkee }) => ({ kind: 'talk', id: talk.id, name: `${talker || '（未写谈话人）'}与${talkee || '（未写谈话对象）'}谈话` }),
  after: (_rows, context) => {
    const owed = owedWords(context)
    return owed === '' ? [] : noteBlocks(owed)
  },
})

async function rows({ input, organisationId, days, facts, settings }: TableContext): Promise<readonly Row[]> {
  const below = new Set(subtreeDuring(facts, organisationId, days))
  const people = new Map(input.people.map(person => [person.id, person]))
  const who = (id: string | null, name: string, duty: string, talk: Talk) => {
    const person = id === null ? undefined : people.get(id)
    const words = duty.trim() || (person === undefined ? '' : dutyOn(input.posts, person, talk.organisationId, dateOf(talk.talkedAt), settings.partyPostFirst))
    return person === undefined && name.trim() === '' ? '' : noted(person?.name ?? name.trim(), words)
  }
  return input.talks
    .filter(({ organisationId: of, talkedAt }) => below.has(of) && days.from <= dateOf(talkedAt) && dateOf(talkedAt) <= days.to)
    .toSorted((a, b) => (a.talkedAt < b.talkedAt ? -1 : 1))
    .map(talk => ({ talk, talker: who(talk.talkerId, talk.talkerName, talk.talkerDuty, talk), talkee: who(talk.talkeeId, talk.talkeeName, talk.talkeeDuty, talk) }))
}

function remarkText({ talk }: Row): string {
  const late = backfillWhenEntered({ startAt: talk.talkedAt, backfillReason: talk.backfillReason }, dayInChina(talk.createdAt))
  return [late.kind === 'backfilled' ? `补录：${dottedDate(late.enteredOn)}录入` : '', talk.remark.trim()].filter(text => text !== '').join('；')
}

/** 该谈未谈, by kind: pairs of the committee by name, of the others the first few. */
function owedWords({ input, organisationId, asOf, settings }: TableContext): string {
  const owed = owedTalks(organisationId, asOf, { ...input, settings })
  if (owed.length === 0) return ''
  const names = new Map(input.people.map(person => [person.id, person.name]))
  const nameOf = (id: string) => names.get(id) ?? '（已删除）'
  return `截至${dottedDate(asOf)}该谈未谈：${(['betweenCommittee', 'committeeWithMember', 'betweenMembers'] as const).map(kind => {
    const own = owed.filter(one => one.kind === kind)
    const told = own.slice(0, shownNames).map(({ personId, otherId }) => (otherId === null ? nameOf(personId) : `${nameOf(personId)}与${nameOf(otherId)}`)).join('、')
    return own.length === 0 ? '' : `${talkKind.labels[kind]}${own.length}${kind === 'betweenCommittee' ? '对' : '人'}（${told}${own.length > shownNames ? '等' : ''}）`
  }).filter(text => text !== '').join('，')}。`
}

const shownNames = 12
