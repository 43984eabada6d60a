import * as z from 'zod'

/** An enumeration whose members carry their Chinese name: one table for checks, forms and ledgers. */
export function labelled<const K extends string>(labels: Readonly<Record<K, string>>) {
  const keys = Object.keys(labels) as [K, ...K[]] // Object.keys forgets the key type; every table here has a member
  return { schema: z.enum(keys), labels, keys: keys as readonly K[] }
}
