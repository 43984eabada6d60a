import type { RosterField } from '#shared/imports/roster/roster-field.ts'
import type { SheetCell } from '#shared/imports/sheet.ts'
import { educationLevel } from '#shared/codes/education-level.ts'
import { nationality as nationalities } from '#shared/codes/nationality.ts'
import { localDate } from '#shared/time/local-date.ts'
import type { MadePerson } from './made-people.ts'

/** A column as some clerk keeps it. `means`: what the cell says in the model's words (days and months as text, codes, true/false); '' = nothing. */
export interface MadeColumn {
  readonly title: string | readonly [upper: string, lower: string]
  readonly field: RosterField | null
  readonly cell: (person: MadePerson, index: number) => SheetCell
  readonly means: (person: MadePerson) => string
}

type Title = MadeColumn['title']
type Day = 'birth' | 'joinedOn' | 'fullOn' | 'workStartedOn'

/** The shapes in which clerks write days. */
export const dayShapes = {
  dotted: { cell: (d: string) => d.slice(0, 7).replace('-', '.'), isMonth: true },
  shortYear: { cell: (d: string) => `${d.slice(2, 4)}.${Number(d.slice(5, 7))}`, isMonth: true },
  chineseMonth: { cell: (d: string) => `${d.slice(0, 4)}年${Number(d.slice(5, 7))}月`, isMonth: true },
  chineseDay: { cell: (d: string) => `${d.slice(0, 4)}年${Number(d.slice(5, 7))}月${Number(d.slice(8))}日`, isMonth: false },
  dashed: { cell: (d: string) => `${d.slice(0, 4)}-${Number(d.slice(5, 7))}-${Number(d.slice(8))}`, isMonth: false },
  dashedFull: { cell: (d: string) => d, isMonth: false },
  slashed: { cell: (d: string) => `${d.slice(0, 4)}/${Number(d.slice(5, 7))}/${Number(d.slice(8))}`, isMonth: false },
  dottedDay: { cell: (d: string) => d.replaceAll('-', '.'), isMonth: false },
  compact: { cell: (d: string) => d.replaceAll('-', ''), isMonth: false },
  compactNumber: { cell: (d: string) => Number(d.replaceAll('-', '')), isMonth: false },
  compactMonth: { cell: (d: string) => d.slice(0, 7).replace('-', ''), isMonth: true },
  fullWidth: { cell: (d: string) => d.slice(0, 7).replace('-', '．').replace(/\d/g, c => String.fromCharCode(c.charCodeAt(0) + 0xfee0)), isMonth: true },
  withAge: { cell: (d: string) => `${d.slice(0, 7).replace('-', '.')}（${2026 - Number(d.slice(0, 4))}岁）`, isMonth: true },
  twoLines: { cell: (d: string) => `${d.slice(0, 7).replace('-', '.')}\n(${2026 - Number(d.slice(0, 4))}岁)`, isMonth: true },
  day: { cell: (d: string) => ({ day: localDate(d) }), isMonth: false },
  /** A day that lost its format: the number that Excel keeps. */
  serial: { cell: (d: string) => Math.round(Date.parse(`${d}T00:00:00Z`) / 86_400_000) + 25_569, isMonth: false },
} as const satisfies Readonly<Record<string, { cell: (day: string) => SheetCell; isMonth: boolean }>>
export type DayShape = keyof typeof dayShapes

export const column = {
  sequence: (title: Title = '序号'): MadeColumn => made(title, 'sequence', (_, i) => i + 1, () => ''),
  name: (title: Title = '姓名', cell: (name: string) => string = name => name): MadeColumn => made(title, 'name', p => cell(p.name), p => p.name),
  sex: (title: Title = '性别', words: Readonly<Record<'1' | '2', SheetCell>> = { 1: '男', 2: '女' }): MadeColumn => made(title, 'sex', p => words[p.sex], p => p.sex),
  idNumber: (title: Title = '公民身份号码', cell: (id: string) => string = id => id): MadeColumn => made(title, 'idNumber', p => cell(p.idNumber), p => p.idNumber),
  nationality: (title: Title = '民族', cell: (code: string) => SheetCell = wordsOfNationality): MadeColumn => made(title, 'nationality', p => cell(p.nationality), p => p.nationality),
  level: (title: Title = '学历', cell: (code: string) => SheetCell = wordsOfLevel): MadeColumn => made(title, 'level', p => cell(p.level), p => p.level),
  memberType: (title: Title = '人员类别', words: Readonly<Record<MadePerson['memberType'], SheetCell>> = { full: '正式党员', probationary: '预备党员' }): MadeColumn => made(title, 'memberType', p => words[p.memberType], p => p.memberType),
  organisation: (title: Title = '所在党支部', cell: (name: string) => string = name => name): MadeColumn => made(title, 'organisation', p => cell(p.organisation), p => p.organisation),
  phone: (title: Title = '手机号码', asNumber = false): MadeColumn => made(title, 'phone', p => (asNumber ? Number(p.phone) : p.phone), p => p.phone),
  partyPost: (title: Title = '党内职务'): MadeColumn => made(title, 'partyPost', p => p.partyPost, p => p.partyPost),
  unitPost: (title: Title = '行政职务'): MadeColumn => made(title, 'unitPost', p => p.unitPost, p => p.unitPost),
  day: (field: Day, title: Title, shape: DayShape): MadeColumn => ({
    title, field,
    cell: p => (p[field] === '' ? null : dayShapes[shape].cell(p[field])),
    means: p => (p[field] === '' ? '' : dayShapes[shape].isMonth ? p[field].slice(0, 7) : p[field]),
  }),
  yesNo: (field: 'isFloating' | 'isLost' | 'isMigrantWorker', title: Title, yes: SheetCell, no: SheetCell): MadeColumn => made(title, field, p => (p[field] ? yes : no), p => String(p[field])),
  /** A column whose words are the same for all, or that stays empty. */
  fixed: (title: Title, field: RosterField | null, cell: SheetCell = null): MadeColumn => made(title, field, () => cell, () => (cell === null ? '' : String(cell))),
  /** A column without a title and without cells, as left between groups. */
  gap: (): MadeColumn => made('', null, () => null, () => ''),
}

function made(title: Title, field: RosterField | null, cell: MadeColumn['cell'], means: MadeColumn['means']): MadeColumn {
  return { title, field, cell: (p, i) => blankAsNull(cell(p, i)), means }
}

function blankAsNull(cell: SheetCell): SheetCell {
  return cell === '' ? null : cell
}

export function wordsOfNationality(code: string): string {
  return nationalities.labels[code as keyof typeof nationalities.labels]
}

/** 汉, without 族. */
export function shortNationality(code: string): string {
  return wordsOfNationality(code).replace(/族$/, '')
}

export function wordsOfLevel(code: string): string {
  return educationLevel.labels[code as keyof typeof educationLevel.labels]
}
