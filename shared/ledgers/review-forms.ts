import { nationality } from '../codes/nationality.ts'
import type { Cell, Document, FormRow } from '../documents/document.ts'
import { documentStem } from '../documents/file-name.ts'
import { portraitA4 } from '../documents/page-setup.ts'
import { partyPost } from '../model/post.ts'
import { reviewGrade } from '../model/review.ts'
import type { Finding } from '../rules/finding.ts'
import { fullNameOn, shortNameOn } from '../rules/organisation-on.ts'
import { reviewFaults } from '../rules/review-checks.ts'
import { readRuleInput } from '../rules/warnings/rule-input.ts'
import { dottedDayOrMonth } from '../time/day-or-month.ts'
import { dayOf, yearOf } from '../time/local-date.ts'
import { chinesePeriod, rangeOf } from '../time/period.ts'
import type { ComposedLedger, Ledger } from './ledger.ts'
import { label } from './minutes-rows.ts'
import { highestLevelWords, sexWords } from './person-words.ts'
import { orDash, orNothing } from './words.ts'

/** 民主评议党员登记表: a form for each member (domain.md C.6). */
export const reviewForms: Ledger = {
  id: 'review-forms', title: '民主评议党员登记表', source: 'domain.md C.6', scope: 'organisationPeriod', each: 'branch', yearsOnly: true, family: 'meetings',
  async compose(reader, scope, today): Promise<ComposedLedger> {
    if (scope.kind !== 'organisationPeriod') throw new Error('review-forms is composed for an organisation and a period')
    const { organisationId, period } = scope
    const days = rangeOf(period)
    const year = yearOf(days.from)
    const input = await readRuleInput(reader, { today, years: [year] })
    const review = input.reviews.find(one => one.organisationId === organisationId && one.year === year) ?? null
    const names = new Map(input.people.map(person => [person.id, person]))
    const nameOf = (id: string) => names.get(id)?.name ?? '（名册中没有此人）'
    const branch = fullNameOn(input.facts, organisationId, days.to)
    const page = portraitA4({ numbering: 'pageOfPages' })
    const sections = (review?.members ?? []).map(member => {
      const person = names.get(member.personId)
      const membership = input.memberships.filter(one => one.personId === member.personId).at(-1)
      const duty = input.posts.filter(post => post.personId === member.personId && post.organisationId === organisationId && post.from <= days.to && (post.to === null || post.to >= days.from)).map(post => partyPost.labels[post.post]).join('、')
      const rows: readonly FormRow[] = [
        four('姓名', nameOf(member.personId), '性别', person === undefined ? '' : sexWords(person), '出生年月', person?.birth == null ? '' : dottedDayOrMonth(person.birth)),
        four('入党时间', membership?.joinedOn == null ? '' : dottedDayOrMonth(membership.joinedOn), '转正时间', membership?.fullOn == null ? '' : dottedDayOrMonth(membership.fullOn), '党内职务', duty),
        four('民族', person?.nationality == null ? '' : nationality.labels[person.nationality], '学历', person === undefined ? '' : highestLevelWords(person), '行政职务', person?.unitPost ?? ''),
        long('个人自评', member.selfReview, 40), long('党员互评\n意见', member.peerOpinion, 24),
        { cells: [label('民主测评\n票数'), { text: `优秀 ${member.votes.excellent} 票，合格 ${member.votes.qualified} 票，基本合格 ${member.votes.basic} 票，不合格 ${member.votes.unqualified} 票`, columnSpan: 5 }] },
        long('支部评定\n意见与等次', [member.opinion.trim(), member.takesPart ? (member.grade === null ? '' : `等次：${reviewGrade.labels[member.grade]}`) : `未参加评议：${orNothing(member.absenceReason)}`].filter(text => text !== '').join('\n'), 24),
        { minHeightMm: 14, cells: [label('本人签字'), { text: member.memberSigned ? '已签字（见纸质原件）' : '', columnSpan: 2 }, label('支部书记\n签字盖章'), { text: review?.secretarySigned === true ? '已签字（见纸质原件）' : '', columnSpan: 2 }] },
      ]
      return { page, blocks: [...head(`党支部：${branch}　　归属年度：${year}年`), { type: 'formGrid', size: '五号', columns: [22, 30, 22, 30, 22, 30].map(mm => ({ mm })), rows: rows.map(row => ({ ...row, cells: row.cells.map(cell => ({ ...cell, subject: nameOf(member.personId) })) })) } as const] }
    })
    const empty = { page, blocks: [...head(`党支部：${branch}`), { type: 'paragraph', indent: false, align: 'center', runs: [{ text: '本年没有民主评议' }] } as const] }
    const document: Document = { title: `民主评议党员登记表：${branch} ${chinesePeriod(period)}`, sections: sections.length === 0 ? [empty] : sections }
    const faults = review === null ? [] : reviewFaults(review, input.settings, dayOf(year, 12, 31), input.memberships, nameOf)
    return {
      document, rows: sections.length, fileName: documentStem(`民主评议党员登记表_${shortNameOn(input.facts, organisationId, days.to)}_${chinesePeriod(period)}`),
      missing: faults.map((fault): Finding => ({ rule: 'W-REVIEW', level: fault.level, organisationId, period, subject: { kind: 'review', id: review?.id ?? '', name: `${year}年度民主评议`, field: fault.field }, message: fault.message, basis: fault.basis })),
    }
  },
}

function head(line: string) {
  return [{ type: 'heading', level: 1, text: '民主评议党员登记表' }, { type: 'paragraph', indent: false, size: '五号', runs: [{ text: line }] }] as const
}

function four(...texts: readonly [string, string, string, string, string, string]): FormRow {
  return { cells: texts.map((text, i): Cell => (i % 2 === 0 ? label(text) : { text: orDash(text), align: 'center' })) }
}

function long(name: string, text: string, minHeightMm: number): FormRow {
  return { minHeightMm, breakable: true, cells: [label(name), { text: orNothing(text), columnSpan: 5 }] }
}
