import { type CommitOp, put, remove } from '#shared/archive/commit.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { blankDevelopmentCase, type DevelopmentCase, type DevelopmentStep, developmentStepCode } from '#shared/model/development-case.ts'
import type { Person } from '#shared/model/person.ts'
import { pinyinInitials } from '#shared/model/pinyin-initials.ts'
import type { Stored } from '#shared/model/record.ts'
import { extensionRange, probationOf } from '#shared/rules/development/probation.ts'
import { developmentRefusals } from '#shared/rules/development/approver.ts'
import { heldBack, withStep } from '#shared/rules/development/held-back.ts'
import { isClosed } from '#shared/rules/development/step-standing.ts'
import { windowFacts } from '#shared/rules/development/step-window.ts'
import { chineseDate, type LocalDate } from '#shared/time/local-date.ts'
import { database } from './database.ts'
import { acceptedInto, endedWith, extended, inGroup, madeFull } from './development-memberships.ts'
import { newId } from './new-id.ts'
import { settingsRepository } from './settings-repository.ts'
import { undoable, type Undoable } from './undo.ts'
import { read } from './view-keeper.ts'
import { write } from './write.ts'

type Case = Stored<DevelopmentCase>

export const developmentRepository = { byId, membershipsOf, namesOf, beginDevelopment, recordStep, extendProbation, moveCase, endDevelopment, removeMistakenCase }

function byId(id: string): Promise<Case | null> {
  return read(async () => (await database.developmentCases.get(id)) ?? null)
}

/** Oldest first. */
function membershipsOf(personId: string) {
  return read(() => database.memberships.where('personId').equals(personId).sortBy('from'))
}

/** What those people are called. */
async function namesOf(personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const people = await read(() => database.people.bulkGet([...personIds]))
  return new Map(people.flatMap(person => (person === undefined ? [] : [[person.id, person.name]])))
}

/** Somebody of the archive, or one who enters it with the case. */
export type Beginner = { readonly kind: 'known'; readonly personId: string } | { readonly kind: 'new'; readonly person: Omit<Person, 'id' | 'pinyinInitials'> }

/** 开始培养: the case, and the person where nobody has entered them yet. Answers with the case's id. */
async function beginDevelopment(id: string, beginner: Beginner, begun: Pick<DevelopmentCase, 'organisationId' | 'steps'> & Partial<DevelopmentCase>, today: LocalDate): Promise<void> {
  const person: Person | undefined = beginner.kind === 'new' ? { ...beginner.person, id: newId(), pinyinInitials: pinyinInitials(beginner.person.name) } : await read(() => database.people.get(beginner.personId))
  if (person === undefined) throw refused('档案里没有这个人，没有保存。请重新选择。')
  const others = await read(() => database.developmentCases.where('personId').equals(person.id).toArray())
  if (others.some(other => !isClosed(other))) throw refused(`${person.name}已有正在办理的发展党员记录，没有再建一份。请在名单里打开那一份。`)
  const of: DevelopmentCase = { ...blankDevelopmentCase, ...begun, id, personId: person.id }
  const facts = windowFacts(person, await settingsRepository.current(), today)
  for (const step of of.steps) refuseIfHeld(heldBack(of, step, facts))
  await refuseForbidden(of)
  await write('beginDevelopment', `开始培养：${person.name}`, [...(beginner.kind === 'new' ? [put('people', person)] : []), put('developmentCases', of)])
}

/** What a step's form holds beside the step itself. */
export type StepExtras = Partial<Omit<DevelopmentCase, 'id' | 'personId' | 'steps'>>

/** One of the 25 steps with what belongs to it. 支部大会 makes the probationary member, 转正审批 the full one, in the same commit. */
async function recordStep(of: Case, step: DevelopmentStep, extras: StepExtras, today: LocalDate, groupId?: string | null): Promise<void> {
  const next = withStep({ ...of, ...extras }, step)
  const person = await read(() => database.people.get(of.personId))
  refuseIfHeld(heldBack(next, step, windowFacts(person ?? null, await settingsRepository.current(), today)))
  await refuseForbidden(next)
  const name = person?.name ?? ''
  const { act, words, ops } = await effectOf(of, next, step, groupId)
  await write(act, `${words}：${name}${step.on === null ? '' : `（${chineseDate(step.on)}）`}`, [put('developmentCases', next), ...ops])
}

