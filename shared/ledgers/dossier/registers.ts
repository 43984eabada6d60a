import type { Block, Cell, Table } from '../../documents/document.ts'
import { documentStem } from '../../documents/file-name.ts'
import { landscapeA4, portraitA4 } from '../../documents/page-setup.ts'
import { type DossierAccess, readFilesWords } from '../../model/dossier/dossier-access.ts'
import { overallGrade } from '../../model/dossier/dossier-evaluation.ts'
import { dossierFindings, dossierLevelWord } from '../../rules/dossier/dossier-findings.ts'
import { dossierMatrix, lackingDimensions } from '../../rules/dossier/matrix.ts'
import { lastGrade, updatedYears } from '../../rules/dossier/updates.ts'
import { warnLevel } from '../../rules/finding.ts'
import { dottedDate, yearOf } from '../../time/local-date.ts'
import { attestation } from '../attestation.ts'
import { accessBlocks } from './access-blocks.ts'
import { pagesOf } from './catalogue.ts'
import { said, tableOf } from './cells.ts'
import type { DossierLedger } from './dossier-ledger.ts'
import { type DossierPaper, filesOnPaper } from './dossier-paper.ts'
import { signWords } from './matrix-blocks.ts'

/** 档案登记册: every file, one line each. */
export const dossierRegister: DossierLedger = {
  id: 'dossier-register', title: '领导干部政治素质档案登记册', source: 'domain.md C.13', scope: 'allDossiers', hasSheets: true,
  compose: paper => {
    const rows = filesOnPaper(paper).map((file, index): readonly Cell[] => {
      const { dossier, name, position } = file
      const [last, updated] = [lastGrade(dossier), Math.max(...updatedYears(dossier))]
      return [
        { text: String(index + 1), align: 'center' }, said(dossier.archiveNo, name, 'center'), said(name, name, 'center'), said(position, name), said(dottedDate(dossier.openedOn), name, 'center'),
        { text: String(dossier.entries.length), align: 'center', number: dossier.entries.length }, said(pagesOf(file) === 0 ? '' : String(pagesOf(file)), name, 'center'), { text: String(dossier.volumes), align: 'center', number: dossier.volumes },
        said(Number.isFinite(updated) ? String(updated) : '', name, 'center'), said(last === null ? '' : `${last.year} ${overallGrade.labels[last.grade]}`, name, 'center'),
        said([dossier.closedOn === null ? '' : `${dottedDate(dossier.closedOn)}停止建档`, dossier.remark.trim()].filter(word => word !== '').join('；'), name),
      ]
    })
    return lying(paper, '领导干部政治素质档案登记册', `共 ${rows.length} 册`, tableOf([['序号', 11], ['档案编号', 24], ['姓名', 20], ['单位及职务', 44], ['建档日期', 22], ['材料', 12], ['页数', 12], ['册数', 12], ['年度更新', 18], ['最近鉴定', 22], ['备注', 28]], rows, '还没有档案'), rows.length)
  },
}

/** Between the margins of a lying sheet. */
const lyingMm = 225

/** 缺项清单 of the section, for the clerk who mends it. */
export const dossierGaps: DossierLedger = {
  id: 'dossier-gaps', title: '政治素质档案缺项清单', source: 'domain.md C.13', scope: 'allDossiers', hasSheets: true,
  compose: paper => {
    const { posts, organisations, people } = paper.evidence
    const found = dossierFindings(paper.rows, { today: paper.today, settings: paper.settings, posts, organisations, people })
    const lacking = filesOnPaper(paper).filter(({ dossier }) => dossier.closedOn === null).flatMap(({ dossier, template, name }) => {
      const without = lackingDimensions(dossier, template.dimensions, yearOf(paper.today))
      return without.length === 0 ? [] : [[name, `${yearOf(paper.today)}年没有材料说到：${without.map(({ title }) => title).join('、')}。`] as const]
    })
    const rows: Table['rows'] = [
      ...found.map(({ rule, level, name, message, basis }, index): readonly Cell[] => [{ text: String(index + 1), align: 'center' }, { text: dossierLevelWord({ rule, level }), align: 'center' }, said(name, name, 'center'), said(message, name), said(basis, name)]),
      ...lacking.map(([name, words], index): readonly Cell[] => [{ text: String(found.length + index + 1), align: 'center' }, { text: warnLevel.labels.yellow, align: 'center' }, said(name, name, 'center'), said(words, name), said('政治素质五个方面', name)]),
    ]
    return lying(paper, '政治素质档案缺项清单', `共 ${rows.length} 件　仅供经办人补齐，不入卷`, tableOf([['序号', 12], ['轻重', 22], ['姓名', 26], ['缺什么', 105], ['依据', 60]], rows, '没有缺项'), rows.length)
  },
}

