import canonicalize from 'canonicalize'

/** RFC 8785 (JCS): the one text of a value that hashes and frames are made from. Throws on what JSON can't say. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('a value without a JSON form')
  return text
}
