import * as z from 'zod'

/** An enumeration whose members carry their Chinese name: one table for checks, forms and ledgers. */
export function labelled<const K extends string>(labels: Readonly<Record<K, string>>) {
  const keys = Object.keys(labels) as [K, ...K[]] // Object.keys forgets the key type; every table here has a member
  if (keys.every(key => /^\d+$/.test(key))) keys.sort() // an object lists 10 before 01; a code table goes by its codes
  return { schema: z.enum(keys), labels, keys: keys as readonly K[] }
}
