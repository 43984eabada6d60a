import { escaped } from './docx-table.ts'
import { pdfString, type PdfFile } from './pdf-file.ts'
import { srgbProfile } from './srgb-profile.ts'

/** What the properties of a document say, in both of the places where PDF/A wants it. */
export interface Properties {
  readonly title: string
  readonly author: string | undefined
  readonly program: string
  /** `2026-11-22` */
  readonly day: string | undefined
}

/** The dictionary of properties, as older readers show it. */
export function informationOf({ title, author, program, day }: Properties): string {
  const date = day === undefined ? '' : ['CreationDate', 'ModDate'].map(name => `/${name}(D:${day.replaceAll('-', '')}000000Z)`).join('')
  return `<</Title${pdfString(title)}${author === undefined ? '' : `/Author${pdfString(author)}`}/Creator${pdfString(program)}/Producer${pdfString(program)}${date}>>`
}

/** Entries of the catalogue that make a file say it is PDF/A-2b: its properties as XMP, and the colours that its figures mean. ISO 19005-2, 6.2.3 and 6.6. */
export function archivalEntries(file: PdfFile, properties: Properties): string {
  const metadata = new TextEncoder().encode(xmp(properties))
  const stream = file.add(`<</Type/Metadata/Subtype/XML/Length ${metadata.length}>>`, metadata)
  const profile = file.addPacked(srgbProfile(), '/N 3')
  return `/Metadata ${stream} 0 R/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile ${profile} 0 R>>]`
}

function xmp({ title, author, program, day }: Properties): string {
  const date = day === undefined ? '' : `<xmp:CreateDate>${day}T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>${day}T00:00:00Z</xmp:ModifyDate>`
  return '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
    + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">'
    + '<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>'
    + `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>${author === undefined ? '' : `<dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator>`}`
    + `<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language><xmp:CreatorTool>${escaped(program)}</xmp:CreatorTool><pdf:Producer>${escaped(program)}</pdf:Producer>${date}`
    + '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
}
