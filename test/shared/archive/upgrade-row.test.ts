import { expect, test } from 'vitest'
import { type UpgradeStep, upgradedRow, upgradeSteps } from '#shared/archive/upgrade-row.ts'
import { defaultSettings } from '#shared/model/settings.ts'
import { modelVersion, type TableName, tables } from '#shared/model/tables.ts'
import { aFact, aMeeting, aMembership, anId, anOrganisation, aPerson, aPost, aUnit } from '../../support/builders.ts'

const steps: readonly UpgradeStep[] = [
  { to: 2, table: 'people', change: ({ oldName, ...row }) => ({ ...row, name: oldName }) },
  { to: 3, table: 'meetings', change: row => ({ ...row, place: '' }) },
  { to: 4, table: 'people', change: row => ({ ...row, name: `${String(row['name'])}（已升级）` }) },
]

test('a row takes every step of its table since it was written, in order', () => {
  expect(upgradedRow('people', { oldName: '张喆', x: 1 }, 1, steps)).toEqual({ name: '张喆（已升级）', x: 1 })
  expect(upgradedRow('people', { name: '张喆' }, 2, steps)).toEqual({ name: '张喆（已升级）' })
  expect(upgradedRow('people', { name: '张喆' }, 4, steps)).toEqual({ name: '张喆' })
})

test('the released steps lead to the present version, in order', () => {
  expect(upgradeSteps.map(step => step.to)).toEqual([...upgradeSteps.map(step => step.to)].sort((a, b) => a - b))
  for (const { to } of upgradeSteps) expect(to).toBeLessThanOrEqual(modelVersion)
})

/** The fields that rows of the first version had, and such a row in full. */
const first = {
  units: ['id,name,shortName,uscc,fondsNo,fondsName,contact,totalStaff', aUnit()],
  settings: ['id,lectureEveryQuarter,firstTopicRequired,yellowAfterShare,orangeDaysOfQuarter,orangeDaysOfMonth,classificationWords', { id: anId(), ...defaultSettings }],
  organisations: ['id,type,establishedOn,dissolvedOn,approvalDocumentNo,fixedThemeDay', anOrganisation()],
  organisationFacts: ['id,organisationId,from,to,fullName,shortName,superiorId,hasCommittee,hasGroups', aFact()],
  people: ['id,name,pinyinInitials,formerName,sex,birth,unitPost,phone,isRetired,remark', aPerson()],
  memberships: ['id,personId,organisationId,groupId,memberType,joinedOn,fullOn,from,to,votingSuspensions', aMembership()],
  posts: ['id,personId,organisationId,post,kind,from,to,approvalDocumentNo', aPost()],
  meetings: [
    'id,organisationId,kinds,title,session,belongYear,startAt,endAt,place,hostId,hostName,hostDuty,recorderId,recorderName,notifiedOn,attendees,countsOnly,observers,topics,lecture,summary,hostSigned,recorderSigned,attachments,backfillReason,remark',
    aMeeting(),
  ],
} satisfies Partial<Record<TableName, readonly [string, object]>>

test.each(Object.entries(first) as [TableName, readonly [string, Record<string, unknown>]][])('%s of the first version are whole rows of the present one', (table, [fields, row]) => {
  const old = Object.fromEntries(fields.split(',').map(field => [field, row[field]]))
  const { data, error } = tables[table].schema.safeParse(upgradedRow(table, old, 1))
  expect(error?.issues ?? []).toEqual([])
  expect(Object.keys(data ?? {}).sort()).toEqual(Object.keys(tables[table].schema.shape).sort())
})
