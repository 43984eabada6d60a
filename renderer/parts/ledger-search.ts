import { pinyinInitials } from '#shared/model/pinyin-initials.ts'

const known = new Map<string, string>()

/** Whether a ledger of this title is meant: `hmc` finds 党员花名册, so does 花名. */
export function answersLedger(title: string, typed: string): boolean {
  const wished = typed.normalize('NFKC').trim().toLowerCase()
  return title.toLowerCase().includes(wished) || initialsOf(title).includes(wished)
}

function initialsOf(title: string): string {
  const before = known.get(title)
  if (before !== undefined) return before
  const initials = pinyinInitials(title)
  known.set(title, initials)
  return initials
}
