import type { Block, ImageBlock, Section } from '../../documents/document.ts'
import { documentStem } from '../../documents/file-name.ts'
import { portraitA4 } from '../../documents/page-setup.ts'
import { chineseDate } from '../../time/local-date.ts'
import { chineseNumber, orDash } from '../words.ts'
import { accessBlocks } from './access-blocks.ts'
import { catalogue, classesOf, pagesOf } from './catalogue.ts'
import { classBlocks } from './class-blocks.ts'
import { dossierIdOf, type DossierLedger, type ScanOnPaper } from './dossier-ledger.ts'
import { type DossierPaper, type FileOnPaper, fileOnPaper } from './dossier-paper.ts'
import { matrixBlocks } from './matrix-blocks.ts'

/** 领导干部政治素质档案, the whole file: cover, catalogue, classes, matrix, access sheet, scans (domain.md C.13). */
export const wholeDossier: DossierLedger = {
  id: 'dossier', title: '领导干部政治素质档案', source: 'domain.md C.13', scope: 'dossier', hasSheets: false,
  compose(paper, scope, { scans = [] }) {
    const file = fileOnPaper(paper, dossierIdOf(scope))
    return {
      document: { title: `领导干部政治素质档案：${file.name}`, sections: [cover(file), inside(file, paper, scans)] },
      fileName: documentStem(`政治素质档案_${file.dossier.archiveNo}_${file.name}`), rows: file.dossier.entries.length,
    }
  },
}

function cover(file: FileOnPaper): Section {
  const { dossier, name, position, openedBy } = file
  const pages = pagesOf(file)
  return {
    page: portraitA4({ numbering: 'none' }),
    blocks: [{
      type: 'cover', title: '领导干部政治素质档案', subtitle: name,
      lines: [`档案编号：${dossier.archiveNo}`, `单位及职务：${orDash(position)}`, `建档单位：${orDash(openedBy)}`, `建档日期：${chineseDate(dossier.openedOn)}`, `共 ${dossier.volumes} 册${pages === 0 ? '' : `　材料 ${pages} 页`}`, '内部资料　注意保管'],
    }],
  }
}

function inside(file: FileOnPaper, paper: DossierPaper, scans: readonly ScanOnPaper[]): Section {
  const { dossier, name } = file
  const blocks: Block[] = [{ type: 'heading', level: 1, text: '目　录' }, catalogue(file), { type: 'pageBreak' }]
  classesOf(file).forEach((section, index) => {
    blocks.push({ type: 'heading', level: 2, text: `${chineseNumber(index + 1)}、${section.title}` }, ...classBlocks(file, section, paper))
  })
  const accesses = paper.rows.dossierAccesses.filter(({ dossierIds }) => dossierIds.includes(dossier.id))
  blocks.push(
    { type: 'pageBreak' }, { type: 'heading', level: 2, text: '附一　政治素质矩阵' }, ...matrixBlocks(file, paper.today),
    { type: 'heading', level: 2, text: '附二　调阅登记表' }, accessBlocks(accesses, null),
    ...scans.flatMap((scan): readonly Block[] => [{ type: 'pageBreak' }, { type: 'paragraph', indent: false, size: '小五', runs: [{ text: scan.caption, subject: name }] }, image(scan)]),
  )
  return { page: portraitA4({ numbering: 'pageOfPages' }), blocks }
}

/** As large as the type area holds, under its caption. */
function image({ bytes, mime, widthPx, heightPx }: ScanOnPaper): ImageBlock {
  const scale = Math.min(156 / widthPx, 205 / heightPx)
  return { type: 'image', bytes, mime, widthMm: Math.floor(widthPx * scale * 10) / 10, heightMm: Math.floor(heightPx * scale * 10) / 10 }
}
