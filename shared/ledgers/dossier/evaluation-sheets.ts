import type { Block, Section } from '../../documents/document.ts'
import { documentStem } from '../../documents/file-name.ts'
import { portraitA4 } from '../../documents/page-setup.ts'
import { type DossierEvaluation, evaluationSide } from '../../model/dossier/dossier-evaluation.ts'
import { type DossierTemplate, startingTemplate } from '../../model/dossier/dossier-template.ts'
import { answersOf } from '../../rules/dossier/evaluation-result.ts'
import { head } from './cells.ts'
import type { DossierLedger } from './dossier-ledger.ts'

/** 正向、反向测评表 to hand out: anonymous, filled in by hand. Items that the unit has not worded are empty lines. */
export const evaluationSheets: DossierLedger = {
  id: 'evaluation-sheets', title: '政治素质测评表', source: 'domain.md C.13', scope: 'allDossiers', hasSheets: false,
  compose: ({ rows, unitName }) => {
    const template = rows.dossierTemplates.toSorted((a, b) => b.version - a.version)[0] ?? startingTemplate
    return {
      document: { title: '政治素质测评表', sections: (['positive', 'negative'] as const).map(side => sheet(side, template, unitName)) },
      fileName: documentStem(`政治素质测评表_${unitName}`), rows: template.positiveItems.length + template.negativeItems.length,
    }
  },
}

function sheet(side: DossierEvaluation['side'], template: Pick<DossierTemplate, 'scale' | 'positiveItems' | 'negativeItems' | 'dimensions'>, unitName: string): Section {
  const answers = answersOf(side, template)
  const titles = new Map(template.dimensions.map(({ code, title }) => [code, title]))
  const mm = side === 'positive' && template.scale === 'points' ? 8 : 16
  const [dimensionMm, exampleMm] = [22, side === 'negative' ? 46 : 0]
  const columns = [12, dimensionMm, 156 - 12 - dimensionMm - exampleMm - answers.length * mm, ...answers.map(() => mm), ...(exampleMm === 0 ? [] : [exampleMm])]
  const blocks: readonly Block[] = [
    { type: 'heading', level: 1, text: `领导干部政治素质${evaluationSide.labels[side]}表` },
    { type: 'paragraph', indent: false, size: '五号', runs: [{ text: `单位：${unitName}　　被测评人：＿＿＿＿＿＿　　测评日期：＿＿＿＿年＿＿月＿＿日` }] },
    {
      type: 'table', size: '小五', rowHeightMm: 9, columns: columns.map(each => ({ mm: each })),
      header: [[head('序号'), head('方面'), head(side === 'positive' ? '指标' : '负面情形'), ...answers.map(({ label }) => head(label)), ...(exampleMm === 0 ? [] : [head('具体事例')])]],
      rows: (side === 'positive' ? template.positiveItems : template.negativeItems).map(({ text, dimension }, index) => [
        { text: String(index + 1), align: 'center' }, { text: titles.get(dimension) ?? '', align: 'center' }, { text: text.trim() === '' ? ' ' : text.trim() }, ...answers.map(() => ({ text: '□', align: 'center' as const })), ...(exampleMm === 0 ? [] : [{ text: ' ' }]),
      ]),
    },
    { type: 'paragraph', indent: false, size: '小五', runs: [{ text: side === 'positive' ? '说明：无记名填写，每项只选一个，在□内打“√”。' : '说明：无记名填写，每项在“有”或“无”的□内打“√”；选“有”的请写具体事例。' }] },
  ]
  return { page: portraitA4({ numbering: 'none' }), blocks }
}
