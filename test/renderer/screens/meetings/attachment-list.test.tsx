// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aFact, aMeeting, anId, anOrganisation } from '../../../support/builders.ts'
import { showWindow } from '../../../support/whole-window.tsx'
import { giveTheWindowASize } from '../../../support/window.tsx'

giveTheWindowASize()
const wait = { timeout: 30_000 }

test('an attachment that is gone says so, and Esc leaves the record where it is', async () => {
  const branch = anOrganisation()
  const meeting = aMeeting({ organisationId: branch.id, attachments: [{ id: anId(), name: '签到表.png', mime: 'image/png', bytes: 9, sha256: '0'.repeat(64), category: 'signIn' }] })
  await showWindow(`#/meetings/${meeting.id}`, [
    { table: 'organisations', row: branch }, { table: 'organisationFacts', row: aFact({ organisationId: branch.id }) }, { table: 'meetings', row: meeting },
  ])
  fireEvent.click(await screen.findByRole('button', { name: '查看' }, wait))
  expect(await screen.findByText(/找不到这个附件的文件/, undefined, wait)).toBeTruthy()
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' })
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(window.location.hash).toBe(`#/meetings/${meeting.id}`)
})
