import { createHash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { Decrypter, Encrypter } from 'age-encryption'
import * as kit from 'cctv-age'
import { describe, expect, test } from 'vitest'
import { UnreadableSeal, openStream, scryptFactorOf } from '../../../../electron/archive/keys/age-file.ts'

/** The C2SP test kit: what every age implementation must open, and what it must refuse. */
interface Vector {
  readonly name: string
  readonly fields: ReadonlyMap<string, readonly string[]>
  readonly bytes: Uint8Array
}

function read(name: string, raw: Uint8Array): Vector {
  const text = Buffer.from(raw)
  const end = text.indexOf('\n\n')
  const fields = new Map<string, string[]>()
  for (const line of text.subarray(0, end).toString('utf8').split('\n')) {
    const [key = '', value = ''] = line.split(/: (.*)/)
    fields.set(key, [...(fields.get(key) ?? []), value])
  }
  const body = text.subarray(end + 2)
  return { name, fields, bytes: fields.get('compressed')?.[0] === 'zlib' ? inflateSync(body) : body }
}

/** Read with neither: our files are never armored. */
const isArmored = ({ fields }: Vector) => fields.get('armored')?.[0] === 'yes'

const all = Object.entries(kit as unknown as Record<string, unknown>).filter((each): each is [string, Uint8Array] => each[1] instanceof Uint8Array).map(([name, raw]) => read(name, raw))
const identitiesOf = ({ fields }: Vector) => fields.get('identity') ?? []
const byIdentity = all.filter(vector => !isArmored(vector) && identitiesOf(vector).length > 0)
const byPassphrase = all.filter(vector => !isArmored(vector) && identitiesOf(vector).length === 0)

/** The SHA-256 of what it opens to, or that it was refused. */
async function outcome(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  try {
    for await (const piece of pieces) hash.update(piece)
    return hash.digest('hex')
  } catch (error) {
    if (error instanceof UnreadableSeal) return 'refused'
    throw error
  }
}

const expectedOf = ({ fields }: Vector) => (fields.get('expect')?.[0] === 'success' ? fields.get('payload')?.[0] : 'refused')

test('the kit is there', () => {
  expect([byIdentity.length, byPassphrase.length, all.filter(isArmored).length].map(count => count > 15)).toEqual([true, true, true])
})

describe.each(['node', 'library'] as const)('payload by %s', engine => {
  test.each(byIdentity.map(vector => [vector.name, vector] as const))('%s', async (_, vector) => {
    expect(await outcome(openStream([vector.bytes], identitiesOf(vector), engine))).toBe(expectedOf(vector))
  })
})

describe('by passphrase', () => {
  test.each(byPassphrase.map(vector => [vector.name, vector] as const))('%s', async (_, vector) => {
    const it = new Decrypter()
    for (const passphrase of vector.fields.get('passphrase') ?? []) it.addPassphrase(passphrase)
    const opened = await it.decrypt(vector.bytes).then(bytes => createHash('sha256').update(bytes).digest('hex'), () => 'refused')
    expect(opened).toBe(expectedOf(vector))
  })
})

test.skip.each(all.filter(isArmored).map(({ name }) => [name]))('%s: armor is a text form that we neither write nor read', () => undefined)

test('the factor of a passphrase slot is read off its header', async () => {
  const it = new Encrypter()
  it.setPassphrase('x')
  it.setScryptWorkFactor(3)
  expect(scryptFactorOf(await it.encrypt('y'))).toBe(3)
  expect(scryptFactorOf(byPassphrase.find(({ name }) => name === 'scrypt_work_factor_23')!.bytes)).toBe(23)
  expect(scryptFactorOf(byIdentity[0]!.bytes)).toBe(0)
})
