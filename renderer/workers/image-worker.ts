import type { ImageAnswer, ImageRequest } from './image-client.ts'

const jpegQuality = 0.85

/** Decodes and encodes again: what is left is pixels, no EXIF, no place, nothing appended. */
addEventListener('message', (event: MessageEvent<ImageRequest>) => {
  shrink(event.data).then(
    bytes => post({ kind: 'done', bytes }),
    (error: unknown) => post({ kind: 'failed', detail: String(error) }),
  )
})

async function shrink({ bytes, mime, box }: ImageRequest): Promise<Uint8Array> {
  const bitmap = await createImageBitmap(new Blob([bytes]), { imageOrientation: 'from-image' })
  const scale = Math.min(1, box.width / bitmap.width, box.height / bitmap.height)
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(bitmap.width * scale)), Math.max(1, Math.round(bitmap.height * scale)))
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('no 2d canvas')
  if (mime === 'image/jpeg') {
    context.fillStyle = '#ffffff' // a see-through WebP would turn black
    context.fillRect(0, 0, canvas.width, canvas.height)
  }
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  const encoded = await canvas.convertToBlob({ type: mime, quality: jpegQuality })
  return new Uint8Array(await encoded.arrayBuffer())
}

function post(answer: ImageAnswer): void {
  self.postMessage(answer)
}
