import { degree, type Degree } from '../../../codes/degree.ts'
import { educationLevel, type EducationLevel } from '../../../codes/education-level.ts'
import { noEducation, type Education } from '../../../model/person.ts'
import { compact, saysNothing } from './read-value.ts'

/** What a cell says of one education; missing = it says nothing of it. */
export type SomeEducation = Partial<Education>

/** 学历: words or GB/T 4658 codes. Words are kept where the code alone would print others; unknown ones are kept as they stand. */
export function readLevel(text: string): SomeEducation {
  const word = compact(text)
  if (saysNothing(word)) return {}
  const code = /^\d{1,2}$/.test(word) ? educationLevel.keys.find(key => key === word || key === word.padEnd(2, '0')) : undefined
  if (code !== undefined) return { level: code, levelWords: '' }
  const parts = levelOf(word)
  if (parts !== null) return parts
  const both = levelThenDegree(word)
  return both ?? readEducation(text)
}

/** 学位: words or GB/T 6864 codes. */
export function readDegree(text: string): SomeEducation {
  const word = compact(text)
  if (saysNothing(word)) return {}
  const code = /^[1-4]\d{0,2}$/.test(word) ? degree.keys.find(key => key === word[0]) : undefined
  if (code !== undefined) return { degree: code, degreeWords: '' }
  return degreeOf(word) ?? { degree: null, degreeWords: text.trim() }
}

/** 毕业院校系及专业 in one cell. */
export function readSchoolAndMajor(text: string): SomeEducation {
  if (saysNothing(text)) return {}
  const lines = text.trim().split(/[\n\s、,，;；/]+/).filter(part => part !== '')
  const [first = '', ...rest] = lines
  const split = /^(.+?(?:大学|学院|党校|学校|校|学社)(?:.*?(?:学院|系|分校|分院)(?!.*(?:学院|系)))?)(.*)$/.exec(first)
  const school = split?.[1] ?? first
  const major = [split?.[2] ?? '', ...rest].filter(part => part !== '').join(' ').replace(/专业$/, '')
  return { school, ...(major === '' ? {} : { major }) }
}

/** 学历、学位、院校、专业 in one cell, in whatever order and division: 大学 法学学士 云岭大学法学专业. */
export function readEducation(text: string): SomeEducation {
  if (saysNothing(text)) return {}
  let found: SomeEducation = {}
  const others: string[] = []
  for (const part of text.normalize('NFKC').split(/[\n\s、,;/|]+/).filter(each => each !== '')) {
    const known = (found.level === undefined ? levelOf(part) : null) ?? (found.degree === undefined ? degreeOf(part) : null) ?? (found.level === undefined ? levelThenDegree(part) : null)
    if (known === null) others.push(part)
    else found = { ...known, ...found }
  }
  if (others.length === 0) return found
  const place = others.some(part => /大学|学院|党校|学校|专业/.test(part))
  if (place) return { ...readSchoolAndMajor(others.join(' ')), ...found }
  return found.level === undefined ? { ...found, level: null, levelWords: others.join(' ') } : { ...found, major: others.join(' ').replace(/专业$/, '') }
}

/** The school types whose education stands beside the codes; what follows says the level. */
const besideCodes = /^((?:中央|省委|市委|自治区党委|区委|直辖市委|地委|国家机关|军队|[\p{Script=Han}]{2,6}省委|[\p{Script=Han}]{2,6}市委)?(?:党校|行政学院)|在职|函授|自考|成人|成教|电大|夜大|网络教育|函授教育|全日制|统招|同等学力)(.+)$/u

