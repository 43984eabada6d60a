import type { Dossier } from '../../model/dossier/dossier.ts'
import type { DossierAccess } from '../../model/dossier/dossier-access.ts'
import { addDays, type LocalDate } from '../../time/local-date.ts'
import type { Dice } from '../dice.ts'

type Story = Pick<DossierAccess, 'action' | 'reader' | 'purpose' | 'approver' | 'what' | 'declaredUnrelated'> & { readonly daysAgo: number; readonly files: number }

const stories: readonly Story[] = [
  { daysAgo: 300, action: 'view', reader: '周明', purpose: '年度考核', approver: '局党组副书记', what: '', declaredUnrelated: true, files: 1 },
  { daysAgo: 240, action: 'print', reader: '周明', purpose: '民主推荐前核对', approver: '局党组副书记', what: '摘要页', declaredUnrelated: true, files: 3 },
  { daysAgo: 160, action: 'import', reader: '林小满', purpose: '补录纸质登记册', approver: '机关党委书记', what: '登记册', declaredUnrelated: true, files: 2 },
  { daysAgo: 90, action: 'refused', reader: '陆行远', purpose: '了解情况', approver: '机关党委书记', what: '', declaredUnrelated: false, files: 1 },
  { daysAgo: 45, action: 'export', reader: '周明', purpose: '市委组织部调阅', approver: '局党组书记', what: '整卷', declaredUnrelated: true, files: 1 },
  { daysAgo: 8, action: 'view', reader: '林小满', purpose: '年度更新', approver: '机关党委书记', what: '', declaredUnrelated: true, files: 4 },
]

/** 调阅登记: looks, papers, one that was refused for kinship. */
export function sampleAccesses(dice: Dice, today: LocalDate, dossiers: readonly Dossier[]): readonly DossierAccess[] {
  if (dossiers.length === 0) return []
  return stories.map(({ daysAgo, files, ...story }) => {
    const at = `${addDays(today, -daysAgo)}T0${dice.int(1, 8)}:${dice.int(10, 59)}:00.000Z`
    return { id: dice.uuid(Date.parse(at)), at, operator: '林小满', dossierIds: dice.some(dossiers, files).map(({ id }) => id), ...story }
  })
}