interface Effect { readonly act: string; readonly words: string; readonly ops: readonly CommitOp[] }

/** What a step does to the register of members. */
async function effectOf(before: Case, next: DevelopmentCase, step: DevelopmentStep, groupId: string | null | undefined): Promise<Effect> {
  const memberships = await membershipsOf(next.personId)
  const words = developmentStepCode.labels[step.code]
  const probation = probationOf(next)
  if (step.on !== null && step.code === 'branchMeeting') return { act: 'admitProbationaryMember', words: '支部大会通过接收预备党员', ops: acceptedInto(memberships, next, step.on, probationOf(before)?.from ?? null) }
  if (step.on !== null && step.code === 'fullApprove' && probation !== null) return { act: 'convertToFullMember', words: '批准转正', ops: madeFull(memberships, probation) }
  return { act: 'recordDevelopmentStep', words, ops: groupId === undefined ? [] : inGroup(memberships, groupId) }
}

/** 延长预备期, once, by half a year to a year (细则 31 条). */
async function extendProbation(of: Case, extension: NonNullable<DevelopmentCase['extension']>): Promise<void> {
  const probation = probationOf(of)
  if (probation === null) throw refused('支部大会还没有通过接收，没有预备期可以延长。')
  if (of.extension !== null) throw refused('预备期只能延长一次，已经延长过了，没有保存。')
  const problem = extensionProblem(extension.to, probation.endsOn)
  if (problem !== null) throw refused(problem)
  await write('extendProbation', `延长预备期：${await nameOf(of.personId)}（到${chineseDate(extension.to)}）`, [
    put('developmentCases', { ...of, extension }), ...extended(await membershipsOf(of.personId), extension.to),
  ])
}

/** What is wrong with that end, or null. */
export function extensionProblem(to: LocalDate, endsOn: LocalDate): string | null {
  const range = extensionRange(endsOn)
  return to < range.from || to > range.to ? `延长不能少于半年，最长不超过一年：应在 ${chineseDate(range.from)}至${chineseDate(range.to)}之间` : null
}

/** Another branch goes on with it (细则 12 条). */
async function moveCase(of: Case, organisationId: string): Promise<void> {
  await refuseForbidden({ ...of, organisationId })
  await write('moveDevelopment', `改由别的支部培养：${await nameOf(of.personId)}`, [put('developmentCases', { ...of, organisationId })])
}

/** 终止; `endsMembership`: the probationary membership ends with it (取消预备党员资格). */
async function endDevelopment(of: Case, terminated: NonNullable<DevelopmentCase['terminated']>, endsMembership: boolean): Promise<void> {
  await write('endDevelopment', `终止培养：${await nameOf(of.personId)}（${chineseDate(terminated.on)}）`, [
    put('developmentCases', { ...of, terminated }), ...(endsMembership ? endedWith(await membershipsOf(of.personId), terminated.on) : []),
  ])
}

async function removeMistakenCase(of: Case): Promise<Undoable> {
  const name = await nameOf(of.personId)
  return undoable(`已删除${name}的发展党员记录`, await write('removeMistakenCase', `删除误录的发展党员记录：${name}`, [remove('developmentCases', of)]))
}

async function nameOf(personId: string): Promise<string> {
  return (await read(() => database.people.get(personId)))?.name ?? ''
}

function refuseIfHeld(problem: ReturnType<typeof heldBack>): void {
  if (problem !== null) throw refused(problem.message)
}

/** The machine side refuses it too; here the sentence names the rule (细则 22 条). */
async function refuseForbidden(of: DevelopmentCase): Promise<void> {
  const organisations = await read(() => database.organisations.toArray())
  const [first] = developmentRefusals(of, id => organisations.find(one => one.id === id)?.type ?? null)
  if (first !== undefined) throw refused(first.message)
}

function refused(message: string): ExpectedFailure {
  return new ExpectedFailure('invalid-rows', { message })
}
