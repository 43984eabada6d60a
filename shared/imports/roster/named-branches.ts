import { blankOrganisation, branchTypes, type Organisation, type OrganisationFact, organisationType, type OrganisationType } from '../../model/organisation.ts'
import { committeeSeats, type PartyPost } from '../../model/post.ts'
import { existsOn, factOn, fullNameOn, shortNameOn } from '../../rules/organisation-on.ts'
import { covers } from '../../time/interval.ts'
import { dayOf, type LocalDate, yearOf } from '../../time/local-date.ts'
import type { RosterChoices } from './roster-choices.ts'
import type { RosterKnown } from './roster-known.ts'
import type { NamedOrganisationPlan } from './roster-plan.ts'

/** What a name in the file stands for. */
export type NamedBranch =
  | { readonly kind: 'one'; readonly id: string; readonly type: OrganisationType; readonly establishedOn: LocalDate; /** Another wording than the archive's own was understood so. */ readonly hint: string }
  | { readonly kind: 'refused'; readonly message: string; readonly suggestion: string }

export interface NamedBranches {
  /** Founds the organisation where the archive lacks it; `row` is counted among those that name it. */
  named(name: string, row: number): NamedBranch
  /** What the name stands for where it is not the name of a branch column: null = of nothing in the archive. */
  known(name: string): { readonly id: string } | null
  byId(id: string): Organisation | null
  /** A name of today for an id, of one that is founded now too. */
  nameOf(id: string): string
  /** The group of that name right under the branch. */
  group(branchId: string, name: string): string | null
  founded(): readonly { readonly organisation: Organisation; readonly fact: OrganisationFact }[]
  plans(): readonly NamedOrganisationPlan[]
  /** The organisation of a kind above another one, or the only one of that kind; null = there is none, or several. */
  ofKind(kind: OrganisationType, below: string | null): string | null
  /** A founded organisation of which someone is a committee member, and not its secretary alone, has a committee. */
  hasPost(id: string, post: PartyPost): void
}

