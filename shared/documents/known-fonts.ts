import type { FontFaceInfo } from '../contract/contract.ts'
import { bundledFontFiles, type FontFile, lastResortFontFiles, systemFontFiles } from './fonts.ts'

/** A font that the writers know, and the face of this PC that it is. Plain data: it crosses to the worker. */
export interface KnownFont {
  readonly font: FontFile
  readonly faceId: string
}

/** The PC's own fonts first, then the bundled ones, then the large ones of the last resort. A face's id ends in its file's name. */
export function knownFonts(faces: readonly FontFaceInfo[]): readonly KnownFont[] {
  const byFile = new Map(faces.map(face => [fileName(face.id), face.id]))
  return [...systemFontFiles, ...bundledFontFiles, ...lastResortFontFiles].flatMap(font => {
    const faceId = byFile.get(fileName(font.file))
    return faceId === undefined ? [] : [{ font, faceId }]
  })
}

function fileName(path: string): string {
  return (path.split(/[\\/:]/).at(-1) ?? '').toLowerCase()
}
