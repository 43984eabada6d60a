import { expect, test } from 'vitest'
import { watchDrives } from '../../../electron/files/drive-watch.ts'
import { aDrive, someDrives } from '../../support/some-drives.ts'

test('a stick that was written to counts as out once it was gone from the list', async () => {
  const [disk, stick] = [aDrive('/', { id: 'disk' }), aDrive('/', { id: 'stick' })]
  const here = [disk, stick]
  const drives = watchDrives(someDrives(here))
  expect(drives.hasBeenOut('stick'), 'written to before this program was started').toBe(true)
  drives.noteWritten('stick')
  await drives.list()
  expect(drives.hasBeenOut('stick')).toBe(false)
  here.pop()
  await drives.list()
  here.push(stick)
  await drives.list()
  expect(drives.hasBeenOut('stick')).toBe(true)
})
