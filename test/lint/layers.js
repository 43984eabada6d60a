/** Imports go one way (architecture): for each folder, what a file in it may not import. The innermost matching rows all apply. */
export const mayNotImport = {
  'shared/': ['electron', 'react', 'react-*', 'dexie', 'dexie-*', 'docx', 'pdfmake', 'fontkit', '*-excel-file', 'node:*', '/electron/', '/renderer/', '/writers/', '/readers/'],
  'shared/writers/': ['electron', 'react', 'react-*', 'dexie', 'dexie-*', 'node:*', '/electron/', '/renderer/'],
  'shared/readers/': ['electron', 'react', 'react-*', 'dexie', 'dexie-*', 'docx', 'pdfmake', 'fontkit', 'node:*', '/electron/', '/renderer/', '/writers/'],
  'electron/': ['react', 'react-*', 'dexie', 'dexie-*', '/renderer/'],
  'renderer/': ['electron', 'node:*', '/electron/'],
  'renderer/screens/': ['dexie', 'docx', 'pdfmake', '*-excel-file', '/renderer/storage/database'],
  'renderer/parts/': ['dexie', 'docx', 'pdfmake', '*-excel-file', '/screens/', '/renderer/storage/database'],
  'renderer/ui/': ['dexie', 'dexie-*', '#shared/', '/shared/', '/storage/', '/parts/', '/screens/'],
}

/** Rows that a deeper folder replaces instead of adding to. */
const replacedBy = { 'shared/': ['shared/writers/', 'shared/readers/'] }

/** Only these folders touch the thing named at the left. */
export const onlyIn = {
  dexie: ['renderer/storage/'],
  docx: ['shared/writers/'],
  pdfmake: ['shared/writers/'],
  'read-excel-file': ['shared/readers/'],
  '@e965/xlsx': ['shared/readers/'],
  'write-excel-file': ['shared/writers/'],
  'node:fs': ['electron/archive/', 'electron/files/'],
  'node:fs/promises': ['electron/archive/', 'electron/files/'],
}

/**
 * Whether `file` (from the root, with slashes) may import `specifier`. Relative specifiers are resolved against the file.
 * Answers null when it may, else why not.
 */
export function breach(file, specifier) {
  const target = resolve(file, specifier)
  for (const [folder, patterns] of Object.entries(mayNotImport)) {
    if (!file.startsWith(folder)) continue
    if ((replacedBy[folder] ?? []).some(deeper => file.startsWith(deeper))) continue
    const hit = patterns.find(pattern => matches(target, pattern, file, folder))
    if (hit !== undefined) return `${folder} may not import ${specifier}`
  }
  const screen = /^renderer\/screens\/([^/]+)\//
  const [own, other] = [screen.exec(file)?.[1], screen.exec(target)?.[1]]
  if (own !== undefined && other !== undefined && own !== other) return `screens never import each other: ${specifier}`
  const homes = onlyIn[Object.keys(onlyIn).find(name => target === name || target.startsWith(`${name}/`))]
  const isProduct = /^(shared|electron|renderer)\//.test(file)
  if (isProduct && homes !== undefined && !homes.some(home => file.startsWith(home))) return `only ${homes.join(' and ')} may import ${specifier}`
  return null
}

function matches(target, pattern, file, folder) {
  if (pattern === 'electron') return target === 'electron'
  if (pattern.startsWith('/')) {
    const inside = `/${target}/`.includes(pattern.endsWith('/') ? pattern : `${pattern}`)
    return inside && !(folder === pattern.slice(1) && target.startsWith(folder))
  }
  if (pattern.endsWith(':*')) return target.startsWith(pattern.slice(0, -1))
  if (pattern.startsWith('*')) return target.endsWith(pattern.slice(1))
  if (pattern.endsWith('-*')) return target.startsWith(pattern.slice(0, -1))
  if (pattern.endsWith('/')) return target.startsWith(pattern)
  return target === pattern || target.startsWith(`${pattern}/`)
}

function resolve(file, specifier) {
  if (specifier.startsWith('#shared/')) return specifier.slice(1)
  if (!specifier.startsWith('.')) return specifier
  const path = file.split('/').slice(0, -1)
  for (const part of specifier.split('/')) {
    if (part === '..') path.pop()
    else if (part !== '.') path.push(part)
  }
  return path.join('/')
}

/** The ESLint rule: static imports, re-exports and dynamic imports alike. */
export const layersRule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = context.filename.slice(context.cwd.length + 1).replaceAll('\\', '/')
    const check = node => {
      const source = node.source
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return
      const why = breach(file, source.value)
      if (why !== null) context.report({ node, message: why })
    }
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check, ImportExpression: check }
  },
}
