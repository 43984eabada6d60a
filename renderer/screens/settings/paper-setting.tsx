import { Radio } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { pageNumbering, type PaperProfile } from '#shared/model/settings.ts'
import { ArchivalChoice } from '../../parts/archival-choice.tsx'
import { useRefusedMarks } from '../../parts/refused-marks.ts'
import { settingsRepository } from '../../storage/settings-repository.ts'
import { FormRow } from '../../ui/form-row.tsx'
import { Loading } from '../../ui/loading.tsx'
import { LedgerTitles } from './ledger-titles.tsx'
import { LinesField } from './lines-field.tsx'
import { MarginFields } from './margin-fields.tsx'
import { PagePicture } from './page-picture.tsx'
import { RulesSheet } from './rules-sheet.tsx'

/** 纸面样式: where the unit's papers depart from D.1. It holds for every ledger, alone and in a binder, in Word and PDF. */
export function PaperSetting() {
  const rules = useLiveQuery(settingsRepository.current, [])
  const marksOf = useRefusedMarks()
  if (rules === undefined) return <Loading rows={3} />
  return (
    <RulesSheet title="纸面样式" saveWord="保存纸面样式" rules={rules} fields={['paper']} isWrong={({ paper }) => problemsOf(paper).signatures !== null || Object.keys(marksOf(textsOf(paper))).length > 0}>
      {({ paper }, changeRules) => {
        const change = (some: Partial<PaperProfile>) => changeRules({ paper: { ...paper, ...some } })
        const marks = marksOf(textsOf(paper))
        return (
          <div className="paper-setting">
            <div>
              <MarginFields value={paper.margins} onChange={margins => change({ margins })} />
              <FormRow label="页码" name="paper.numbering" help="迎检成册的页码可以在成册时另选。一字线页码按公文格式：单页在右，双页在左，适合双面打印。">
                <Radio.Group aria-label="页码" value={paper.numbering} options={pageNumbering.keys.map(value => ({ value, label: value === 'dashed' ? '— 1 —（单页在右、双页在左）' : '第 1 页 共 9 页' }))} onChange={event => change({ numbering: pageNumbering.schema.parse(event.target.value) })} />
              </FormRow>
              <FormRow label="落款" name="paper.signatures" problem={problemsOf(paper).signatures ?? marks['signatures']} help="印在每份台账最后，一行一项。写有“填报单位”“党支部（盖章）”的自动填上党组织名称，写有“日期”的自动填上制表日期，其余留线签字。例：填表人、审核人、党组织负责人。全部删去就不印落款。表格自带的签字栏（如发展党员全程纪实表的本人、书记）不变。">
                <LinesField label="落款" value={paper.signatures} onChange={signatures => change({ signatures })} />
              </FormRow>
              <LedgerTitles value={paper.titles} onChange={titles => change({ titles })} problem={marks['titles']} />
              <FormRow label="存档" help="导出台账、迎检成册时也能选。只影响这台电脑，选了马上生效，不用保存。字体全部嵌入，写明题名、单位和日期，适合长期保存；打印效果和普通 PDF 一样。"><ArchivalChoice /></FormRow>
            </div>
            <PagePicture paper={paper} />
          </div>
        )
      }}
    </RulesSheet>
  )
}

/** As many as fit on two lines of a lying sheet. */
const mostSignatures = 8
const longestSignature = 16

export function problemsOf({ signatures }: Pick<PaperProfile, 'signatures'>): { readonly signatures: string | null } {
  const long = signatures.find(line => line.length > longestSignature)
  if (signatures.length > mostSignatures) return { signatures: `落款最多 ${mostSignatures} 项，现在有 ${signatures.length} 项` }
  return { signatures: long === undefined ? null : `“${long}”太长，每项最多 ${longestSignature} 个字` }
}

function textsOf({ signatures, titles }: PaperProfile): { readonly signatures: string; readonly titles: string } {
  return { signatures: signatures.join('\n'), titles: Object.values(titles).join('\n') }
}
