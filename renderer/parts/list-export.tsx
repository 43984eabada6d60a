import { FileExcelOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Place } from '#shared/contract/contract.ts'
import { orThrow } from '#shared/contract/outcome.ts'
import type { Document } from '#shared/documents/document.ts'
import { withFooterNote } from '#shared/documents/head-note.ts'
import type { Ledger } from '#shared/ledgers/ledger.ts'
import { ledgerOf } from '#shared/ledgers/ledgers.ts'
import { branchTypes } from '#shared/model/organisation.ts'
import { type LocalDate, yearOf } from '#shared/time/local-date.ts'
import { type Period, yearPeriod } from '#shared/time/period.ts'
import { machineSide } from '../storage/connection.ts'
import { historyRepository } from '../storage/history-repository.ts'
import { useDoing } from '../ui/doing.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { askArchive } from '../workers/archive-client.ts'
import { renderDocument } from '../workers/document-client.ts'
import { useFolderChoice } from './folder-choice.tsx'
import { lastFolder } from './last-folder.ts'
import { flattened, type OrganisationNode } from './organisation-tree.ts'
import { useToday } from './today.ts'
import { useOrganisationInView, useOrganisations } from './use-organisations.ts'

interface ListExport {
  /** 导出表格: stands beside the list's actions. */
  readonly button: ReactNode
  /** How it went; stands over the list. */
  readonly notice: ReactNode
}

/** Missing = this year, as of today. */
interface When {
  readonly period?: Period
  readonly asOf?: LocalDate
}

/** A list as a spreadsheet: its ledger in the unit's columns, of the organisation in view. */
export function useListExport(ledgerId: string, { period, asOf }: When = {}): ListExport {
  const today = useToday()
  const known = useOrganisations()
  const inView = useOrganisationInView()
  const { choose, picker } = useFolderChoice()
  const [file, setFile] = useState<Place | null>(null)
  const ledger = ledgerOf(ledgerId)
  const roots = known === undefined ? [] : inView.id === null ? known.tree : flattened(known.tree).filter(({ organisation }) => organisation.id === inView.id)
  const [doing, run] = useDoing(async () => {
    setFile(null)
    if (ledger === null) return
    const folder = lastFolder.get() ?? await choose('导出到哪个文件夹')
    if (folder === null) return
    lastFolder.set(folder)
    const { document, fileName } = await composed(ledger, roots, { period: period ?? yearPeriod(yearOf(asOf ?? today)), asOf: asOf ?? null, today })
    const { bytes } = await renderDocument(document, 'xlsx')
    setFile(orThrow(await machineSide().saveDocument({ folder: folder.token, name: `${fileName}.xlsx`, bytes })).file)
  })
  if (ledger === null) return { button: null, notice: null }
  return {
    button: <Button icon={<FileExcelOutlined />} loading={doing.kind === 'running'} disabled={roots.length === 0} onClick={() => void run()} title={`导出“${ledger.title}”的 Excel 表格；栏目在“台账”里选${ledger.masksNumbers === true ? '，号码隐去中间几位' : ''}`}>导出表格</Button>,
    notice: (
      <>
        {doing.kind === 'failed' && <FailureNotice message={doing.message} detail={doing.detail} />}
        {file !== null && <p role="status">✓ 已导出到 {file.label}　<Button size="small" onClick={() => void machineSide().showInFolder({ file: file.token })}>打开文件夹</Button>　<Button size="small" type="text" onClick={() => setFile(null)}>知道了</Button></p>}
        {picker}
      </>
    ),
  }
}

/** A branch's ledger is composed for each branch in view, a register once for each of the topmost organisations in view. */
async function composed(ledger: Ledger, roots: readonly OrganisationNode[], { period, asOf, today }: { readonly period: Period; readonly asOf: LocalDate | null; readonly today: LocalDate }): Promise<{ readonly document: Document; readonly fileName: string }> {
  const branches = flattened(roots).filter(({ organisation, isDissolved }) => branchTypes.includes(organisation.type) && !isDissolved)
  const nodes = ledger.each === 'branch' && branches.length > 0 ? branches : roots.filter(({ isDissolved }) => !isDissolved || roots.length === 1)
  const made = []
  for (const { organisation } of nodes) made.push(await askArchive({ kind: 'compose', ledgerId: ledger.id, scope: { kind: 'organisationPeriod', organisationId: organisation.id, period }, today, ...(asOf === null ? {} : { options: { asOf } }) }))
  const [first] = made
  const document = { title: first?.document.title ?? ledger.title, sections: made.flatMap(one => one.document.sections) }
  const note = await historyRepository.footerNote()
  return { document: note === null ? document : withFooterNote(document, note), fileName: made.length === 1 && first !== undefined ? first.fileName : `${ledger.title}_${period}` }
}
