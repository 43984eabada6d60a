import { type DuesStandard } from '#shared/model/dues.ts'
import { typedYuan, yuanText } from '#shared/rules/dues/money.ts'
import { categoryHints, typedCategory, typedMonthOf } from './typed-standard.ts'

export const standardFields = ['category', 'baseCents', 'setDueCents', 'from', 'approvalDocumentNo', 'remark'] as const
export type StandardField = (typeof standardFields)[number]

export function isStandardField(key: string): key is StandardField {
  return (standardFields as readonly string[]).includes(key)
}

export type Typed = { readonly kind: 'value'; readonly some: Partial<DuesStandard> } | { readonly kind: 'problem'; readonly message: string }

/** What a typed text makes of a field. */
export function typedField(field: StandardField, text: string, year: number): Typed {
  switch (field) {
    case 'category': {
      const category = typedCategory(text)
      return category === null ? problem(`请输入序号或名称：${categoryHints.join('，')}`) : { kind: 'value', some: { category } }
    }
    case 'baseCents':
    case 'setDueCents': {
      const cents = text.trim() === '' ? null : typedYuan(text)
      return cents === null && text.trim() !== '' ? problem('看不懂这个金额。请写元，如 4200 或 42.50。') : { kind: 'value', some: { [field]: cents } }
    }
    case 'from': {
      const from = typedMonthOf(text, year)
      return from === null ? problem(`请写 ${year} 年的月份，如 7 或 ${year}.7。`) : { kind: 'value', some: { from } }
    }
    case 'approvalDocumentNo':
    case 'remark': return { kind: 'value', some: { [field]: text.trim() } }
  }
}

/** What a field holds as it is typed. */
export function fieldText(field: StandardField, standard: DuesStandard): string {
  switch (field) {
    case 'category': return categoryHints.find(hint => typedCategory(hint.split(' ')[0] ?? '') === standard.category)?.split(' ')[0] ?? ''
    case 'baseCents':
    case 'setDueCents': {
      const cents = standard[field]
      return cents === null ? '' : yuanText(cents)
    }
    case 'from': return String(Number(standard.from.slice(5)))
    case 'approvalDocumentNo':
    case 'remark': return standard[field]
  }
}

function problem(message: string): Typed {
  return { kind: 'problem', message }
}
