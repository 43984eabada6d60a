import type { KnownFont } from '#shared/documents/known-fonts.ts'
import type { FontSource } from '#shared/writers/fonts.ts'

export interface FontAsker {
  /** The same source for the same face, so that a font is fetched and opened once for as long as its worker lives. */
  readonly sourceOf: (known: KnownFont) => FontSource
  /** The window's answer; null = it can't be read. */
  readonly hear: (faceId: string, bytes: Uint8Array | null) => void
}

/** Fonts of a worker that has no way to the machine: it asks the window for their bytes. */
export function fontAsker(ask: (faceId: string) => void): FontAsker {
  const awaited = new Map<string, ((bytes: Uint8Array | null) => void)[]>()
  const sources = new Map<string, FontSource>()
  const fetched = (faceId: string): Promise<Uint8Array> => new Promise((resolve, reject) => {
    const waiting = awaited.get(faceId) ?? []
    awaited.set(faceId, [...waiting, bytes => (bytes === null ? reject(new Error(`font ${faceId} could not be read`)) : resolve(bytes))])
    if (waiting.length === 0) ask(faceId)
  })
  return {
    sourceOf: ({ font, faceId }) => {
      const key = `${faceId} ${font.file}`
      const known = sources.get(key) ?? { ...font, load: () => fetched(faceId) }
      sources.set(key, known)
      return known
    },
    hear: (faceId, bytes) => {
      const waiting = awaited.get(faceId) ?? []
      awaited.delete(faceId)
      for (const tell of waiting) tell(bytes)
    },
  }
}
