import pdfmake from 'pdfmake/build/pdfmake.js'
import type { ContentSection, DynamicContent, TDocumentDefinitions, TFontDictionary } from 'pdfmake/interfaces'
import type { FontSet } from './fonts.ts'
import type { Pdf } from './to-pdf.ts'

/** Hands finished sections to pdfmake. Nothing is ever fetched or read from disk: every byte comes from the sections and the fonts. */
export async function renderPdf(sections: readonly ContentSection[], title: string, fonts: FontSet): Promise<Pdf> {
  let pages = 0
  const counted = sections.map(section => ({ ...section, footer: counting(section.footer, count => { pages = count }) }))
  const definition: TDocumentDefinitions = {
    content: counted,
    info: { title, creator: programName, producer: programName },
    defaultStyle: { font: [...fonts.faces.keys()][0], preserveLeadingSpaces: true },
    language: 'zh-CN',
  }
  shutOut()
  pdfmake.setFonts(fontDictionary(fonts))
  const buffer = await pdfmake.createPdf(definition).getBuffer()
  return { bytes: new Uint8Array(buffer), pages }
}

export const programName = '党务台账'

/** The number of pages is known when the first footer is made, and nowhere else in pdfmake's interface. */
function counting(footer: ContentSection['footer'], found: (pages: number) => void): DynamicContent {
  return (current, count, size) => {
    found(count)
    return typeof footer === 'function' ? footer(current, count, size) : null
  }
}

/** Parts of pdfmake that its typings leave out: a store for the bytes of fonts, and the policy for local files. */
interface Unlisted {
  readonly virtualfs: { writeFileSync(name: string, bytes: Uint8Array): void }
  localAccessPolicy: (path: string) => boolean
}

function shutOut(): void {
  pdfmake.setUrlAccessPolicy(() => false)
  unlisted.localAccessPolicy = () => false
}

/** Made afresh each time: pdfmake replaces the names in it by bytes. */
function fontDictionary(fonts: FontSet): TFontDictionary {
  const dictionary: TFontDictionary = {}
  for (const [file, face] of fonts.faces) {
    unlisted.virtualfs.writeFileSync(file, face.bytes)
    // a pair names one face of a collection; the typings know single files only
    dictionary[file] = { normal: face.postscriptName === undefined ? file : ([file, face.postscriptName] as unknown as string) }
  }
  return dictionary
}

// the object does have them (pdfmake/src/base.js); the typings of 0.3 don't
const unlisted = pdfmake as unknown as Unlisted
