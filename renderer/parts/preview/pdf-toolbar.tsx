import { AppstoreOutlined, LeftOutlined, MinusOutlined, PlusOutlined, RightOutlined, UnorderedListOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import type { ReactNode } from 'react'
import { type PageZoom, zoomFactors } from './page-layout.ts'
import { PageNumberField } from './page-number-field.tsx'
import type { PreviewSide } from './preview-choice.ts'

interface Props {
  readonly current: number
  readonly count: number
  readonly onGo: (page: number) => void
  readonly zoom: PageZoom
  readonly onZoom: (zoom: PageZoom) => void
  readonly onStep: (by: 1 | -1) => void
  readonly side: PreviewSide
  readonly onSide: (side: PreviewSide) => void
  readonly hasBookmarks: boolean
  readonly end: ReactNode
}

/** Above the pages: what stands beside them, which page, how large. */
export function PdfToolbar({ current, count, onGo, zoom, onZoom, onStep, side, onSide, hasBookmarks, end }: Props) {
  const toggle = (which: PreviewSide) => onSide(side === which ? 'none' : which)
  return (
    <div className="pdf-toolbar" role="toolbar" aria-label="预览">
      <span>
        {hasBookmarks && <Button size="small" type={side === 'bookmarks' ? 'default' : 'text'} icon={<UnorderedListOutlined />} aria-pressed={side === 'bookmarks'} onClick={() => toggle('bookmarks')}>目录</Button>}
        <Button size="small" type={side === 'thumbnails' ? 'default' : 'text'} icon={<AppstoreOutlined />} aria-pressed={side === 'thumbnails'} onClick={() => toggle('thumbnails')}>缩略图</Button>
      </span>
      <span>
        <Button size="small" type="text" icon={<LeftOutlined />} aria-label="上一页" title="上一页（←）" disabled={current <= 1} onClick={() => onGo(current - 1)} />
        <PageNumberField current={current} count={count} onGo={onGo} />
        <Button size="small" type="text" icon={<RightOutlined />} aria-label="下一页" title="下一页（→）" disabled={current >= count} onClick={() => onGo(current + 1)} />
      </span>
      <span>
        <Button size="small" type="text" icon={<MinusOutlined />} aria-label="缩小" title="缩小（在预览里按 Ctrl 和 -）" onClick={() => onStep(-1)} />
        <Select
          size="small" aria-label="显示比例" className="page-zoom" value={zoom} onChange={onZoom} popupMatchSelectWidth={false}
          options={[{ value: 'width' as PageZoom, label: '适合宽度' }, { value: 'page' as PageZoom, label: '整页' }, ...zoomFactors.map(value => ({ value: value as PageZoom, label: `${value * 100}%` }))]}
        />
        <Button size="small" type="text" icon={<PlusOutlined />} aria-label="放大" title="放大（在预览里按 Ctrl 和 +）" onClick={() => onStep(1)} />
      </span>
      {end !== null && <span className="end">{end}</span>}
    </div>
  )
}
