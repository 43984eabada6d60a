import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { Draft } from '#shared/contract/contract.ts'
import { developmentStepCode } from '#shared/model/development-case.ts'
import { sinceText } from '../../parts/instant-text.ts'
import { draftRepository } from '../../storage/draft-repository.ts'
import { navigate } from '../../ui/route.ts'
import { beginDraft, stepOfDraft } from './draft-names.ts'

/** Cases and steps whose forms were left before they were saved. */
export function KeptDrafts() {
  const [drafts, setDrafts] = useState<readonly Draft[]>([])
  useEffect(() => {
    draftRepository.all().then(all => setDrafts(all.filter(({ form }) => form === beginDraft || stepOfDraft(form) !== null)), (error: unknown) => console.error('drafts could not be read', error))
  }, [])
  const giveUp = (draft: Draft) => {
    draftRepository.remove(draft).then(() => setDrafts(drafts.filter(one => one !== draft)), (error: unknown) => console.error('draft not removed', error))
  }
  return drafts.map(draft => (
    <div className="banner kept-draft" role="status" key={`${draft.form} ${draft.recordId}`}>
      <span>有没保存的内容：{titleOf(draft)}（草稿 {sinceText(draft.savedAt, new Date())}）</span>
      <Button size="small" onClick={() => goOn(draft)}>继续填写</Button>
      <Button size="small" type="text" onClick={() => giveUp(draft)}>不要了</Button>
    </div>
  ))
}

function goOn({ form, recordId }: Draft): void {
  const code = stepOfDraft(form)
  navigate('development', code === null ? ['new', recordId] : [recordId, code])
}

function titleOf({ form, content }: Draft): string {
  const code = stepOfDraft(form)
  const name: unknown = typeof content === 'object' && content !== null && 'name' in content ? content.name : ''
  const words = code === null ? '开始培养' : developmentStepCode.labels[code]
  return typeof name === 'string' && name !== '' ? `${name}，${words}` : words
}
