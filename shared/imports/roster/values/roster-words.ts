import { nationality, type Nationality } from '../../../codes/nationality.ts'
import { politicalStatus, type PoliticalStatus } from '../../../codes/political-status.ts'
import { memberType, type MemberType, membershipStatus, type MembershipStatus } from '../../../model/membership.ts'
import type { Person } from '../../../model/person.ts'
import { postKind } from '../../../model/post.ts'
import { blank, compact, type ReadValue, saysNothing, unclear, valued } from './read-value.ts'

/** GB/T 2261.1 words and codes. */
export function readSex(text: string): ReadValue<Person['sex']> {
  const word = compact(text)
  if (saysNothing(word)) return blank
  if (/^(?:男性?|1|0?1男性?|m|male)$/i.test(word)) return valued('1')
  if (/^(?:女性?|2|0?2女性?|f|female)$/i.test(word)) return valued('2')
  if (/^(?:0|9|未知|未说明|未知的性别|未说明的性别)$/.test(word)) return blank
  return unclear(`“${text}”不是男或女`, '请写“男”或“女”')
}

/** GB/T 3304-1991: 汉、汉族、01、1. */
export function readNationality(text: string): ReadValue<Nationality> {
  const word = compact(text).replace(/[(（].*$/, '')
  if (saysNothing(word)) return blank
  const code = coded(word, nationality.keys, 2) ?? nationalityByName.get(word.replace(/(?<=.)族$/, ''))
  return code === undefined ? unclear(`没有“${text}”这个民族`, '请按国家标准名称填写，如“汉族”') : valued(code)
}

const nationalityByName: ReadonlyMap<string, Nationality> = new Map([
  ...nationality.keys.map(key => [nationality.labels[key].replace(/(?<=.)族$/, ''), key] as const),
  ...([['维', '05'], ['蒙', '02'], ['哈', '17'], ['布衣', '09'], ['仫老', '32'], ['崩龙', '46'], ['外国血统中国籍人士', '98']] as const),
])

/** GB/T 4762-1984: 中共党员、党员、01、1. */
export function readPoliticalStatus(text: string): ReadValue<PoliticalStatus> {
  const word = compact(text)
  if (saysNothing(word)) return blank
  const code = coded(word, politicalStatus.keys, 2) ?? politicalByName.get(word)
  return code === undefined ? unclear(`没有“${text}”这种政治面貌`, '请写“中共党员”“中共预备党员”“共青团员”“群众”等') : valued(code)
}

const politicalByName: ReadonlyMap<string, PoliticalStatus> = new Map([
  ...politicalStatus.keys.map(key => [politicalStatus.labels[key], key] as const),
  ...([
    ['党员', '01'], ['正式党员', '01'], ['中共正式党员', '01'], ['中国共产党党员', '01'], ['共产党员', '01'], ['预备党员', '02'], ['中国共产党预备党员', '02'], ['团员', '03'], ['共青团', '03'],
    ['中国共产主义青年团团员', '03'], ['民革', '04'], ['民革党员', '04'], ['民盟', '05'], ['民建', '06'], ['民进', '07'], ['农工党', '08'], ['致公党', '09'], ['九三学社', '10'], ['九三社员', '10'], ['台盟', '11'],
    ['无党派', '12'], ['无党派民主人士', '12'], ['非党员', '13'], ['普通群众', '13'], ['非中共党员', '13'],
  ] as const),
])

/** 人员类别; `none`: one on the way in, or outside: a person without a membership. */
export function readMemberType(text: string): ReadValue<MemberType | 'none'> {
  const word = compact(text).replace(/^(?:中共|中国共产党)/, '')
  if (saysNothing(word)) return blank
  if (/^(?:0?1|正式|正式党员|党员|是)$/.test(word)) return valued('full')
  if (/^(?:0?2|预备|预备党员|预备期|预备期党员|否)$/.test(word)) return valued('probationary')
  if (/发展对象|积极分子|申请人|申请入党|团员|群众|民主党派|无党派|非党/.test(word)) return valued('none', `“${text}”不是党员，只登记人员，不登记党员关系`)
  return unclear(`“${text}”不是正式党员或预备党员`, `请写“${memberType.labels.full}”或“${memberType.labels.probationary}”`)
}

/** 党籍状态 in words, or the codes of domain.md D.3. */
export function readMembershipStatus(text: string): ReadValue<MembershipStatus> {
  const word = compact(text)
  if (saysNothing(word)) return blank
  const found = membershipStatus.keys.find(key => membershipStatus.labels[key] === word) ?? statusByName.get(word)
  return found === undefined ? unclear(`“${text}”不是党籍状态`, `应为${Object.values(membershipStatus.labels).join('、')}之一`) : valued(found)
}

const statusByName: ReadonlyMap<string, MembershipStatus> = new Map([
  ['1', 'normal'], ['01', 'normal'], ['10', 'retained'], ['11', 'restored'], ['12', 'suspended'], ['13', 'expelled'], ['20', 'removed'], ['30', 'deceased'], ['40', 'transferredOut'],
  ['正常党籍', 'normal'], ['在册', 'normal'], ['正常党员', 'normal'], ['有党籍', 'normal'], ['有', 'normal'], ['停止', 'suspended'], ['开除', 'expelled'], ['自行脱党', 'removed'], ['劝退', 'removed'], ['退党', 'removed'], ['劝其退党', 'removed'],
  ['自行脱党除名', 'removed'], ['劝退除名', 'removed'], ['退党除名', 'removed'], ['去世', 'deceased'], ['已故', 'deceased'], ['逝世', 'deceased'], ['已死亡', 'deceased'], ['已去世', 'deceased'], ['已转出', 'transferredOut'], ['转走', 'transferredOut'],
])

/** 是/否 as they are written, ticked and counted; words behind them don't matter. */
export function readYesNo(text: string): ReadValue<boolean> {
  const word = compact(text).toLowerCase().replace(/[(,，;；:：].*$/, '')
  if (yes.has(word)) return valued(true)
  if (no.has(word)) return valued(false)
  return word === '' || /^[/*—-]+$/.test(word) ? blank : unclear(`“${text}”看不出是或否`, '请写“是”或“否”')
}

const yes = new Set(['是', '√', '✓', '✔', '☑', '■', '1', '有', 'y', 'yes', 'true', 't', '对', '真', 'v', '是的', '已', '属于'])
const no = new Set(['否', '×', '✕', '✗', '✘', '☐', '□', '0', '无', 'n', 'no', 'false', 'f', '错', '假', 'x', '不是', '没有', '未', '非', '不属于'])

/** Whether one is retired; of a column that asks 是否在职, yes means the contrary. */
export function readRetired(text: string, asksWhetherInService: boolean): ReadValue<boolean> {
  const word = compact(text)
  if (/^(?:已)?(?:离休|退休|离退休|退养|内退|离退休党员|退休党员|离休干部|退休干部)/.test(word)) return valued(true)
  if (/^(?:在职|在岗|在编|现职|在职党员|未退休|工作|未)/.test(word)) return valued(false)
  const answer = readYesNo(text)
  return asksWhetherInService && answer.kind === 'value' ? valued(!answer.value) : answer
}

/** 专职、兼职. */
export function readPostKind(text: string): ReadValue<keyof typeof postKind.labels> {
  const word = compact(text)
  if (saysNothing(word)) return blank
  if (/^(?:专职?|专职党务干部|是|√)$/.test(word)) return valued('fullTime')
  if (/^(?:兼职?|兼职党务干部|兼任|否|×)$/.test(word)) return valued('partTime')
  return unclear(`“${text}”不是专职或兼职`, '请写“专职”或“兼职”')
}

/** Codes are known without their leading zeros too, and with their name behind them (01汉族). */
function coded<K extends string>(word: string, keys: readonly K[], length: number): K | undefined {
  const digits = /^(\d{1,2})(?:\.0)?(?:\D.*)?$/.exec(word)?.[1]
  return digits === undefined ? undefined : keys.find(key => key === digits.padStart(length, '0'))
}
