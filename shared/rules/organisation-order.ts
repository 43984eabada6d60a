import { type Organisation, type OrganisationFact, organisationType } from '../model/organisation.ts'
import { covers } from '../time/interval.ts'
import type { LocalDate } from '../time/local-date.ts'

/** The organisation and all below it on that day as registers list them: each before its subordinates, these by kind and then by name. */
export function inTreeOrder<O extends Organisation>(organisations: readonly O[], facts: readonly OrganisationFact[], rootId: string, day: LocalDate): readonly O[] {
  const factOf = new Map(facts.filter(fact => covers(fact, day)).map(fact => [fact.organisationId, fact]))
  const below = new Map<string, O[]>()
  for (const organisation of organisations) {
    const superiorId = factOf.get(organisation.id)?.superiorId ?? null
    const before = superiorId === null ? undefined : below.get(superiorId)
    if (before !== undefined) before.push(organisation)
    else if (superiorId !== null) below.set(superiorId, [organisation])
  }
  const nameOf = ({ id }: O) => factOf.get(id)?.shortName || factOf.get(id)?.fullName || ''
  const seen = new Set<string>()
  const from = (organisation: O): readonly O[] => {
    if (seen.has(organisation.id)) return []
    seen.add(organisation.id)
    const children = (below.get(organisation.id) ?? []).toSorted((a, b) => byTypeAndName({ type: a.type, name: nameOf(a) }, { type: b.type, name: nameOf(b) }))
    return [organisation, ...children.flatMap(from)]
  }
  const root = organisations.find(({ id }) => id === rootId)
  return root === undefined ? [] : from(root)
}

/** The kinds in the order of the model, then 第二党支部 before 第十党支部. */
export function byTypeAndName(a: { readonly type: Organisation['type']; readonly name: string }, b: { readonly type: Organisation['type']; readonly name: string }): number {
  return organisationType.keys.indexOf(a.type) - organisationType.keys.indexOf(b.type) || chineseOrder(a.name, b.name)
}

/** 第二党支部 before 第十党支部. */
export function chineseOrder(a: string, b: string): number {
  return collator.compare(numbered(a), numbered(b))
}

const collator = new Intl.Collator('zh-CN', { numeric: true })

function numbered(name: string): string {
  return name.replace(/第([一二三四五六七八九十]+)/g, (_, digits: string) => `第${chineseNumber(digits)}`)
}

function chineseNumber(digits: string): number {
  const ones = '一二三四五六七八九'
  const [tens = '', unit = ''] = digits.includes('十') ? digits.split('十') : ['', digits]
  const ten = digits.includes('十') ? (tens === '' ? 1 : ones.indexOf(tens) + 1) * 10 : 0
  return ten + (unit === '' ? 0 : ones.indexOf(unit.charAt(0)) + 1)
}
