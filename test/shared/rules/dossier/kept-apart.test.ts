import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../../..')

/** What a file imports of this repository, at run time or as types. */
function importsOf(file: string): readonly string[] {
  return [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from |import |import\()'((?:\.{1,2}|#shared)\/[^']+)'/g)].map(([, path = '']) => (path.startsWith('#shared/') ? path.slice(1) : relative(root, join(root, dirname(file), path))))
}

function reachedFrom(files: readonly string[]): ReadonlyMap<string, string | null> {
  const reached = new Map<string, string | null>(files.map(file => [file, null]))
  for (const file of reached.keys()) for (const next of importsOf(file)) if (!reached.has(next)) reached.set(next, file)
  return reached
}

const filesIn = (folder: string) => readdirSync(join(root, folder)).filter(name => name.endsWith('.ts')).map(name => `${folder}/${name}`)

test.each<[string, readonly string[]]>([
  ['the ordinary findings', filesIn('shared/rules/warnings')],
  ['the agenda of 今日', ['renderer/workers/agenda.ts']],
  ['inspection binders and their gap lists', filesIn('shared/binder')],
  ['the list of ordinary ledgers', ['shared/ledgers/ledgers.ts']],
])('%s never reach what the sealed section holds', (_, files) => {
  const reached = reachedFrom(files)
  expect(reached.size).toBeGreaterThan(20)
  const sealed = [...reached].filter(([file]) => /\/dossiers?\//.test(file)).map(([file, by]) => `${file} by ${String(by)}`)
  expect(sealed).toEqual([])
})
