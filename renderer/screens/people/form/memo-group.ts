import { type ComponentType, memo } from 'react'
import type { FieldProblems } from '../../../parts/field-problems.ts'
import type { PersonHand } from './person-hand.ts'
import type { PersonInHand } from './person-in-hand.ts'

/** A group that is drawn again only when one of its own fields or what is wrong with the form has changed: a keystroke in one field must not draw ninety others. */
export function memoGroup(group: ComponentType<PersonHand>, ...fields: readonly (keyof PersonInHand)[]): ComponentType<PersonHand> {
  return memo(group, (before, now) => (
    fields.every(field => before.value[field] === now.value[field]) && before.onChange === now.onChange && before.tell === now.tell && sameProblems(before.problems, now.problems)
  ))
}

export function sameProblems(a: FieldProblems, b: FieldProblems): boolean {
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every(name => a[name] === b[name])
}
