import type { Reader } from '#shared/archive/reader.ts'
import type { DuesPayment } from '#shared/model/dues.ts'
import type { Settings } from '#shared/model/settings.ts'
import { aDuesStandard, aDuesYear, aFact, aMembership, anId, anOrganisation, aPerson, aPost, day, month } from './builders.ts'
import { readerOf } from './reader-of.ts'

/** One payment of 分 for a month, on a day or on none. */
export function aPayment(m: number, paidCents: number, paidOn: string | null): DuesPayment {
  return { id: anId(), month: m, paidCents, paidOn: paidOn === null ? null : day(paidOn), method: null, collector: '', remark: '' }
}

/** A 机关党委 of two branches: 张喆 (secretary) pays all, 李堃 late and then nothing, 王頔 is exempt, 周明 changed branches on 15 April, 陈赟 has no standard. */
export function duesArchive(settings: Partial<Settings> = {}) {
  const [root, first, second] = [anOrganisation({ type: 'organCommittee' }), anOrganisation(), anOrganisation()]
  const [zhang, li, wang, zhou, chen] = [
    aPerson({ name: '张喆', pinyinInitials: 'zz', idNumber: '11010519491231002X', phone: '13800000000' }), aPerson({ name: '李堃', pinyinInitials: 'lk' }), aPerson({ name: '王頔', pinyinInitials: 'wd', isRetired: true }),
    aPerson({ name: '周明', pinyinInitials: 'zm' }), aPerson({ name: '陈赟', pinyinInitials: 'cy' }),
  ]
  const rows = {
    organisations: [root, first, second],
    organisationFacts: [
      aFact({ organisationId: root.id, shortName: '机关党委', fullName: '中共云岭市档案服务中心机关委员会' }),
      aFact({ organisationId: first.id, shortName: '第一党支部', superiorId: root.id }), aFact({ organisationId: second.id, shortName: '第二党支部', fullName: '中共云岭市档案服务中心第二支部委员会', superiorId: root.id }),
    ],
    people: [zhang, li, wang, zhou, chen],
    memberships: [
      ...[zhang, li, wang].map(person => aMembership({ personId: person.id, organisationId: first.id })),
      aMembership({ personId: zhou.id, organisationId: first.id, to: day('2026-04-14') }), aMembership({ personId: zhou.id, organisationId: second.id, from: day('2026-04-15') }),
      aMembership({ personId: chen.id, organisationId: second.id }),
    ],
    posts: [aPost({ personId: zhang.id, organisationId: first.id })],
    duesStandards: [
      aDuesStandard({ personId: zhang.id }), aDuesStandard({ personId: li.id, baseCents: 600_000 }),
      aDuesStandard({ personId: wang.id, category: 'exempt', baseCents: null, approvalDocumentNo: '云机党〔2026〕3号' }),
      aDuesStandard({ personId: zhou.id }), aDuesStandard({ personId: zhou.id, from: month('2026-07'), baseCents: 1_200_000 }),
    ],
    duesPayments: [
      aDuesYear({ personId: zhang.id, payments: Array.from({ length: 6 }, (_, i) => aPayment(i + 1, 4_200, `2026-0${i + 1}-10`)) }),
      aDuesYear({ personId: li.id, payments: [aPayment(1, 9_000, '2026-02-10'), aPayment(2, 5_000, '2026-02-10')] }),
      aDuesYear({ personId: zhou.id, payments: Array.from({ length: 6 }, (_, i) => aPayment(i + 1, 4_200, `2026-0${i + 1}-12`)) }),
    ],
  }
  return { root, first, second, zhang, li, wang, zhou, chen, rows, reader: (): Reader => readerOf({ ...rows, settings }) }
}
