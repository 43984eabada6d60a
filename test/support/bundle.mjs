import { mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'vite'

const root = join(import.meta.dirname, '..', '..')

/**
 * One plain Node file out of a TypeScript entry, for processes that are measured or killed.
 * @param {string} entry from the root @param {string} folder where the file goes @returns {Promise<string>} its path
 */
export async function bundle(entry, folder) {
  mkdirSync(folder, { recursive: true })
  const name = `${basename(entry).replace(/\.\w+$/, '')}.mjs`
  await build({
    root, configFile: false, logLevel: 'error', publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: true, outDir: folder, emptyOutDir: false, target: 'node20', minify: false, reportCompressedSize: false,
      rolldownOptions: { input: join(root, entry), output: { format: 'es', entryFileNames: name, codeSplitting: false } },
    },
  })
  return join(folder, name)
}

