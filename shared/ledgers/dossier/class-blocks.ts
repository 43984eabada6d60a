import type { Block } from '../../documents/document.ts'
import type { Dossier } from '../../model/dossier/dossier.ts'
import { type DossierEntry, entryDirection } from '../../model/dossier/dossier-entry.ts'
import { followUpKind, partyWords } from '../../model/dossier/check-up.ts'
import { overallGrade } from '../../model/dossier/dossier-evaluation.ts'
import type { TemplateSection } from '../../model/dossier/dossier-template.ts'
import { sanctionKind } from '../../model/dossier/sanction.ts'
import { dottedDayOrMonth } from '../../time/day-or-month.ts'
import { dottedDate, type LocalDate } from '../../time/local-date.ts'
import { basicBlocks } from './basic-blocks.ts'
import { longRow, pairRow, said, tableOf } from './cells.ts'
import type { DossierPaper, FileOnPaper } from './dossier-paper.ts'
import { evaluationBlocks } from './evaluation-blocks.ts'

/** What lies in one class, under its heading: its own forms, then the entries; never nothing. */
export function classBlocks(file: FileOnPaper, section: TemplateSection, paper: DossierPaper): readonly Block[] {
  const own = section.code === 'basic' ? basicBlocks(file, paper) : ownBlocks[section.code]?.(file, paper) ?? []
  const entries = file.dossier.entries.filter(({ sectionCode }) => sectionCode === section.code).toSorted((a, b) => (a.formedOn ?? '').localeCompare(b.formedOn ?? ''))
  if (entries.length === 0) return own.length > 0 ? own : [{ type: 'paragraph', runs: [{ text: '本类暂无材料。' }] }]
  const table = section.conclusionOnly ? conclusions(entries, file) : materials(entries, file)
  return section.code === 'appraisal' ? [table, ...own] : [...own, table] // whoever signs an appraisal signs at the end of its class
}

function materials(entries: readonly DossierEntry[], { name, template }: FileOnPaper): Block {
  const titles = new Map(template.dimensions.map(({ code, title }) => [code, title]))
  return tableOf([['形成时间', 20], ['材料名称', 32], ['摘要', 45], ['方向', 12], ['对应方面', 19], ['来源单位、文号', 28]], entries.map(entry => [
    said(onOf(entry), name, 'center'), said(entry.name, name), said([entry.summary.trim(), entry.remark.trim()].filter(text => text !== '').join('\n'), name), said(entryDirection.labels[entry.direction], name, 'center'),
    said(entry.dimensions.map(code => titles.get(code) ?? code).join('\n'), name, 'center'), said([entry.sourceOrganisation.trim(), entry.documentNo.trim()].filter(text => text !== '').join('\n'), name),
  ]), '本类暂无材料')
}

/** 只记结论: no other column than what may be filed. */
function conclusions(entries: readonly DossierEntry[], { name }: FileOnPaper): Block {
  return tableOf([['日期', 22], ['材料名称', 36], ['结论', 50], ['文号', 26], ['入档批准', 22]], entries.map(entry => [
    said(onOf(entry), name, 'center'), said(entry.name, name), said(entry.summary, name), said(entry.documentNo, name), said(entry.authorisedBy, name),
  ]), '本类暂无材料')
}

const ownBlocks: Readonly<Record<string, (file: FileOnPaper, paper: DossierPaper) => readonly Block[]>> = {
  evaluation: evaluationBlocks, appraisal: file => appraisals(file), checkup: file => checkUps(file), discipline: file => sanctions(file),
}

function appraisals({ dossier, name }: FileOnPaper): readonly Block[] {
  return byYear(dossier.appraisals).flatMap(({ year, on, author, text, grade, ground, partyGroupOpinion }): readonly Block[] => [
    {
      type: 'formGrid', size: '五号', columns: [26, 52, 26, 52].map(mm => ({ mm })), rows: [
        pairRow([['年度', String(year)], ['鉴定日期', dayWords(on)]], name), pairRow([['鉴定单位', author], ['等次', grade === null ? '' : overallGrade.labels[grade]]], name),
        longRow('鉴定意见', text, name, 3), ...(ground.trim() === '' ? [] : [longRow('依据', ground, name, 3)]), longRow('党组意见', partyGroupOpinion, name, 3),
      ],
    },
    { type: 'signatureLine', fields: [{ label: '鉴定单位（盖章）' }, { label: '本人签字' }, { label: '日期' }] },
  ])
}

function checkUps({ dossier, name }: FileOnPaper): readonly Block[] {
  return dossier.checkUps.toSorted((a, b) => (a.on < b.on ? -1 : 1)).flatMap(({ on, parties, otherParties, scope, findings, conclusion, followUps }): readonly Block[] => [
    {
      type: 'formGrid', size: '五号', columns: [26, 52, 26, 52].map(mm => ({ mm })), rows: [
        pairRow([['体检日期', dottedDate(on)], ['参与单位', partyWords({ parties, otherParties })]], name),
        longRow('体检范围', scope, name, 3), longRow('发现问题', findings, name, 3), longRow('结论', conclusion, name, 3),
      ],
    },
    tableOf([['提醒约谈', 20], ['内容', 62], ['期限', 22], ['办结', 22], ['结果', 30]], followUps.map(({ kind, what, dueOn, doneOn, result }) => [
      said(followUpKind.labels[kind], name, 'center'), said(what, name), said(dayWords(dueOn), name, 'center'), said(dayWords(doneOn), name, 'center'), said(result, name),
    ]), '没有提醒约谈'),
  ])
}

function sanctions({ dossier, name }: FileOnPaper): readonly Block[] {
  if (dossier.sanctions.length === 0) return []
  return [tableOf([['处分、处理', 30], ['决定日期', 20], ['决定单位、文号', 34], ['生效日期', 20], ['影响期满', 20], ['结论', 32]], dossier.sanctions.map(({ kind, name: own, decidedOn, decidedBy, documentNo, effectiveOn, endsOn, conclusion }) => [
    said(own.trim() || sanctionKind.labels[kind], name), said(dayWords(decidedOn), name, 'center'), said([decidedBy.trim(), documentNo.trim()].filter(text => text !== '').join('\n'), name), said(dayWords(effectiveOn), name, 'center'), said(dayWords(endsOn), name, 'center'), said(conclusion, name),
  ]), '没有处分')]
}

function byYear(appraisals: Dossier['appraisals']): Dossier['appraisals'] {
  return appraisals.toSorted((a, b) => a.year - b.year)
}

function onOf({ formedOn }: DossierEntry): string {
  return formedOn === null ? '' : dottedDayOrMonth(formedOn)
}

function dayWords(on: LocalDate | null): string {
  return on === null ? '' : dottedDate(on)
}