/** Organisations by the names that a file gives them; those that the archive lacks are founded under the unit's topmost one unless the clerk says otherwise. */
export function namedBranches({ organisations, facts, today }: Pick<RosterKnown, 'organisations' | 'facts' | 'today'>, choices: Pick<RosterChoices, 'organisations' | 'superiorId'>, newId: () => string): NamedBranches {
  const byId = new Map<string, Organisation>(organisations.map(one => [one.id, one]))
  const present = facts.filter(fact => covers(fact, today))
  const index = nameIndex(present, nameIndex(facts))
  const found = new Map<string, { branch: NamedBranch; rows: Set<number>; plan: Omit<NamedOrganisationPlan, 'rows'> | null }>()
  const founded = new Map<string, { organisation: Organisation; fact: OrganisationFact }>()
  const names = new Map<string, string>()
  const superiors = new Map(present.map(fact => [fact.organisationId, fact.superiorId]))
  const groups = new Map(present.filter(fact => byId.get(fact.organisationId)?.type === 'group').flatMap(fact => [fact.fullName, fact.shortName].map(name => [`${fact.superiorId ?? ''} ${plain(name)}`, fact.organisationId] as const)))
  const superiorId = choices.superiorId ?? topmost(organisations, facts, today)?.id ?? null
  const superior = superiorId === null ? null : (byId.get(superiorId) ?? null)

  const plan = (name: string, choice: NamedOrganisationPlan['choice'], chosen?: { type: OrganisationType; establishedOn: LocalDate }) => ({
    name, choice, type: chosen?.type ?? typeByName(name), establishedOn: chosen?.establishedOn ?? superior?.establishedOn ?? dayOf(yearOf(today), 1, 1), superiorId,
  })
  const foundBranch = (name: string): { branch: NamedBranch; plan: Omit<NamedOrganisationPlan, 'rows'> | null } => {
    const ids = index(name)
    const [id] = ids.ids
    if (ids.ids.length > 1) return { branch: { kind: 'refused', message: `有不止一个“${name}”`, suggestion: '请写全称' }, plan: null }
    const organisation = id === undefined ? undefined : byId.get(id)
    if (organisation?.type === 'group') return { branch: { kind: 'refused', message: `“${name}”是党小组`, suggestion: '请写所在党支部，党小组写在“所在党小组”一列' }, plan: null }
    if (organisation !== undefined) return { branch: { kind: 'one', id: organisation.id, type: organisation.type, establishedOn: organisation.establishedOn, hint: hintOf(name, organisation, ids.isExact) }, plan: null }
    const choice = choices.organisations[name]
    if (choice?.kind === 'leave') return { branch: { kind: 'refused', message: `档案里没有“${name}”`, suggestion: '请选择新建，或选它在档案里的名称' }, plan: plan(name, 'leave') }
    const chosen = choice?.kind === 'existing' ? byId.get(choice.organisationId) : undefined
    if (chosen !== undefined) return { branch: { kind: 'one', id: chosen.id, type: chosen.type, establishedOn: chosen.establishedOn, hint: '' }, plan: plan(name, 'existing', chosen) }
    const wanted = plan(name, 'found', choice?.kind === 'found' ? choice : undefined)
    const made = foundation(name, wanted, newId)
    founded.set(made.organisation.id, made)
    return { branch: { kind: 'one', id: made.organisation.id, type: wanted.type, establishedOn: wanted.establishedOn, hint: '' }, plan: wanted }
  }
  const hintOf = (name: string, organisation: Organisation, isExact: boolean) => [
    isExact ? '' : `按“${nameOf(organisation.id)}”登记`,
    branchTypes.includes(organisation.type) ? '' : `“${name}”是${organisationType.labels[organisation.type]}，不是党支部`,
  ].filter(part => part !== '').join('；')
  const nameOf = (id: string): string => {
    const name = names.get(id) ?? founded.get(id)?.fact.fullName ?? shortNameOn(facts, id, today)
    names.set(id, name)
    return name
  }
  return {
    named: (name, row) => {
      const known = found.get(name) ?? { ...foundBranch(name), rows: new Set<number>() }
      known.rows.add(row)
      found.set(name, known)
      return known.branch
    },
    known: name => {
      const { ids, isExact } = index(name)
      const [id] = ids
      return id !== undefined && ids.length === 1 && isExact ? { id } : null
    },
    byId: id => byId.get(id) ?? founded.get(id)?.organisation ?? null,
    nameOf,
    group: (branchId, name) => groups.get(`${branchId} ${plain(name)}`) ?? null,
    founded: () => [...founded.values()],
    plans: () => [...found.values()].flatMap(({ plan: one, rows }) => (one === null ? [] : [{ ...one, rows: rows.size }])),
    ofKind: (kind, below) => {
      for (let id = below, steps = 0; id !== null && steps < 20; id = superiors.get(id) ?? null, steps++) if (byId.get(id)?.type === kind) return id
      const all = [...organisations, ...[...founded.values()].map(made => made.organisation)].filter(one => one.type === kind && existsOn(one, today))
      return all.length === 1 ? (all[0]?.id ?? null) : null
    },
    hasPost: (id, post) => {
      const made = founded.get(id)
      if (made !== undefined && memberSeats.includes(post)) founded.set(id, { ...made, fact: { ...made.fact, hasCommittee: true } })
    },
  }
}

const memberSeats: readonly PartyPost[] = committeeSeats.filter(post => !['secretary', 'deputySecretary', 'fullTimeDeputySecretary'].includes(post))

/** The branch that a sheet's own titles and name speak of, for rows that name none; null = they name none, or several. */
export function titledBranch(texts: readonly string[], { organisations, facts, today }: Pick<RosterKnown, 'organisations' | 'facts' | 'today'>): string | null {
  const named = organisations.filter(one => branchTypes.includes(one.type) && existsOn(one, today)).flatMap(({ id }) => {
    const own = [fullNameOn(facts, id, today), shortNameOn(facts, id, today)].map(plain).filter(name => name.length >= 3 && texts.some(text => plain(text).includes(name)))
    return own.length === 0 ? [] : [{ id, length: Math.max(...own.map(name => name.length)) }]
  }).sort((a, b) => b.length - a.length)
  const [first, second] = named
  return first === undefined || (second !== undefined && second.length === first.length) ? null : first.id
}

