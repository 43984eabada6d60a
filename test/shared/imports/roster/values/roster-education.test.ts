import { describe, expect, test } from 'vitest'
import { isInService, readDegree, readEducation, readLevel, readSchoolAndMajor, type SomeEducation, withEducation } from '#shared/imports/roster/values/roster-education.ts'
import { degree } from '#shared/codes/degree.ts'
import { educationLevel } from '#shared/codes/education-level.ts'
import { noEducation } from '#shared/model/person.ts'

describe('学历（GB/T 4658-2006）', () => {
  test.each<[string, SomeEducation]>([
    ['大学', { level: '20', levelWords: '大学' }], ['本科', { level: '20', levelWords: '本科' }], ['大学本科毕业', { level: '21', levelWords: '' }], ['研究生', { level: '10', levelWords: '研究生' }], ['硕士研究生', { level: '14', levelWords: '硕士研究生' }],
    ['博士研究生毕业', { level: '11', levelWords: '' }], ['大专', { level: '30', levelWords: '大专' }], ['中专', { level: '41', levelWords: '中专' }], ['高中', { level: '60', levelWords: '高中' }], ['初中', { level: '70', levelWords: '初中' }], ['小学', { level: '80', levelWords: '小学' }],
    ['中央党校研究生', { level: '10', levelWords: '中央党校研究生' }], ['省委党校大学', { level: '20', levelWords: '省委党校大学' }], ['云岭省委党校研究生', { level: '10', levelWords: '云岭省委党校研究生' }], ['函授本科', { level: '20', levelWords: '函授本科' }],
    ['21', { level: '21', levelWords: '' }], ['2', { level: '20', levelWords: '' }], ['本科学士', { level: '20', levelWords: '本科', degree: '4', degreeWords: '' }], ['无', {}], ['私塾', { level: null, levelWords: '私塾' }],
  ])('“%s”', (text, expected) => { expect(readLevel(text)).toEqual(expected) })
  test('每个代码和全名都认得', () => { for (const key of educationLevel.keys) expect([readLevel(key).level, readLevel(educationLevel.labels[key]).level]).toEqual([key, key]) })
})

describe('学位（GB/T 6864-2003）', () => {
  test.each<[string, SomeEducation]>([
    ['学士', { degree: '4', degreeWords: '' }], ['法学学士', { degree: '4', degreeWords: '法学学士' }], ['工商管理硕士学位', { degree: '3', degreeWords: '工商管理硕士' }], ['博士', { degree: '2', degreeWords: '' }], ['名誉博士', { degree: '1', degreeWords: '' }],
    ['4', { degree: '4', degreeWords: '' }], ['301', { degree: '3', degreeWords: '' }], ['', {}], ['双学位', { degree: null, degreeWords: '双学位' }],
  ])('“%s”', (text, expected) => { expect(readDegree(text)).toEqual(expected) })
  test('每个代码都认得', () => { for (const key of degree.keys) expect(readDegree(key).degree).toBe(key) })
})

describe('写在一格里', () => {
  test.each<[string, SomeEducation]>([
    ['大学 法学学士', { level: '20', levelWords: '大学', degree: '4', degreeWords: '法学学士' }], ['大学本科\n法学学士\n云岭大学法学专业', { level: '20', levelWords: '大学本科', degree: '4', degreeWords: '法学学士', school: '云岭大学', major: '法学' }],
    ['研究生/硕士', { level: '10', levelWords: '研究生', degree: '3', degreeWords: '' }], ['中央党校研究生', { level: '10', levelWords: '中央党校研究生' }], ['大学，云岭师范学院中文系汉语言文学专业', { level: '20', levelWords: '大学', school: '云岭师范学院中文系', major: '汉语言文学' }],
    ['大专 会计', { level: '30', levelWords: '大专', major: '会计' }], ['—', {}],
  ])('“%s”', (text, expected) => { expect(readEducation(text)).toEqual(expected) })
  test.each<[string, SomeEducation]>([['云岭大学法学院法学', { school: '云岭大学法学院', major: '法学' }], ['云岭大学 法学专业', { school: '云岭大学', major: '法学' }], ['云岭大学', { school: '云岭大学' }], ['省委党校经济管理', { school: '省委党校', major: '经济管理' }]])('院校及专业“%s”', (text, expected) => { expect(readSchoolAndMajor(text)).toEqual(expected) })
})

describe('与档案比较', () => {
  const known = { ...noEducation, level: '21', school: '云岭大学' } as const
  test.each<[string, SomeEducation]>([['概括的学历不盖过细的', readLevel('大学')], ['同样的代码', readLevel('21')], ['什么也没说', {}], ['同样的院校', { school: '云岭大学' }]])('%s：没有改动', (_, said) => { expect(withEducation(known, said)).toBeNull() })
  test('党校的写法要补上', () => { expect(withEducation(known, readLevel('省委党校大学'))).toMatchObject({ level: '20', levelWords: '省委党校大学', school: '云岭大学' }) })
  test('另一学历是改动，没说的院校留着', () => { expect(withEducation(known, readLevel('研究生'))).toEqual({ ...known, level: '10', levelWords: '研究生' }) })
  test.each<[string, boolean]>([['中央党校研究生', true], ['函授本科', true], ['大学', false]])('“%s”是不是在职', (words, expected) => { expect(isInService(words)).toBe(expected) })
})
