import { expect, test } from 'vitest'
import { attachedFiles } from '#shared/archive/attached-files.ts'
import { aDevelopmentCase, aMeeting, anAttachment, anId, aPerson, aTraining, day } from '../../support/builders.ts'

const scan = anAttachment({ name: '扫描件.pdf' })

test.each<[string, unknown, readonly string[]]>([
  ['of a meeting', aMeeting({ attachments: [scan, anAttachment()] }), ['attachments.0', 'attachments.1']],
  ['of a training', aTraining({ attachments: [scan] }), ['attachments.0']],
  ['a person’s photograph', aPerson({ photo: scan }), ['photo']],
  ['of a step of development', aDevelopmentCase({
    steps: [{ code: 'apply', plannedOn: null, on: day('2026-01-05'), documentNo: '', note: '', earlyReason: '', materials: [{ id: anId(), name: '入党申请书', isThere: true, file: null }, { id: anId(), name: '谈话记录', isThere: true, file: scan }] }],
  }), ['steps.0.materials.1.file']],
  ['none', aPerson(), []],
  ['of a deleted row', null, []],
])('%s is found', (_, row, expected) => {
  expect(attachedFiles(row).map(file => file.path)).toEqual(expected)
})

test('a file is told by its hash and its name', () => {
  expect(attachedFiles(aPerson({ photo: scan }))).toEqual([{ sha256: scan.sha256, name: '扫描件.pdf', path: 'photo' }])
})
