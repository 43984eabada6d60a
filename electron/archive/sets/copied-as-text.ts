import type { SetFiles } from './set-files.ts'

const most = 64 * 1024

/** Whether a program that takes files for texts has changed their line ends: ours end lines with LF, only 说明.txt with CR LF. */
export async function copiedAsText(files: SetFiles): Promise<boolean> {
  const names = [...files.sizes.keys()]
  const samples = ['set.json', names.find(name => name.startsWith('keys/')), names.find(name => name.startsWith('snapshots/')), names.find(name => name.startsWith('packs/'))]
  for (const name of samples) if (name !== undefined && (await beginning(files, name)).includes('\r\n')) return true
  const explained = await beginning(files, '说明.txt')
  return explained.startsWith('\ufeff') && explained.includes('\n') && !explained.includes('\r')
}

/** Of a text, or of an age file's header; empty when there is none. */
async function beginning(files: SetFiles, name: string): Promise<string> {
  if (!files.sizes.has(name)) return ''
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of files.read(name)) {
    pieces.push(piece)
    bytes += piece.length
    if (bytes >= most) break
  }
  const text = Buffer.concat(pieces).subarray(0, most).toString('utf8')
  return name.endsWith('.age') ? text.slice(0, Math.max(0, text.search(/\n--- /))) : text
}
