import { expect, test } from 'vitest'
import { pinyinInitials } from '#shared/model/pinyin-initials.ts'

test.each([
  ['张喆', 'zz'], ['李堃', 'lk'], ['王頔', 'wd'], ['陈赟', 'cy'], ['欧阳䶮', 'oyy'], ['单于明', 'sym'], ['仇和', 'qh'], ['朴实', 'ps'],
  ['阿依古丽·买买提', 'aygl' + 'mmt'], ['', ''],
])('%s 的拼音首字母是 %s', (name, initials) => {
  expect(pinyinInitials(name)).toBe(initials)
})
