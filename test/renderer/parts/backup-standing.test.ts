import { expect, test } from 'vitest'
import { backupStanding } from '../../../renderer/parts/backup-standing.ts'

const record = (at: string, onOwnDisk = false) => ({ setId: '01980000-0000-7000-8000-000000000001', backupId: 'b', label: '金士顿 (E:)', at, seq: 4, head: 'aa', bytes: 1, verifiedAt: at, rereadAt: null, onOwnDisk })
const noon = (day: string) => new Date(`${day}T12:00:00`)
const last = (day: string, onOwnDisk = false) => record(noon(day).toISOString(), onOwnDisk)

test.each([
  ['从未备份就是逾期', null, 'red', '还没有备份'],
  ['当天备份过', last('2026-11-22'), 'green', '今天备份过'],
  ['七天前备份，仍算完成', last('2026-11-15'), 'green', '备份 7 天前'],
  ['超过七天，该备份了', last('2026-11-14'), 'yellow', '备份 8 天前'],
  ['三十天前备份，仍是待办', last('2026-10-23'), 'yellow', '备份 30 天前'],
  ['超过三十天，逾期', last('2026-10-22'), 'red', '备份 31 天前'],
  ['电脑的日期往回调过，按今天算', last('2026-11-25'), 'green', '今天备份过'],
  ['备份在本机磁盘上，当天的也是待办', last('2026-11-22', true), 'yellow', '备份在本机磁盘上'],
  ['备份在本机磁盘上，满三十天仍是待办', last('2026-10-23', true), 'yellow', '备份在本机磁盘上'],
  ['备份在本机磁盘上，超过三十天也逾期', last('2026-10-22', true), 'red', '备份 31 天前'],
])('%s', (_, lastBackup, level, short) => {
  expect(backupStanding({ lastBackup, isSample: false }, noon('2026-11-22'))).toMatchObject({ level, short })
})

test('the sample archive needs no backup', () => {
  expect(backupStanding({ lastBackup: null, isSample: true }, noon('2026-11-22'))).toBeNull()
})

test('says on which stick it lies', () => {
  expect(backupStanding({ lastBackup: last('2026-11-14'), isSample: false }, noon('2026-11-22'))?.sentence).toBe('上次备份在 8 天前，写到“金士顿 (E:)”，已逐一读回核对。已经超过 7 天，该再备份一次了。')
})
