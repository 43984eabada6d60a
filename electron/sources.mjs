import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

export const stampFile = join(root, 'dist', 'build-stamp.json')

const sources = ['electron', 'renderer', 'shared', 'resources', 'package.json', 'package-lock.json', 'vite.config.ts', 'tsconfig.base.json']

/** What the built files are made from, as one hash: says whether they are still the present ones. */
export function sourcesHash() {
  const hash = createHash('sha256')
  for (const file of sources.flatMap(name => filesOf(name))) hash.update(`${file}\0`).update(readFileSync(join(root, file))).update('\0')
  return hash.digest('hex')
}

/** @param {string} name @returns {string[]} */
function filesOf(name) {
  const path = join(root, name)
  if (!existsSync(path)) return []
  if (/\.\w+$/.test(name)) return [name]
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => (entry.isDirectory() ? filesOf(`${name}/${entry.name}`) : entry.isFile() ? [`${name}/${entry.name}`] : []))
}
