import type { FontFaceInfo } from '#shared/contract/contract.ts'

export interface FontStore {
  /** The PC's official faces first, then the bundled ones. */
  faces(): Promise<FontFaceInfo[]>
  /** The whole font file of a face; throws unknown-token. */
  file(id: string): Promise<Uint8Array>
}

export interface FontPlaces {
  /** Searched for the fonts that official papers name. */
  readonly system: readonly string[]
  /** Holds the fonts that come with the product. */
  readonly bundled: readonly string[]
}

export declare function openFonts(places: FontPlaces): FontStore

/** Where this PC keeps its fonts. */
export declare function systemFontFolders(env?: NodeJS.ProcessEnv, platform?: NodeJS.Platform): readonly string[]
