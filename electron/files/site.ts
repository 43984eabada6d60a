import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.md': 'text/plain; charset=utf-8',
}

export interface SiteFile {
  readonly path: string
  readonly contentType: string
  /** Its name holds a hash of its content. */
  readonly immutable: boolean
}

/** The built pages by their URL path. A path that is not listed here does not exist: nothing is ever looked up on the disk by what a window asks for. */
export type Site = ReadonlyMap<string, SiteFile>

export function readSite(root: string): Site {
  const site = new Map(filesBelow(root, '').map(name => [name, siteFile(root, name)] as const))
  const index = site.get('/index.html')
  if (index === undefined) throw new Error(`no built pages in ${root}`)
  return new Map([...site, ['/', index]])
}

export function readSiteFile(file: SiteFile): Promise<Buffer> {
  return readFile(file.path)
}

/** Symbolic links are neither followed nor served. */
function filesBelow(root: string, prefix: string): readonly string[] {
  return readdirSync(join(root, prefix), { withFileTypes: true }).flatMap(entry => {
    const name = `${prefix}/${entry.name}`
    if (entry.isDirectory()) return filesBelow(root, name)
    return entry.isFile() ? [name] : []
  })
}

function siteFile(root: string, name: string): SiteFile {
  return { path: join(root, name), contentType: contentTypes[extname(name)] ?? 'application/octet-stream', immutable: name.startsWith('/assets/') }
}
