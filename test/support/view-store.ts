import { cpSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { runCli } from './prepared-archive.ts'
import type { User } from './program.ts'

type Row = Readonly<Record<string, unknown>>
/** Every record but the settings, by table and id. */
export type Records = ReadonlyMap<string, Row>

/** What the window's database holds, read past the product. */
export async function recordsInView(page: Page): Promise<Records> {
  const stores = await page.evaluate(() => new Promise<Record<string, Row[]>>((resolve, reject) => {
    const opening = indexedDB.open('dangwu-ledger-view')
    opening.onerror = () => { reject(new Error(String(opening.error))) }
    opening.onsuccess = () => {
      const database = opening.result
      const names = [...database.objectStoreNames].filter(name => name !== 'meta' && name !== 'settings')
      const found: Record<string, Row[]> = {}
      const transaction = database.transaction(names)
      for (const name of names) transaction.objectStore(name).getAll().onsuccess = event => { found[name] = (event.target as IDBRequest<Row[]>).result } // what getAll gives
      transaction.oncomplete = () => {
        database.close()
        resolve(found)
      }
      transaction.onabort = () => { reject(new Error(String(transaction.error))) }
    }
  }))
  return new Map(Object.entries(stores).flatMap(([table, rows]) => rows.map(row => [`${table} ${String(row['id'])}`, plain(row)] as const)))
}

/** What the archive holds, as the command line exports it. */
export function recordsInArchive(user: User, data: string = user.data): Records {
  const file = join(user.home, 'export.ndjson')
  rmSync(file, { force: true })
  runCli(user, ['export', '--data', data, '--out', file])
  const lines = readFileSync(file, 'utf8').trim().split('\n').map(line => JSON.parse(line) as { table: string; value: Row }) // as the command writes it
  return new Map(lines.map(({ table, value }) => [`${table} ${String(value['id'])}`, plain(value)]))
}

function plain(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([key]) => key !== 'rev' && key !== '_h'))
}

/** The folder of the view's LevelDB in the browser's profile. */
export function viewFolder(user: User): string {
  const within = join(user.profile, 'Default', 'IndexedDB')
  const name = readdirSync(within).find(folder => folder.endsWith('.indexeddb.leveldb'))
  if (name === undefined) throw new Error(`no view in ${within}`)
  return join(within, name)
}

/** The newest file of a kind that holds anything. */
export function newestFile(folder: string, pattern: RegExp): string {
  const files = readdirSync(folder).filter(name => pattern.test(name)).sort().map(name => join(folder, name)).filter(file => statSync(file).size > 0)
  const newest = files.at(-1)
  if (newest === undefined) throw new Error(`no ${String(pattern)} in ${folder}: ${readdirSync(folder).join(' ')}`)
  return newest
}

/** As a kill in the middle of an append leaves it. */
export function cutOff(file: string, bytes: number): void {
  truncateSync(file, Math.max(0, statSync(file).size - bytes))
}

/** One bit in each of some bytes, spread over the whole file. */
export function flipBits(file: string, count = 8): void {
  const bytes = readFileSync(file)
  for (let i = 0; i < count; i += 1) {
    const at = Math.floor(((i + 0.5) / count) * bytes.length)
    bytes[at] = bytes[at]! ^ (1 << (i % 8)) // within the file
  }
  writeFileSync(file, bytes)
}

/** One user's view in the place of another's. */
export function replaceView(of: User, by: User): void {
  const folder = viewFolder(of)
  rmSync(folder, { recursive: true })
  cpSync(viewFolder(by), folder, { recursive: true })
}
