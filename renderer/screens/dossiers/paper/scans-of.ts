import type { ScanOnPaper } from '#shared/ledgers/dossier/dossier-ledger.ts'
import type { Dossier } from '#shared/model/dossier/dossier.ts'
import type { SealedFile } from '#shared/model/dossier/sealed-file.ts'
import { imageSize } from '../../../storage/image-header.ts'
import { sectionFileBytes } from '../../../storage/section/section-files.ts'

/** Scanned images of a file, each with the material that it belongs to; PDF scans stay files of their own. */
export async function scansOf({ entries, evaluations, appraisals, checkUps, sanctions }: Dossier): Promise<readonly ScanOnPaper[]> {
  const named: readonly (readonly [string, readonly SealedFile[]])[] = [
    ...entries.map(({ name, files }) => [name, files] as const), ...evaluations.map(({ year, files }) => [`${year}年度测评`, files] as const), ...appraisals.map(({ year, files }) => [`${year}年度鉴定`, files] as const),
    ...checkUps.map(({ files }) => ['政治体检', files] as const), ...sanctions.map(({ files }) => ['处分', files] as const),
  ]
  const scans: ScanOnPaper[] = []
  for (const [name, files] of named) {
    for (const file of files) {
      const mime = file.mime === 'image/png' ? 'image/png' : file.mime === 'image/jpeg' ? 'image/jpeg' : null
      if (mime === null) continue
      const bytes = await sectionFileBytes(file)
      const size = imageSize(bytes)
      if (size !== null) scans.push({ caption: `附件：${name}　${file.name}`, bytes, mime, widthPx: size.width, heightPx: size.height })
    }
  }
  return scans
}
