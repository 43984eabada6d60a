import path from 'node:path'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { foundMapping, MappingFile } from '#shared/imports/roster/mapping-file.ts'
import { planRoster, suggestedBranch } from '#shared/imports/roster/plan-roster.ts'
import { noChoices, type RosterChoices, type RowChoice } from '#shared/imports/roster/roster-choices.ts'
import { type RosterKnown, rosterKnown } from '#shared/imports/roster/roster-known.ts'
import { refusedRows, rosterCommit, rosterSummary } from '#shared/imports/roster/roster-ops.ts'
import type { RosterPlan, RosterProblem } from '#shared/imports/roster/roster-plan.ts'
import type { Sheet } from '#shared/imports/sheet.ts'
import { branchTypes } from '#shared/model/organisation.ts'
import { existsOn } from '#shared/rules/organisation-on.ts'
import { dayInChina } from '#shared/time/instant.ts'
import type { Archive } from '../archive/state/archive.ts'
import { readSpreadsheetFile } from '../files/spreadsheet-file.ts'
import { readText } from '../files/text-file.ts'
import { archiveOptions, toRead, toWrite } from './archive-folder.ts'
import { type Command, type Given, type Io, Refusal } from './command.ts'
import { subtreeNamed } from './named-organisation.ts'
import { newId } from './new-id.ts'

/** A roster file becomes people, memberships and posts in one commit; a row with a problem is told and holds back no other. */
export const importRoster: Command = {
  usage: '--data 文件夹 [--password-file 口令文件] --roster 名册.xlsx [--organisation 名称] [--mapping 对应.json] [--dry-run]',
  options: { ...archiveOptions, roster: 'text', organisation: 'optionalText', mapping: 'optionalText', 'dry-run': 'flag' },
  async run(given, io) {
    const isDryRun = given.flag('dry-run')
    const file = given.text('roster')
    const written = await mappingFile(given)
    const sheets = await readSpreadsheetFile(file, io.spreadsheetProgram ?? null)
    await (isDryRun ? toRead : toWrite)(given, async (archive: Archive) => {
      const reader = await archive.reader()
      const known = await rosterKnown(reader, dayInChina(new Date().toISOString()))
      const found = foundMapping(sheets, known, written)
      if (found.kind === 'refused') throw new Refusal(`${found.message}。没有导入，档案没有改动。可以用 --mapping 写明各列的意思。`)
      const choices = { ...noChoices(found.mapping), ...(await places(given, archive, found, known)) }
      const { plan, seq } = await enter(found.sheet, choices, known, { archive, fileName: path.basename(file), isDryRun })
      tell(plan, seq, isDryRun, io)
      io.say(isDryRun ? `试算，没有写入。${rosterSummary(plan, path.basename(file))}。` : `${rosterSummary(plan, path.basename(file))}。${seq === null ? '' : '可以在“数据”的操作记录里整批撤销。'}`)
    })
  },
}

async function mappingFile(given: Given): Promise<MappingFile> {
  const name = given.optional('mapping')
  if (name === undefined) return {}
  const parsed = MappingFile.safeParse(parsedJson(await readText(name)))
  if (!parsed.success) throw new Refusal(`“${name}”不是列的对应：应为 {"sheet":"表名","headerRows":[2],"columns":{"列名或列号":"字段名"}}，各项都可以不写。没有导入。`)
  return parsed.data
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Where rows without a branch go, and under whom new branches are founded: as named; else by the file's own titles, or the only branch there is. */
async function places(given: Given, archive: Archive, { sheet, mapping }: { readonly sheet: Sheet; readonly mapping: RosterChoices['mapping'] }, known: RosterKnown): Promise<Pick<RosterChoices, 'organisationId' | 'superiorId'>> {
  const name = given.optional('organisation')
  if (name === undefined) return { organisationId: suggestedBranch(sheet, mapping, known) ?? onlyBranch(known), superiorId: null }
  const { id } = await subtreeNamed(await archive.reader(), name, known.today)
  const isBranch = known.organisations.some(one => one.id === id && branchTypes.includes(one.type))
  return { organisationId: id, superiorId: isBranch ? null : id }
}

function onlyBranch({ organisations, today }: RosterKnown): string | null {
  const [one, another] = organisations.filter(organisation => branchTypes.includes(organisation.type) && existsOn(organisation, today))
  return one === undefined || another !== undefined ? null : one.id
}

interface Entry {
  readonly archive: Archive
  readonly fileName: string
  readonly isDryRun: boolean
}

/** Plans and commits; rows that the archive refuses become problems, and the rest is tried again. */
async function enter(sheet: Sheet, choices: RosterChoices, known: RosterKnown, entry: Entry): Promise<{ readonly plan: RosterPlan; readonly seq: number | null }> {
  const plan = await planRoster(sheet, choices, known, { newId })
  const commit = rosterCommit(plan, entry.fileName, newId())
  if (commit === null) return { plan, seq: null }
  try {
    const { seq } = entry.isDryRun ? await entry.archive.examine(commit) : await entry.archive.commit(commit)
    return { plan, seq: entry.isDryRun ? null : seq }
  } catch (error) {
    if (!(error instanceof ExpectedFailure)) throw error
    const refused = refusedRows(plan, error.failure.problems ?? [])
    if (refused.size === 0) throw error
    const rows = Object.fromEntries([...refused].map(([number, why]): [number, RowChoice] => [number, { ...choices.rows[number], refused: why }]))
    return enter(sheet, { ...choices, rows: { ...choices.rows, ...rows } }, known, entry)
  }
}

function tell(plan: RosterPlan, seq: number | null, isDryRun: boolean, io: Io): void {
  for (const { number, action, name, problems } of plan.rows) io.print({ row: number, action, name, problems: problems.map(problem => ({ column: problem.column, message: sentence(problem) })) })
  io.print({
    sheet: plan.sheet, ...plan.counts, organisations: plan.writes.organisations.map(({ fact }) => fact.fullName), passedOver: plan.passedOver.length, unusedColumns: plan.unusedColumns, dryRun: isDryRun, seq,
  })
}

function sentence({ message, suggestion }: RosterProblem): string {
  return suggestion === '' ? message : `${message}，${suggestion}`
}
