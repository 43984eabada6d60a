import * as z from 'zod'
import { LocalDate } from '../../time/local-date.ts'
import { filledText, record, recordId, text } from '../record.ts'

/** A class of the catalogue (卷内类). */
export const TemplateSection = z.object({
  /** `basic` … `other` (domain.md C.13), or a code of the unit's own: never reused. */
  code: filledText,
  title: filledText,
  /** 只记结论: the form has no field for details and says why. */
  conclusionOnly: z.boolean(),
  /** No longer offered; what lies in it stays and prints. */
  retired: z.boolean(),
})
export type TemplateSection = z.infer<typeof TemplateSection>

/** One of the five sides of political quality (R-POL-01), or the unit's own. */
export const TemplateDimension = z.object({ code: filledText, title: filledText })
export type TemplateDimension = z.infer<typeof TemplateDimension>

/** An item of an evaluation sheet. `text` empty = a blank pattern that the unit still has to word: no province's wording is shipped. */
export const TemplateItem = z.object({ id: filledText, dimension: z.string(), text })
export type TemplateItem = z.infer<typeof TemplateItem>

/** One version of catalogue and evaluation sheets; a change makes a new one, old files and evaluations keep theirs. */
export const DossierTemplate = record({
  id: recordId,
  /** 1, 2, … : the highest is in force. */
  version: z.int().min(1),
  since: LocalDate,
  note: text,
  sections: z.array(TemplateSection).min(1, '至少要有一类'),
  dimensions: z.array(TemplateDimension).min(1, '至少要有一个方面'),
  positiveItems: z.array(TemplateItem),
  negativeItems: z.array(TemplateItem),
  /** A positive item is answered 好/较好/一般/差, or by 1–10 points. */
  scale: z.enum(['grades', 'points']),
})
export type DossierTemplate = z.infer<typeof DossierTemplate>

export const dossierTemplateLabels = {
  id: '编号', version: '版本', since: '启用日期', note: '说明', sections: '卷内类', dimensions: '方面', positiveItems: '正向测评项', negativeItems: '反向测评项', scale: '评分方式',
} satisfies Record<keyof typeof DossierTemplate.shape, string>

export type TemplateContent = Pick<DossierTemplate, 'sections' | 'dimensions' | 'positiveItems' | 'negativeItems' | 'scale'>

/** What every unit begins with: the fourteen classes of domain.md C.13, the five sides of R-POL-01, and blank patterns of 15 positive and 15 negative items. */
export const startingTemplate: TemplateContent = {
  sections: ([
    ['basic', '基本情况'], ['theory', '理论学习与政治理论素养'], ['orgLife', '组织生活与双重组织生活'], ['frontline', '重大斗争、急难险重一线表现'], ['partyBuilding', '抓党建促发展、一岗双责'],
    ['performance', '履职实绩与年度考核'], ['reportItems', '个人有关事项报告查核', true], ['evaluation', '政治素质测评'], ['inspection', '巡视巡察、审计、督查反馈'], ['discipline', '信访核查、谈话函询、处分、诫勉', true],
    ['honor', '表彰奖励、典型'], ['checkup', '政治体检'], ['appraisal', '政治素质鉴定与综合评价'], ['other', '其他'],
  ] as const).map(([code, title, conclusionOnly = false]) => ({ code, title, conclusionOnly, retired: false })),
  dimensions: [
    { code: 'loyalty', title: '政治忠诚' }, { code: 'steadiness', title: '政治定力' }, { code: 'responsibility', title: '政治担当' }, { code: 'ability', title: '政治能力' }, { code: 'selfDiscipline', title: '政治自律' },
  ],
  positiveItems: blankItems('p'),
  negativeItems: blankItems('n'),
  scale: 'grades',
}

/** Three of each side, without words. */
function blankItems(prefix: string): TemplateItem[] {
  return ['loyalty', 'steadiness', 'responsibility', 'ability', 'selfDiscipline'].flatMap((dimension, side) => [1, 2, 3].map(n => ({ id: `${prefix}${side * 3 + n}`, dimension, text: '' })))
}
