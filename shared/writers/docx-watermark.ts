import { printableText } from '#shared/documents/printable-text.ts'
import { officialFonts } from '#shared/documents/fonts.ts'
import { defaultRoles } from '#shared/documents/texts.ts'
import { escapedAttribute } from './docx-table.ts'
import { styleIds } from './docx-styles.ts'
import { watermarkColour, watermarkDegrees, watermarkPoints } from './layout.ts'

/** The paragraph of a header that holds a watermark as Word itself makes them: WordArt behind the text (ECMA-376 part 4, VML, shape type 136). */
export function watermarkXml(text: string, number: number): string {
  const words = printableText(text)
  const lengthEm = [...words].reduce((sum, character) => sum + (character < wideFrom ? 0.5 : 1), 0)
  const points = watermarkPoints(lengthEm)
  const style = [
    'position:absolute', 'margin-left:0', 'margin-top:0', `width:${(points * lengthEm).toFixed(1)}pt`, `height:${points.toFixed(1)}pt`, `rotation:${360 - watermarkDegrees}`, 'z-index:-251658240',
    'mso-position-horizontal:center', 'mso-position-horizontal-relative:page', 'mso-position-vertical:center', 'mso-position-vertical-relative:page',
  ].join(';')
  return `<w:p><w:pPr><w:pStyle w:val="${styleIds.gap}"/></w:pPr><w:r><w:rPr><w:noProof/></w:rPr><w:pict>${wordArt}`
    + `<v:shape id="watermark${number}" o:spid="_x0000_s${2048 + number}" type="#${wordArtId}" style="${style}" o:allowincell="f" fillcolor="#${watermarkColour}" stroked="f">`
    + `<v:textpath style="font-family:&quot;${officialFonts[defaultRoles.watermark].name}&quot;;font-size:1pt" string="${escapedAttribute(words)}"/></v:shape></w:pict></w:r></w:p>`
}

/** The first character of CJK radicals: what comes before is half as wide. */
const wideFrom = '\u2e80'

const wordArtId = '_x0000_t136'
const wordArt = `<v:shapetype id="${wordArtId}" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas>`
  + ['sum #0 0 10800', 'prod #0 2 1', 'sum 21600 0 @1', 'sum 0 0 @2', 'sum 21600 0 @3', 'if @0 @3 0', 'if @0 21600 @1', 'if @0 0 @2', 'if @0 @4 21600', 'mid @5 @6', 'mid @8 @5', 'mid @7 @8', 'mid @6 @7', 'sum @6 0 @5'].map(eqn => `<v:f eqn="${eqn}"/>`).join('')
  + '</v:formulas><v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles><o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