/** 调阅登记表 over all files. */
export const dossierAccessRegister: DossierLedger = {
  id: 'dossier-access', title: '政治素质档案调阅登记表', source: 'domain.md C.13', scope: 'allDossiers', hasSheets: true,
  compose: paper => {
    const names = new Map(filesOnPaper(paper).map(({ dossier, name }) => [dossier.id, name]))
    const namesOf = ({ dossierIds }: DossierAccess) => readFilesWords(dossierIds.map(id => names.get(id) ?? '（已删除）'))
    const { dossierAccesses } = paper.rows
    return {
      document: {
        title: '政治素质档案调阅登记表', sections: [{ page: portraitA4({ numbering: 'pageOfPages' }), blocks: [
          { type: 'heading', level: 1, text: '政治素质档案调阅登记表' }, { type: 'paragraph', indent: false, size: '五号', runs: [{ text: `${paper.unitName}　　共 ${dossierAccesses.length} 次` }] },
          accessBlocks(dossierAccesses, namesOf), attestation(paper.unitName, paper.today),
        ] }],
      },
      fileName: documentStem(`政治素质档案调阅登记表_${paper.unitName}`), rows: dossierAccesses.length,
    }
  },
}

/** 方面 of a year over all cadres: who lacks what. */
export const dossierMatrixLedger: DossierLedger = {
  id: 'dossier-matrix', title: '领导干部政治素质矩阵', source: 'domain.md C.13', scope: 'allDossiers', hasSheets: true,
  compose: paper => {
    const year = yearOf(paper.today)
    const dimensions = paper.rows.dossierTemplates.toSorted((a, b) => b.version - a.version)[0]?.dimensions ?? []
    const rows = filesOnPaper(paper).filter(({ dossier }) => dossier.closedOn === null).map(({ dossier, name }, index): readonly Cell[] => [
      { text: String(index + 1), align: 'center' }, said(dossier.archiveNo, name, 'center'), said(name, name, 'center'),
      ...dossierMatrix(dossier, dimensions, [year]).rows.map(({ cells: [cell] }): Cell => ({ text: cell === undefined ? '' : signWords(cell), align: 'center', subject: name })),
    ])
    const mm = dimensions.length === 0 ? 0 : Math.floor((lyingMm - 70) / dimensions.length)
    return lying(paper, '领导干部政治素质矩阵', `${year}年　　共 ${rows.length} 册　　＋正向　－反向　○中性`, tableOf([['序号', 14], ['档案编号', 30], ['姓名', 26], ...dimensions.map(({ title }) => [title, mm] as const)], rows, '还没有档案'), rows.length)
  },
}

function lying(paper: DossierPaper, title: string, words: string, table: Block, rows: number) {
  return {
    document: {
      title: `${title}：${paper.unitName}`, sections: [{ page: landscapeA4({ numbering: 'pageOfPages' as const }), blocks: [
        { type: 'heading', level: 1, text: title }, { type: 'paragraph', indent: false, size: '五号', runs: [{ text: `${paper.unitName}　　${words}` }] }, filled(table), attestation(paper.unitName, paper.today),
      ] satisfies readonly Block[] }],
    },
    fileName: documentStem(`${title}_${paper.unitName}`), rows,
  }
}

/** The last column takes what the others leave. */
function filled(table: Block): Block {
  if (table.type !== 'table') return table
  const sum = table.columns.slice(0, -1).reduce((mm, column) => mm + column.mm, 0)
  return { ...table, columns: table.columns.map((column, i) => (i === table.columns.length - 1 ? { mm: Math.max(20, lyingMm - sum) } : column)) }
}
