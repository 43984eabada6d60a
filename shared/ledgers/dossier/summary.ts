import type { Cell } from '../../documents/document.ts'
import { documentStem } from '../../documents/file-name.ts'
import { portraitA4 } from '../../documents/page-setup.ts'
import { entryDirection } from '../../model/dossier/dossier-entry.ts'
import { overallGrade } from '../../model/dossier/dossier-evaluation.ts'
import { sanctionKind } from '../../model/dossier/sanction.ts'
import { chineseDate, dottedDate } from '../../time/local-date.ts'
import { attestation } from '../attestation.ts'
import { shortened } from '../words.ts'
import { longRow, pairRow, tableOf, said } from './cells.ts'
import { classesOf } from './catalogue.ts'
import { dossierIdOf, type DossierLedger } from './dossier-ledger.ts'
import { fileOnPaper } from './dossier-paper.ts'
import { matrixBlocks } from './matrix-blocks.ts'

/** 摘要页: one cadre on one sheet. Longer texts are cut and say so; the file has them whole. */
export const dossierSummary: DossierLedger = {
  id: 'dossier-summary', title: '领导干部政治素质档案摘要', source: 'domain.md C.13', scope: 'dossier', hasSheets: false,
  compose(paper, scope) {
    const file = fileOnPaper(paper, dossierIdOf(scope))
    const { dossier, name, position, template } = file
    const appraisals = dossier.appraisals.toSorted((a, b) => b.year - a.year).slice(0, 3).map(({ year, grade, text }) => `${year}年度：${grade === null ? '未评定' : overallGrade.labels[grade]}${text.trim() === '' ? '' : `。${shortened(text, 60)}`}`)
    const checkUp = dossier.checkUps.toSorted((a, b) => (a.on < b.on ? 1 : -1))[0]
    const open = dossier.checkUps.flatMap(({ followUps }) => followUps).filter(({ doneOn }) => doneOn === null)
    const count = (code: string, direction: keyof typeof entryDirection.labels) => dossier.entries.filter(entry => entry.sectionCode === code && entry.direction === direction).length
    return {
      document: {
        title: `领导干部政治素质档案摘要：${name}`, sections: [{
          page: portraitA4({ numbering: 'none' }), blocks: [
            { type: 'heading', level: 1, text: '领导干部政治素质档案摘要' },
            {
              type: 'formGrid', size: '五号', columns: [26, 52, 26, 52].map(mm => ({ mm })), rows: [
                pairRow([['姓名', name], ['档案编号', dossier.archiveNo]], name), pairRow([['单位及职务', position], ['建档日期', chineseDate(dossier.openedOn)]], name),
                longRow('近年鉴定', appraisals.join('\n'), name, 3),
                longRow('最近体检', checkUp === undefined ? '' : `${dottedDate(checkUp.on)}：${shortened(checkUp.conclusion, 60)}${open.length === 0 ? '' : `（待办 ${open.length} 项）`}`, name, 3),
                longRow('处分处理', dossier.sanctions.map(({ kind, name: own, endsOn }) => `${own.trim() || sanctionKind.labels[kind]}${endsOn === null ? '' : `（影响期满 ${dottedDate(endsOn)}）`}`).join('、'), name, 3),
              ],
            },
            tableOf([...half, ...half], paired(classesOf(file).map(({ code, title }) => [
              said(title, name), ...[dossier.entries.filter(({ sectionCode }) => sectionCode === code).length, count(code, 'positive'), count(code, 'negative'), count(code, 'neutral')].map(n => said(n === 0 ? '' : String(n), name, 'center')),
            ])), '暂无材料'),
            ...matrixBlocks({ dossier, template, name, person: file.person, position, openedBy: file.openedBy }, paper.today),
            attestation(file.openedBy, paper.today),
          ],
        }],
      },
      fileName: documentStem(`政治素质档案摘要_${dossier.archiveNo}_${name}`), rows: 1,
    }
  },
}

/** Two classes side by side, so that all of it stays on one sheet. */
const half = [['卷内类', 40], ['材料', 10], ['正向', 9.5], ['反向', 9.5], ['中性', 9]] as const

function paired(rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  const left = rows.slice(0, Math.ceil(rows.length / 2))
  return left.map((row, i) => [...row, ...(rows[left.length + i] ?? row.map((): Cell => ({ text: ' ' })))])
}