const levelWords: readonly (readonly [RegExp, EducationLevel])[] = [
  [/^博士研究生$|^博士生$|^博士研究生毕业$/, '11'], [/^硕士研究生$|^硕士生$|^硕士研究生毕业$/, '14'], [/^研究生班$/, '17'], [/^研究生$|^研究生学历$|^研究生教育$|^研究生毕业$/, '10'],
  [/^大学本科$|^大本$|^本科$|^大学$|^大学本科学历$|^本科学历$|^大学学历$|^大学本科及以上$/, '20'], [/^本科毕业$|^大学毕业$/, '21'], [/^大学普通班$/, '28'],
  [/^大学专科$|^大专$|^专科$|^高职$|^大专学历$|^专科学历$|^高职专科$|^大学专科和专科学校$/, '30'], [/^大专毕业$|^专科毕业$/, '31'],
  [/^中等专科$|^中等专业学校$|^中专$|^中师$|^中专学历$|^中专毕业$/, '41'], [/^职业高中$|^职高$/, '44'], [/^技工学校$|^技校$|^中技$/, '47'], [/^中等职业教育$|^中等专业学校或中等技术学校$/, '40'],
  [/^普通高中$|^普通高级中学$|^高级中学$|^高中$|^高中学历$/, '60'], [/^高中毕业$/, '61'], [/^初级中学$|^初中$|^初中学历$/, '70'], [/^小学$|^小学学历$/, '80'],
]

function levelOf(word: string): SomeEducation | null {
  const exact = educationLevel.keys.find(key => educationLevel.labels[key] === word)
  if (exact !== undefined) return { level: exact, levelWords: '' }
  const plain = levelWords.find(([pattern]) => pattern.test(word))
  if (plain !== undefined) return { level: plain[1], levelWords: word }
  const [, , rest = ''] = besideCodes.exec(word) ?? []
  const beside = levelWords.find(([pattern]) => pattern.test(rest))
  return beside === undefined ? null : { level: beside[1], levelWords: word }
}

function degreeOf(word: string): SomeEducation | null {
  const bare = word.replace(/学位$/, '')
  const found = degreeEndings.find(([ending]) => bare.endsWith(ending))
  if (found === undefined || bare.length > 12 || /研究生|本科|大学|大专/.test(bare)) return null
  const [ending, code] = found
  return { degree: code, degreeWords: bare === ending ? '' : bare }
}

const degreeEndings: readonly (readonly [string, Degree])[] = [['名誉博士', '1'], ['博士', '2'], ['硕士', '3'], ['学士', '4'], ['MBA', '3'], ['MPA', '3']]

/** 本科学士、研究生硕士、大学文学学士: without anything between. */
function levelThenDegree(word: string): SomeEducation | null {
  const match = /^(.*?(?:研究生|本科|大学|大专|专科))(.+)$/.exec(word)
  const [level, second] = match === null ? [null, null] : [levelOf(match[1] ?? ''), degreeOf(match[2] ?? '')]
  return level === null || second === null ? null : { ...level, ...second }
}

/** Whether words like 在职、函授、党校 say that it was no full-time education. */
export function isInService(words: string): boolean {
  return /党校|行政学院|在职|函授|自考|自学考试|成人|成教|电大|夜大|业大|网络教育|远程教育/.test(words)
}

/** What the archive has, with what the file says of it; null where that is nothing new. Blank words of the archive are no contradiction to plain ones. */
export function withEducation(before: Education, said: SomeEducation): Education | null {
  const after: Education = { ...before }
  if (said.level !== undefined && (said.level !== null || said.levelWords !== '') && !sameLevel(before, said)) Object.assign(after, { level: said.level, levelWords: said.levelWords ?? '' })
  if (said.degree !== undefined && !sameDegree(before, said)) Object.assign(after, { degree: said.degree, degreeWords: said.degreeWords ?? '' })
  if (said.school !== undefined && said.school !== '') after.school = said.school
  if (said.major !== undefined && said.major !== '') after.major = said.major
  return (Object.keys(noEducation) as (keyof Education)[]).every(key => after[key] === before[key]) ? null : after // Object.keys forgets the key type
}

function sameLevel(before: Education, said: SomeEducation): boolean {
  if (said.level === null) return before.levelWords === said.levelWords
  const isSameCode = before.level === said.level || (before.level !== null && said.level?.endsWith('0') === true && before.level.startsWith(said.level.slice(0, 1)))
  return isSameCode && (before.levelWords === (said.levelWords ?? '') || (said.levelWords ?? '') === '' || before.levelWords === '' && !isInService(said.levelWords ?? ''))
}

function sameDegree(before: Education, said: SomeEducation): boolean {
  return before.degree === said.degree && (before.degreeWords === said.degreeWords || (said.degreeWords ?? '') === '')
}
