/** How far the reading has come. */
export type ReadProgress = { readonly kind: 'unpacking'; readonly doneBytes: number; readonly totalBytes: number } | { readonly kind: 'reading' }

export interface ReadOptions {
  readonly onProgress?: (progress: ReadProgress) => void
}
