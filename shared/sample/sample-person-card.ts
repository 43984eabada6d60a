import { checkDigit } from '../codes/id-number.ts'
import type { Nationality } from '../codes/nationality.ts'
import type { Membership } from '../model/membership.ts'
import { type Education, noEducation, type Person, type ResumeEntry } from '../model/person.ts'
import type { Post } from '../model/post.ts'
import { type LocalDate, yearOf } from '../time/local-date.ts'
import { type YearMonth, yearMonthOf } from '../time/year-month.ts'
import type { Dice } from './dice.ts'
import { givenNames, surnames } from './names.ts'

/** What a card is made for. */
export interface CardContext {
  readonly dice: Dice
  readonly start: number
  readonly index: number
  readonly posts: readonly Post[]
  readonly today: LocalDate
  /** Only the columns of a register; large archives are for measuring. */
  readonly isShort: boolean
}

const nativePlaces = ['云岭青溪', '云岭白塔', '云岭望江', '云岭松陵', '云岭南坪', '江州临湖'] as const
const minorities = ['03', '06', '07', '11', '15', '04'] as const satisfies readonly Nationality[]
const schools = ['云岭大学', '云岭师范学院', '江州理工大学', '江州财经学院', '青溪学院'] as const
const majors = ['历史学', '汉语言文学', '图书馆学', '档案学', '法学', '会计学', '计算机科学与技术', '行政管理'] as const
const ranks = ['', '四级主任科员', '三级主任科员', '二级主任科员', '一级主任科员', '四级调研员'] as const
const roads = ['书院路', '青溪街', '望江路', '文庙巷', '松陵大道'] as const
const specialties = ['', '', '', '公文写作', '档案整理', '书法', '数据分析'] as const

/** A member's card filled in as a clerk would; every number is fictional: no region has the code 999999, no telephone begins with 120. */
export function sampleCard(person: Person, { dice, start, index, posts, today, isShort }: CardContext): Person {
  const birth = person.birth ?? '1980-01-01'
  const born = Number(birth.slice(0, 4))
  const isLearned = !person.isRetired && dice.chance(0.8)
  const workStartedOn = month(born + (isLearned ? 23 : 20), 7)
  const nativePlace = dice.pick(nativePlaces)
  const card: Person = {
    ...person, idNumber: idNumber(birth, index, person.sex), nationality: dice.chance(0.88) ? '01' : dice.pick(minorities), nativePlace, birthPlace: nativePlace, workStartedOn,
    health: person.isRetired ? '一般' : '健康', fullTimeEducation: education(dice, isLearned), inServiceEducation: isLearned || dice.chance(0.4) ? noEducation : inService(dice),
    specialty: dice.pick(specialties), rank: person.isRetired ? '' : dice.pick(ranks), workPost: person.isRetired ? '离退休人员' : '机关工作人员', phone: `120${String(10_000_000 + index * 7 + dice.int(0, 6)).slice(-8)}`,
    address: `云岭市${dice.pick(roads)}${dice.int(1, 180)}号`, registeredResidence: '云岭市青溪区', isInHardship: dice.chance(0.03),
    studyExemptions: born + 78 <= yearOf(today) ? [{ id: dice.uuid(start), fromYear: yearOf(today) - 1, toYear: null, reason: '年老体弱' }] : [],
  }
  if (isShort) return card
  return { ...card, resume: resume(card, dice, start, posts, index === 3), family: family(dice, start, born, person.sex), assessments: person.isRetired ? [] : assessments(dice, start, today) }
}

/** How one joined; the first of a branch were there when it was set up. */
export function sampleMembershipCard(membership: Membership, dice: Dice): Membership {
  return { ...membership, joinType: '新发展', joinOrganisationName: dice.chance(0.7) ? '' : '中共云岭大学历史系学生支部委员会', conversionNote: membership.fullOn === null ? '' : '按期转正' }
}

function idNumber(birth: string, index: number, sex: Person['sex']): string {
  const order = (index % 499) * 2 + (sex === '1' ? 1 : 0)
  const first17 = `999999${birth.slice(0, 10).replaceAll('-', '')}${String(order).padStart(3, '0')}`
  return first17 + checkDigit(first17)
}

function education(dice: Dice, isLearned: boolean): Education {
  if (!isLearned) return { ...noEducation, level: dice.chance(0.5) ? '31' : '41', levelWords: '', school: '青溪职业技术学校', major: '文秘' }
  const isMaster = dice.chance(0.2)
  return { level: isMaster ? '14' : '21', levelWords: '', degree: isMaster ? '3' : '4', degreeWords: '', school: dice.pick(schools), major: dice.pick(majors) }
}

function inService(dice: Dice): Education {
  return { ...noEducation, level: '21', levelWords: '省委党校大学', school: '云岭省委党校', major: dice.pick(['公共管理', '经济管理', '法律']) }
}

/** Seamless from the first day of work to the present post, a spell of party work among it; `hasGap`: three months are missing, as it happens. */
function resume({ workStartedOn, unitPost, isRetired }: Person, dice: Dice, start: number, posts: readonly Post[], hasGap: boolean): ResumeEntry[] {
  const first = Number((workStartedOn ?? '2000-07').slice(0, 4))
  const [second, third] = [first + dice.int(3, 6), first + dice.int(8, 14)]
  const line = (from: YearMonth, to: YearMonth | null, text: string, isPartyWork = false): ResumeEntry => ({ id: dice.uuid(start), from, to, text, isPartyWork })
  const last = isRetired ? '云岭市文化和档案局退休干部' : `云岭市文化和档案局${unitPost}`
  return [
    line(month(first, 7), month(second, 3), '云岭市群众艺术馆办事员'),
    ...(posts.length > 0 ? [line(month(second, hasGap ? 7 : 3), month(third, 9), '云岭市文化和档案局机关党委干事', dice.chance(0.2))] : [line(month(second, hasGap ? 7 : 3), month(third, 9), '云岭市文化和档案局科员')]),
    line(month(third, 9), null, last),
  ]
}

function family(dice: Dice, start: number, born: number, sex: Person['sex']): Person['family'] {
  const surname = () => dice.pick(surnames)
  const given = () => dice.pick(givenNames)
  const ownSurname = surname()
  const spouse = { id: dice.uuid(start), relation: sex === '2' ? '丈夫' : '妻子', name: `${surname()}${given()}`, birth: month(born + dice.int(-2, 3), dice.int(1, 12)), politicalStatus: dice.chance(0.4) ? '01' as const : '13' as const, unitPost: dice.pick(['云岭市第一中学教师', '云岭市人民医院护士', '江州商贸公司职员', '云岭市图书馆馆员']) }
  const child = { id: dice.uuid(start), relation: dice.chance(0.5) ? '儿子' : '女儿', name: `${ownSurname}${given()}`, birth: month(born + dice.int(26, 32), dice.int(1, 12)), politicalStatus: '13' as const, unitPost: '在校学生' }
  return dice.chance(0.85) ? [spouse, child] : [spouse]
}

function assessments(dice: Dice, start: number, today: LocalDate): Person['assessments'] {
  return [3, 2, 1].map(before => ({ id: dice.uuid(start), year: yearOf(today) - before, grade: dice.chance(0.18) ? 'excellent' as const : 'competent' as const }))
}

export function month(year: number, of: number): YearMonth {
  return yearMonthOf(`${year}-${String(of).padStart(2, '0')}-01` as LocalDate) // a day of the calendar
}
