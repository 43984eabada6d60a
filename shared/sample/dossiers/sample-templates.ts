import { type DossierTemplate, startingTemplate, type TemplateItem } from '../../model/dossier/dossier-template.ts'
import { dayOf, type LocalDate, yearOf } from '../../time/local-date.ts'
import type { Dice } from '../dice.ts'

/** The sample unit's own wording, three of each side; of no place's list. */
const positiveWords = [
  '党组织作出的决定，当面背后说的做的一个样', '理论学习有计划、有笔记、有交流', '本人的情况如实向党组织说明',
  '听到传言先核实，再表明态度', '任务调整、岗位变动时工作不断档', '说得清本处工作与全局的关系',
  '难题先由自己牵头想办法', '交办的事有回音，完不成的提前说明', '分管范围出了差错，先讲自己的责任',
  '读文件抓得住要点，落到具体安排', '急事来了能带着党员办妥', '谈心之后对方的困难有人跟进',
  '请示报告按程序，不绕道', '公务支出经得起逐笔核对', '家属不过问本单位的公事',
]
const negativeWords = [
  '会上不说、会后另说', '集中学习签到后离场', '应当说明的情况没有说明',
  '转发没有核实的消息', '岗位调整后应付了事', '只顾本处，不顾整体安排',
  '把难题推给下属或者其他处室', '交办的事没有回音', '出了差错先找别人的原因',
  '以转发文件代替落实', '遇到急事拿不出办法', '党员有困难长期不知情',
  '该请示的没有请示', '公务支出说不清用途', '为熟人打招呼、递条子',
]

/** Version 1 with blank patterns as a unit begins, version 2 with its own wording, a class of its own and one renamed. */
export function sampleTemplates(dice: Dice, start: number, today: LocalDate): { readonly first: DossierTemplate; readonly second: DossierTemplate } {
  const year = yearOf(today)
  const first: DossierTemplate = { id: dice.uuid(start), version: 1, since: dayOf(year - 2, 1, 8), note: '', ...startingTemplate }
  const { sections } = startingTemplate
  return {
    first,
    second: {
      ...first, id: dice.uuid(start), version: 2, since: dayOf(year - 1, 2, 10), note: '测评项按本局讨论稿填写，增设“联系服务群众”一类。',
      sections: sections.flatMap(section => {
        if (section.code === 'frontline') return [{ ...section, title: '急难险重任务一线表现' }]
        return section.code === 'other' ? [{ code: 'masses', title: '联系服务群众', conclusionOnly: false, retired: false }, section] : [section]
      }),
      positiveItems: worded(startingTemplate.positiveItems, positiveWords), negativeItems: worded(startingTemplate.negativeItems, negativeWords),
    },
  }
}

function worded(items: readonly TemplateItem[], words: readonly string[]): TemplateItem[] {
  return items.map((item, i) => ({ ...item, text: words[i] ?? '' }))
}
