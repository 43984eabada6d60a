import type { Reader } from '#shared/archive/reader.ts'
import { cadreList } from '#shared/ledgers/cadre-list.ts'
import { composeLedger } from '#shared/ledgers/compose-ledger.ts'
import { ledgerOf } from '#shared/ledgers/ledgers.ts'
import { meetingMatrixOf } from '#shared/ledgers/matrix-counts.ts'
import { archivable, type Archivable } from '#shared/rules/archive/archivable.ts'
import { completenessContexts } from '#shared/rules/completeness-context.ts'
import { completenessOf } from '#shared/rules/completeness.ts'
import { type Finding, levelOrder, type WarnLevel } from '#shared/rules/finding.ts'
import { matterOf } from '#shared/rules/matter.ts'
import { findingsIn } from '#shared/rules/warnings/findings-of.ts'
import { readRuleInput } from '#shared/rules/warnings/rule-input.ts'
import { statesIn } from '#shared/rules/warnings/states-of.ts'
import { dayOf, type LocalDate, localDate } from '#shared/time/local-date.ts'
import { agendaOf } from './agenda.ts'
import type { ArchiveAnswers, ArchiveQuestion, MeetingQuality } from './archive-protocol.ts'
import { openMatters } from './open-matters.ts'
import { duesBookOf } from './dues-book.ts'
import { planBookOf } from './plan-book.ts'
import { studyListOf } from './study-list.ts'
import { developmentRows, findingsOfCase } from './development-list.ts'
import { findingsOfPerson } from './person-findings.ts'

/** What the rules and ledgers say of the records that `reader` reads. */
export async function archiveAnswer(reader: Reader, question: ArchiveQuestion): Promise<ArchiveAnswers[keyof ArchiveAnswers]> {
  switch (question.kind) {
    case 'standing': {
      const { today, organisationIds, matters } = question
      const input = await readRuleInput(reader, { today, ...(organisationIds === null ? {} : { organisationIds }) })
      const states = statesIn(input)
      return { states, findings: findingsIn(input, states).filter(finding => matters === undefined || matters.includes(matterOf(finding))) }
    }
    case 'openMatters': {
      const input = await readRuleInput(reader, { today: question.today })
      return openMatters(findingsIn(input, statesIn(input)))
    }
    case 'agenda': {
      const { today, organisationIds, begunOn } = question
      const input = await readRuleInput(reader, { today, ...(organisationIds === null ? {} : { organisationIds }) })
      const states = statesIn(input)
      return { states, agenda: agendaOf({ states, findings: findingsIn(input, states) }, input.facts, today, begunOn) }
    }
    case 'matrix': {
      const matrices = await Promise.all(question.organisationIds.map(id => meetingMatrixOf(reader, id, question.year, question.today)))
      return [...new Map(matrices.flatMap(matrix => matrix.branches).map(branch => [branch.organisationId, branch])).values()]
    }
    case 'qualities':
      return qualities(reader, question.organisationIds)
    case 'development':
      return developmentRows(reader, question.organisationIds, question.today)
    case 'developmentCase':
      return findingsOfCase(reader, question.caseId, question.today)
    case 'personFindings':
      return findingsOfPerson(reader, question.personId, question.organisationIds, question.today)
    case 'cadres':
      return cadreList(reader, question.organisationId, question.today)
    case 'dues':
      return duesBookOf(reader, question, question.today, question.standards)
    case 'plans':
      return planBookOf(reader, question.organisationIds, question.year, question.today)
    case 'archivable':
      return archivableOf(reader, question.year, question.today)
    case 'study':
      return studyListOf(reader, question.organisationIds, question.year, question.today)
    case 'compose': {
      const ledger = ledgerOf(question.ledgerId)
      if (ledger === null) throw new Error(`no ledger ${question.ledgerId}`)
      return composeLedger(ledger, reader, question.scope, question.today, question.options)
    }
  }
}

/** Meetings of January to March may count for the year before. */
async function archivableOf(reader: Reader, year: number, today: LocalDate): Promise<readonly Archivable[]> {
  const [items, meetings, reviews, termsOfOffice, facts] = await Promise.all([
    reader.archiveItems(), reader.meetings({ from: dayOf(year, 1, 1), to: dayOf(year + 1, 12, 31) }), reader.reviews(), reader.termsOfOffice(), reader.organisationFacts(),
  ])
  return archivable(year, today, { meetings, reviews, termsOfOffice, facts, items })
}

async function qualities(reader: Reader, organisationIds: readonly string[] | null): Promise<readonly MeetingQuality[]> {
  const [settings, people, posts, meetings] = await Promise.all([
    reader.settings(), reader.people(), reader.posts(),
    reader.meetings({ from: localDate('1900-01-01'), to: localDate('2200-12-31'), ...(organisationIds === null ? {} : { organisationIds }) }),
  ])
  const contextOf = completenessContexts(settings, people, posts)
  return meetings.map(meeting => {
    const { score, findings } = completenessOf(meeting, contextOf(meeting))
    return { id: meeting.id, score, level: worstLevel(findings) }
  })
}

export function worstLevel(findings: readonly Pick<Finding, 'level'>[]): WarnLevel {
  return levelOrder[Math.max(0, ...findings.map(finding => levelOrder.indexOf(finding.level)))] ?? 'green'
}
