import type { FailureProblem } from '#shared/contract/outcome.ts'
import type { SectionRow } from '#shared/model/dossier/section-tables.ts'
import type { Archive } from '../state/archive.ts'
import type { ParsedRow } from './unlocked-section.ts'

/** What rows of the section owe each other: one file a person, of a person that the archive has; a catalogue that is there; each version once. */
export async function sectionProblems(written: readonly ParsedRow[], present: readonly SectionRow[], archive: Archive): Promise<readonly FailureProblem[]> {
  const after = new Map(present.map(row => [row.id, { table: row.table, value: row.row as Readonly<Record<string, unknown>> | null }])) // read as fields below
  for (const { id, table, value } of written) after.set(id, { table, value })
  const rows = [...after].flatMap(([id, { table, value }]) => (value === null ? [] : [{ id, table, value }]))
  const templates = new Set(rows.filter(({ table }) => table === 'dossierTemplates').map(({ id }) => id))
  const problems: FailureProblem[] = []
  for (const { table, id, value } of written) {
    const problem = (path: string, message: string) => problems.push({ table, id, path, message })
    const twin = (field: string) => value !== null && rows.some(row => row.table === table && row.id !== id && row.value[field] === value[field])
    if (table === 'dossiers' && value !== null) {
      if (twin('personId')) problem('personId', '这名干部已经有一份政治素质档案，请打开那一份')
      if (!templates.has(String(value['templateId']))) problem('templateId', '找不到它的目录版本')
      const isNew = !present.some(row => row.id === id)
      if (isNew && (await archive.row('people', String(value['personId']))) === null) problem('personId', '人员中没有这个人，请先在“人员”里登记')
    }
    if (table === 'dossierTemplates' && value !== null && twin('version')) problem('version', '已有这个版本的目录')
    if (table === 'dossierTemplates' && value === null && rows.some(row => row.value['templateId'] === id)) problem('', '还有档案使用这个版本的目录，不能删除')
  }
  return problems
}