/** 联合、临时、总支 by the name; a branch otherwise. */
export function typeByName(name: string): OrganisationType {
  if (/联合(?:党)?支部/.test(name)) return 'jointBranch'
  if (/临时(?:党)?支部/.test(name)) return 'temporaryBranch'
  if (/党?总支/.test(name)) return 'generalBranch'
  if (/支部/.test(name)) return 'branch'
  if (/纪委|纪律检查/.test(name)) return 'disciplineCommittee'
  if (/机关工委|直属机关工作委员会/.test(name)) return 'workCommittee'
  if (/党组/.test(name)) return 'partyGroup'
  return /机关党委|党委$|机关委员会$/.test(name) ? 'organCommittee' : 'branch'
}

/** The one without a superior today that has the most below it: the unit's own. */
function topmost(organisations: readonly Organisation[], facts: readonly OrganisationFact[], today: LocalDate): Organisation | null {
  const tops = organisations.filter(one => existsOn(one, today) && !['partyGroup', 'disciplineCommittee', 'group'].includes(one.type) && (factOn(facts, one.id, today)?.superiorId ?? null) === null)
  const below = (id: string) => facts.filter(fact => fact.superiorId === id).length
  const isUpper = (one: Organisation) => !branchTypes.includes(one.type)
  const [top = null] = tops.filter(isUpper).sort((a, b) => below(b.id) - below(a.id) || (a.id < b.id ? -1 : 1))
  return top
}

function foundation(name: string, { type, establishedOn, superiorId }: Omit<NamedOrganisationPlan, 'rows'>, newId: () => string): { organisation: Organisation; fact: OrganisationFact } {
  const id = newId()
  return {
    organisation: { ...blankOrganisation, id, type, establishedOn },
    fact: { id: newId(), organisationId: id, from: establishedOn, to: null, fullName: name, shortName: '', superiorId, hasCommittee: false, hasGroups: false },
  }
}

type NameIndex = (name: string) => { readonly ids: readonly string[]; readonly isExact: boolean }

/** Exact names before the same without 中共 and 委员会, before the end of a longer one; nobody = `otherwise`. */
function nameIndex(facts: readonly OrganisationFact[], otherwise: NameIndex = () => ({ ids: [], isExact: true })): NameIndex {
  const exact = new Map<string, Set<string>>()
  const loose = new Map<string, Set<string>>()
  const add = (map: Map<string, Set<string>>, key: string, id: string) => { if (key !== '') map.set(key, (map.get(key) ?? new Set()).add(id)) }
  for (const { fullName, shortName, organisationId } of facts) {
    for (const name of [fullName, shortName]) {
      add(exact, plain(name), organisationId)
      add(loose, looseKey(name), organisationId)
    }
  }
  return name => {
    const own = exact.get(plain(name)) ?? loose.get(looseKey(name))
    if (own !== undefined) return { ids: [...own], isExact: true }
    const key = looseKey(name)
    const longer = key.length < 4 ? [] : [...loose].filter(([other]) => other.endsWith(key)).flatMap(([, ids]) => [...ids])
    const ids = [...new Set(longer)]
    return ids.length > 0 ? { ids, isExact: false } : otherwise(name)
  }
}

/** Forms of one character, blanks and brackets aside. */
function plain(name: string): string {
  return name.normalize('NFKC').replace(/[\s()（）"“”]/g, '')
}

/** 中共云岭市档案局第一支部委员会 and 云岭市档案局第一党支部 are one. */
function looseKey(name: string): string {
  return plain(name).replace(/^(?:中国共产党|中共)/, '').replace(/委员会$/, '').replace(/党支部/g, '支部').replace(/党总支部?|总支部/g, '总支')
}
