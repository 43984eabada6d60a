import { educationLevel } from '../../codes/education-level.ts'
import { readIdNumber } from '../../codes/id-number.ts'
import { politicalStatus } from '../../codes/political-status.ts'
import type { LocalDate } from '../../time/local-date.ts'
import { memberType } from '../../model/membership.ts'
import type { SheetCell } from '../sheet.ts'
import { cellText } from './cell-text.ts'
import type { RosterField } from './roster-field.ts'
import { readEducation } from './values/roster-education.ts'
import { readPosts } from './values/roster-post.ts'
import { readDate } from './values/roster-date.ts'
import { readNationality } from './values/roster-words.ts'

/** What the cells of a column look like: the share of filled ones that are such values. */
export interface ColumnContents {
  readonly filled: number
  readonly idNumbers: number
  readonly sexes: number
  readonly nationalities: number
  readonly phones: number
  readonly names: number
  readonly memberTypes: number
  readonly politicalStatuses: number
  readonly levels: number
  readonly partyPosts: number
  readonly branches: number
  readonly grades: number
  readonly runningNumbers: number
  readonly dates: number
  /** The middle one of its years; 0 = no dates. */
  readonly middleYear: number
}

/** Enough to tell what a column holds. */
const sampleSize = 200

export function columnContents(cells: readonly SheetCell[], today: LocalDate): ColumnContents {
  const step = Math.max(1, Math.floor(cells.length / sampleSize))
  const sample = cells.filter((cell, i) => i % step === 0 && cellText(cell) !== '')
  const texts = sample.map(cell => cellText(cell))
  const share = (test: (text: string) => boolean) => (texts.length === 0 ? 0 : texts.filter(test).length / texts.length)
  const years = sample.flatMap(cell => yearsIn(cell, today)).sort((a, b) => a - b)
  return {
    filled: texts.length,
    idNumbers: share(text => readIdNumber(text).kind === 'valid' || /^\d{17}[\dXx]$/.test(text)),
    sexes: share(text => /^[男女]性?$/.test(text)),
    nationalities: share(text => /族$|^汉$/.test(text) && readNationality(text).kind === 'value'),
    phones: share(text => /^1[3-9]\d{9}$/.test(text.replace(/[\s-]/g, ''))),
    names: share(isName),
    memberTypes: share(text => Object.values(memberType.labels).some(label => label === text || label.replace('党员', '') === text)),
    politicalStatuses: share(text => Object.values(politicalStatus.labels).some(label => label === text)),
    levels: share(isLevel),
    partyPosts: share(isPartyPost),
    branches: share(text => /(?:党支部|支部委员会|第.{1,3}支部|党总支|党小组)$/.test(text)),
    grades: share(text => /^(?:优秀|称职|基本称职|不称职|不定等次|未定等次|不确定等次)$/.test(text)),
    runningNumbers: running(texts),
    dates: texts.length === 0 ? 0 : years.length / texts.length,
    middleYear: years[Math.floor(years.length / 2)] ?? 0,
  }
}

/** What contents alone say where the title is silent: only what can hardly be anything else. `hasTitle`: a title that is not known may mean another person. */
export function guessContents(contents: ColumnContents, hasTitle: boolean): RosterField | null {
  if (contents.filled === 0) return null
  if (contents.idNumbers > most) return 'idNumber'
  if (contents.sexes > most) return 'sex'
  if (contents.nationalities > most) return 'nationality'
  if (contents.grades > most) return 'assessment'
  if (hasTitle) return null
  if (contents.memberTypes > most) return 'memberType'
  if (contents.politicalStatuses > most) return 'politicalStatus'
  if (contents.phones > most) return 'phone'
  if (contents.branches > most) return 'organisation'
  if (contents.levels > most) return 'level'
  if (contents.partyPosts > most) return 'partyPost'
  if (contents.names > most) return 'name'
  return contents.runningNumbers > most && contents.filled > 1 ? 'sequence' : null
}

/** Birth, joining and conversion by the years of untitled date columns, the earliest first. */
export function guessDates(columns: readonly { readonly index: number; readonly contents: ColumnContents }[], today: LocalDate): ReadonlyMap<number, RosterField> {
  const dated = columns.filter(({ contents }) => contents.dates > most).sort((a, b) => a.contents.middleYear - b.contents.middleYear || a.index - b.index)
  const [first, second, third] = dated
  const found = new Map<number, RosterField>()
  const age = Number(today.slice(0, 4)) - (first?.contents.middleYear ?? 0)
  if (first === undefined || age < 18) return found
  found.set(first.index, 'birth')
  if (second !== undefined && second.contents.middleYear >= first.contents.middleYear + 15) {
    found.set(second.index, 'joinedOn')
    if (third !== undefined && third.contents.middleYear - second.contents.middleYear <= 2) found.set(third.index, 'fullOn')
  }
  return found
}

/** Most, but not all: a roster has its gaps and slips. */
const most = 0.6

function yearsIn(cell: SheetCell, today: LocalDate): number[] {
  const read = readDate(cell, { today, isBirth: true, twoDigitMonths: false, monthsOnly: false })
  if (read.kind !== 'date' || read.date === null) return []
  if (typeof cell === 'number' && cell < 10_000 && Number.isInteger(cell)) return [] // small whole numbers are counts before they are days
  return [Number(read.date.slice(0, 4))]
}

/** A usual surname and one to three characters more, or a name with a point. */
function isName(text: string): boolean {
  const bare = text.replace(/[\s\u3000]/g, '')
  if (/^\p{Script=Han}{1,8}[·•]\p{Script=Han}{1,8}$/u.test(bare)) return true
  return /^\p{Script=Han}{2,4}$/u.test(bare) && (surnames.includes(bare.slice(0, 1)) || doubleSurnames.includes(bare.slice(0, 2))) && !/族$|[省市县区部局处科室委党校员]$|大学|大专|本科|研究生|正常|健康|书记/.test(bare)
}

/** Those of far more than nine in ten people. */
const surnames = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱丘侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季成霍涂苗谷裴盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝'
const doubleSurnames = ['欧阳', '司马', '上官', '诸葛', '东方', '皇甫', '尉迟', '公孙', '慕容', '令狐', '司徒', '夏侯', '单于', '端木', '独孤', '南宫', '长孙', '宇文', '轩辕', '百里', '呼延', '澹台']

function isLevel(text: string): boolean {
  const read = readEducation(text)
  return read.level !== undefined && read.level !== null && educationLevel.keys.includes(read.level)
}

function isPartyPost(text: string): boolean {
  const read = readPosts(text)
  return read.unknown.length === 0 && read.posts.length > 0
}

function running(texts: readonly string[]): number {
  if (!texts.every(text => /^\d{1,5}$/.test(text))) return 0
  const rising = texts.filter((text, i) => i === 0 || Number(text) > Number(texts[i - 1])).length
  return rising / Math.max(1, texts.length)
}
