import { CloudOutlined } from '@ant-design/icons'
import type { DraftState } from '../../../storage/draft-keeper.ts'

/** 「草稿已存」 is not 「已保存」. */
export function DraftLine({ state }: { readonly state: DraftState }) {
  switch (state.kind) {
    case 'none': return null
    case 'changed': return <span className="draft-line muted">有改动，正在存草稿</span>
    case 'kept': return <span className="draft-line muted" role="status"><CloudOutlined /> 草稿已存 {clockOf(state.at)}，尚未保存</span>
    case 'notKept': return <span className="draft-line level red" role="alert" title={state.message}>草稿没有存上，请尽快保存</span>
  }
}

function clockOf(at: string): string {
  const time = new Date(at)
  return `${String(time.getHours()).padStart(2, '0')}:${String(time.getMinutes()).padStart(2, '0')}`
}
