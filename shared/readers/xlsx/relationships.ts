import type { Refuse } from '../refuse.ts'
import { eachTag } from './each-tag.ts'
import { type Parts, refuseFault } from './parts.ts'

export interface Relationship {
  readonly id: string
  readonly type: string
  /** The part that it leads to, from the root of the package. */
  readonly target: string
}

/** Relationships of a part ('' = of the package) that stay inside of it; those that lead outside are never followed. */
export function relationshipsOf(parts: Parts, part: string, refuse: Refuse): readonly Relationship[] {
  const slash = part.lastIndexOf('/')
  const [folder, file] = [part.slice(0, slash + 1), part.slice(slash + 1)]
  const bytes = parts.xml(`${folder}_rels/${file}.rels`)
  const found: Relationship[] = []
  if (bytes === null) return found
  eachTag(bytes, fault => refuseFault(fault, refuse), tag => {
    const [id, type, target] = [tag.value('Id'), tag.value('Type'), tag.value('Target')]
    if (tag.name !== 'Relationship' || id === null || type === null || target === null) return
    if (tag.value('TargetMode') === 'External' || /^[a-z][a-z0-9+.-]*:/i.test(target)) return
    found.push({ id, type, target: resolved(folder, target) })
  })
  return found
}

/** Transitional and strict types end alike (ECMA-376 part 1, 12; part 4). */
export function typeIs(name: string): (relationship: Relationship) => boolean {
  return ({ type }) => type.endsWith(`/${name}`)
}

export function partAt(relationships: readonly Relationship[], name: string): string | null {
  return relationships.find(typeIs(name))?.target ?? null
}

function resolved(folder: string, target: string): string {
  const path = target.startsWith('/') ? [] : folder.split('/').filter(segment => segment !== '')
  for (const segment of target.replaceAll('\\', '/').split('/')) {
    if (segment === '..') path.pop()
    else if (segment !== '.' && segment !== '') path.push(segment)
  }
  return path.join('/')
}
