import type { Place } from '#shared/contract/contract.ts'

/** Windows hold tokens, never paths: a token is issued here and means one path until the program ends. */
export interface Places {
  issue(path: string, label?: string): Place
  /** Throws unknown-token. */
  pathOf(token: string): string
  /** `parent` null: the places to begin from. Throws unknown-token, folder-missing, read-only. */
  folders(parent: string | null): Promise<{ readonly here: Place | null; readonly up: Place | null; readonly folders: Place[] }>
  makeFolder(parent: string, name: string): Promise<Place>
  /** docx, pdf or xlsx; never overwrites: a second file of the same name becomes “… (2)”. */
  saveDocument(folder: string, name: string, bytes: Uint8Array): Promise<Place>
  /** The path of a document that was saved here, for the shell to show; throws unknown-token. */
  savedDocument(token: string): string
}

export declare function openPlaces(): Places
