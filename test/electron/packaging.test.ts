import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const config = readFileSync(join(root, 'electron-builder.yml'), 'utf8')
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { main: string; dependencies?: object }

/** The lines indented below a key. */
function below(key: string): string[] {
  const [, block = ''] = new RegExp(`^${key}:\\n((?:[ #].*\\n|\\n)*)`, 'm').exec(config) ?? []
  return block.split('\n').map(line => line.trim()).filter(line => line !== '' && !line.startsWith('#'))
}

describe('what is packaged', () => {
  test('the program file can be told nothing from outside', () => {
    expect(below('electronFuses').sort()).toEqual([
      'enableCookieEncryption: false', 'enableEmbeddedAsarIntegrityValidation: true', 'enableNodeCliInspectArguments: false', 'enableNodeOptionsEnvironmentVariable: false',
      'grantFileProtocolExtraPrivileges: false', 'loadBrowserProcessSpecificV8Snapshot: false', 'onlyLoadAppFromAsar: true', 'runAsNode: false',
    ])
  })

  test('is the built files alone, in one archive, without source maps', () => {
    expect(below('files').map(line => line.replace(/^- /, '').replaceAll('\'', ''))).toEqual(['dist/**/*', 'package.json', '!dist/**/*.map', '!dist/build-stamp.json', '!node_modules/**/*'])
    expect(config).toMatch(/^asar: true$/m)
    expect(manifest.dependencies ?? {}).toEqual({})
    expect(manifest.main).toBe('dist/electron/main.mjs')
  })

  test('nothing is published or updated by itself', () => {
    expect(config).toMatch(/^publish: null$/m)
  })

  test('uninstalling leaves the data and settings where they are', () => {
    expect(below('nsis')).toContain('deleteAppDataOnUninstall: false')
  })
})

test('the lock file names the parts for every system, so that npm ci installs it on each', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, { optionalDependencies?: Record<string, string> }> }
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(name => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages)).map(name => `${path} → ${name}`))
  expect(missing).toEqual([])
})
