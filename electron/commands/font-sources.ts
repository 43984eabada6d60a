import { knownFonts } from '#shared/documents/known-fonts.ts'
import type { FontSource } from '#shared/writers/fonts.ts'
import { type FontStore, openFonts as openFontStore, systemFontFolders } from '../files/system-fonts.ts'

/** The fonts of this PC and those that come with the product, best first. */
export async function fontSources(bundled: readonly string[]): Promise<readonly FontSource[]> {
  const store: FontStore = openFontStore({ system: systemFontFolders(), bundled })
  return knownFonts(await store.faces()).map(({ font, faceId }) => ({ ...font, load: () => store.file(faceId) }))
}
