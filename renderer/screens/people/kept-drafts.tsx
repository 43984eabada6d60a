import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { Draft } from '#shared/contract/contract.ts'
import { sinceText } from '../../parts/instant-text.ts'
import { draftRepository } from '../../storage/draft-repository.ts'
import { navigate } from '../../ui/route.ts'

/** New people whose forms were left before they were saved. */
export function KeptDrafts() {
  const [drafts, setDrafts] = useState<readonly Draft[]>([])
  useEffect(() => {
    draftRepository.all().then(all => setDrafts(all.filter(draft => draft.form === 'person')), (error: unknown) => console.error('drafts could not be read', error))
  }, [])
  const giveUp = (draft: Draft) => {
    draftRepository.remove(draft).then(() => setDrafts(drafts.filter(one => one !== draft)), (error: unknown) => console.error('draft not removed', error))
  }
  return drafts.map(draft => (
    <div className="banner kept-draft" role="status" key={draft.recordId}>
      <span>有没保存的登记：{nameIn(draft)}（草稿 {sinceText(draft.savedAt, new Date())}）</span>
      <Button size="small" onClick={() => navigate('people', ['new', draft.recordId])}>继续填写</Button>
      <Button size="small" type="text" onClick={() => giveUp(draft)}>不要了</Button>
    </div>
  ))
}

function nameIn({ content }: Draft): string {
  const name: unknown = typeof content === 'object' && content !== null && 'name' in content ? content.name : ''
  return typeof name === 'string' && name !== '' ? name : '还没填姓名'
}
