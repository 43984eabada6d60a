import { ESLint } from 'eslint'
import { expect, test } from 'vitest'
import { breach, mayNotImport, onlyIn } from './layers.js'

/** One breach for each row of the table: the file that plants it and what it imports. */
const planted: readonly (readonly [file: string, specifier: string])[] = [
  ['shared/rules/x.ts', 'electron'],
  ['shared/rules/x.ts', 'react'],
  ['shared/rules/x.ts', 'react-dom/client'],
  ['shared/rules/x.ts', 'dexie'],
  ['shared/rules/x.ts', 'docx'],
  ['shared/rules/x.ts', 'pdfmake/build/pdfmake.js'],
  ['shared/rules/x.ts', 'node:fs'],
  ['shared/rules/x.ts', '../../electron/archive/journal/journal.ts'],
  ['shared/rules/x.ts', '../../renderer/machine.ts'],
  ['shared/ledgers/x.ts', '../writers/to-pdf.ts'],
  ['shared/writers/x.ts', 'node:fs'],
  ['shared/writers/x.ts', 'react'],
  ['shared/writers/x.ts', 'dexie'],
  ['shared/writers/x.ts', '../../electron/cli.ts'],
  ['shared/writers/x.ts', '../../renderer/machine.ts'],
  ['shared/ledgers/x.ts', '../readers/read-spreadsheet.ts'],
  ['shared/readers/x.ts', 'node:fs'],
  ['shared/readers/x.ts', 'react'],
  ['shared/readers/x.ts', 'dexie'],
  ['shared/readers/x.ts', 'docx'],
  ['shared/readers/x.ts', '../writers/to-pdf.ts'],
  ['shared/readers/x.ts', '../../electron/cli.ts'],
  ['shared/readers/x.ts', '../../renderer/machine.ts'],
  ['shared/imports/x.ts', 'read-excel-file/universal'],
  ['shared/imports/x.ts', '@e965/xlsx'],
  ['shared/writers/x.ts', 'read-excel-file/universal'],
  ['shared/writers/x.ts', '@e965/xlsx'],
  ['shared/readers/x.ts', 'write-excel-file/universal'],
  ['renderer/workers/x.ts', 'read-excel-file/universal'],
  ['renderer/workers/x.ts', '@e965/xlsx'],
  ['electron/commands/x.ts', 'read-excel-file/node'],
  ['electron/commands/x.ts', '@e965/xlsx'],
  ['electron/commands/x.ts', 'write-excel-file/node'],
  ['electron/x.ts', 'react'],
  ['electron/x.ts', 'dexie'],
  ['electron/x.ts', '../renderer/machine.ts'],
  ['electron/x.ts', 'node:fs'],
  ['electron/contract/x.ts', 'node:fs/promises'],
  ['renderer/x.ts', 'electron'],
  ['renderer/x.ts', 'node:path'],
  ['renderer/x.ts', '../electron/main.ts'],
  ['renderer/screens/today/x.tsx', 'dexie'],
  ['renderer/screens/today/x.tsx', 'docx'],
  ['renderer/screens/today/x.tsx', 'pdfmake'],
  ['renderer/screens/today/x.tsx', 'read-excel-file'],
  ['renderer/screens/today/x.tsx', '../../storage/database.ts'],
  ['renderer/screens/today/x.tsx', '../people/people-screen.tsx'],
  ['renderer/parts/x.tsx', 'dexie'],
  ['renderer/parts/x.tsx', 'docx'],
  ['renderer/parts/x.tsx', '../screens/today/today-screen.tsx'],
  ['renderer/parts/x.tsx', '../storage/database.ts'],
  ['renderer/ui/x.tsx', 'dexie-react-hooks'],
  ['renderer/ui/x.tsx', '#shared/model/meeting.ts'],
  ['renderer/ui/x.tsx', '../storage/view.ts'],
  ['renderer/ui/x.tsx', '../parts/person-picker.tsx'],
  ['renderer/ui/x.tsx', '../screens/today/today-screen.tsx'],
  ['renderer/workers/x.ts', 'dexie'],
]

test.each(planted)('%s importing %s is a breach', (file, specifier) => {
  expect(breach(file, specifier)).not.toBeNull()
})

test('each row of the table has a planted breach', () => {
  const folders = Object.keys(mayNotImport).filter(folder => !planted.some(([file]) => file.startsWith(folder)))
  const owned = Object.keys(onlyIn).filter(name => !planted.some(([, specifier]) => specifier === name || specifier.startsWith(`${name}/`)))
  expect([folders, owned]).toEqual([[], []])
})

test.each([
  ['shared/rules/x.ts', '../model/meeting.ts'],
  ['shared/writers/x.ts', 'docx'],
  ['shared/writers/x.ts', '../documents/document.ts'],
  ['shared/readers/x.ts', 'read-excel-file/universal'],
  ['shared/readers/x.ts', '@e965/xlsx'],
  ['shared/writers/x.ts', 'write-excel-file/universal'],
  ['shared/readers/x.ts', '../imports/sheet.ts'],
  ['renderer/workers/x.ts', '#shared/readers/read-spreadsheet.ts'],
  ['electron/archive/x.ts', 'node:fs'],
  ['electron/main.ts', 'electron'],
  ['electron/cli.ts', '#shared/writers/to-pdf.ts'],
  ['electron/cli.ts', './archive/journal.ts'],
  ['renderer/storage/x.ts', 'dexie'],
  ['renderer/screens/today/x.tsx', './finding-list.tsx'],
  ['renderer/screens/today/x.tsx', 'dexie-react-hooks'],
  ['renderer/ui/x.tsx', 'antd'],
])('%s may import %s', (file, specifier) => {
  expect(breach(file, specifier)).toBeNull()
})

test.each([
  ['a static import', "import { readFile } from 'node:fs/promises'\nexport const x = readFile\n"],
  ['a dynamic import', "export const x = () => import('node:fs')\n"],
  ['a re-export', "export { readFile } from 'node:fs/promises'\n"],
  ['a re-export of all', "export * from '../../electron/archive/journal/journal.ts'\n"],
])('the linter reports %s', async (_, code) => {
  const [result] = await new ESLint().lintText(code, { filePath: 'shared/rules/planted.ts' })
  expect(result?.messages.map(m => m.ruleId)).toContain('layers/imports')
})
