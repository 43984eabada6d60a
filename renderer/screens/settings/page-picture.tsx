import { standardMargins } from '#shared/documents/page-setup.ts'
import type { PaperProfile } from '#shared/model/settings.ts'

/** An upright sheet to scale: type area, lines of text, signatures, page number. A user unit is a millimetre. */
export function PagePicture({ paper: { margins, numbering, signatures } }: { readonly paper: PaperProfile }) {
  const { top, right, bottom, left } = margins ?? standardMargins
  const [width, foot] = [210 - left - right, 297 - bottom]
  const lines = Math.max(0, Math.floor((foot - top - 34) / 10))
  const column = width / Math.max(1, Math.min(4, signatures.length))
  return (
    <figure className="page-picture">
      <svg viewBox="0 0 210 297" role="img" aria-label={`版心 ${width} × ${foot - top} 毫米的样页`}>
        <rect x={left} y={top} width={width} height={foot - top} fill="#f5f7fa" stroke="#9aa4b2" strokeDasharray="3 2" />
        <rect x={left + width / 4} y={top + 2} width={width / 2} height={7} fill="#5b6472" />
        {Array.from({ length: lines }, (_, i) => <line key={i} x1={left} x2={left + width} y1={top + 20 + i * 10} y2={top + 20 + i * 10} stroke="#c5ccd6" strokeWidth={1.5} />)}
        {signatures.slice(0, 4).map((line, i) => <text key={line + i} x={left + i * column} y={foot - 3} fontSize={Math.min(6, column / Math.max(4, line.length + 1))}>{line}：</text>)}
        {numbering === 'dashed'
          ? <text x={left + width - 5} y={foot + 11} fontSize={7} textAnchor="end">— 1 —</text>
          : <text x={left + width / 2} y={foot + 11} fontSize={7} textAnchor="middle">第1页 共9页</text>}
      </svg>
      <figcaption className="muted">竖排 A4 示意</figcaption>
    </figure>
  )
}
