import { checkDigit } from '#shared/codes/id-number.ts'

/** A fictional member with every fact that a roster may tell, days in full. */
export interface MadePerson {
  readonly name: string
  readonly sex: '1' | '2'
  readonly birth: string
  readonly idNumber: string
  /** GB/T 3304. */
  readonly nationality: string
  /** GB/T 4658. */
  readonly level: string
  readonly joinedOn: string
  readonly fullOn: string
  readonly memberType: 'full' | 'probationary'
  readonly workStartedOn: string
  readonly organisation: string
  readonly phone: string
  readonly partyPost: string
  readonly unitPost: string
  readonly isFloating: boolean
  readonly isLost: boolean
  readonly isMigrantWorker: boolean
}

/** Names with characters that programs like to lose: 喆 堃 頔 赟 䶮 𬘭 𬱖. */
const names = ['张喆', '李堃', '王頔', '陈赟', '欧阳䶮', '周𬘭', '赵𬱖', '钱芳', '孙建国', '司马静', '吴敏', '郑浩然', '阿依古丽·买买提', '冯雪', '褚卫东', '卫兰', '蒋志强', '沈丽华', '韩冰', '杨帆']
const nationalities = ['01', '01', '01', '02', '01', '03', '01', '11', '01', '01', '08', '01', '05', '15', '01', '01', '06', '01', '04', '01']
const levels = ['21', '21', '14', '31', '21', '11', '21', '41', '31', '21']
const posts = ['书记', '副书记', '组织委员', '宣传委员', '纪检委员', '', '', '', '', '']
const branches = ['综合党支部', '业务党支部', '离退休党支部']

export const madePeople: readonly MadePerson[] = names.map((name, i) => {
  const sex = i % 3 === 1 ? '2' : '1'
  const birth = `${1958 + ((i * 7) % 38)}-${two(1 + ((i * 5) % 12))}-${two(2 + ((i * 3) % 26))}`
  const first17 = `110101${birth.replaceAll('-', '')}${String(10 + i).padStart(2, '0')}${sex === '1' ? 1 + (i % 4) * 2 : 2 + (i % 4) * 2}`
  const joinedYear = Number(birth.slice(0, 4)) + 22 + (i % 6)
  const joined = `${two(1 + ((i * 7) % 12))}-${two(3 + ((i * 11) % 25))}`
  const isProbationary = i === 19
  return {
    name, sex, birth, idNumber: first17 + checkDigit(first17), nationality: nationalities[i] ?? '01', level: levels[i % levels.length] ?? '21',
    joinedOn: isProbationary ? '2026-04-12' : `${joinedYear}-${joined}`, fullOn: isProbationary ? '' : `${joinedYear + 1}-${joined}`, memberType: isProbationary ? 'probationary' : 'full',
    workStartedOn: `${joinedYear - 2}-07-${two(2 + (i % 20))}`, organisation: branches[i % 3] ?? '', phone: `1390000${String(1001 + i * 37)}`, partyPost: posts[i % posts.length] ?? '',
    unitPost: i % 4 === 0 ? '科长' : '干部', isFloating: i % 9 === 4, isLost: i === 13, isMigrantWorker: i === 8,
  }
})

function two(n: number): string {
  return String(n).padStart(2, '0')
}
