/** A file that a row names: its blob and where in the row it is named, `attachments.0`, `steps.3.materials.0.file`, `photo`. */
export interface AttachedFile {
  readonly sha256: string
  readonly name: string
  readonly path: string
}

/** Every file that a row of any table names, wherever in it: whatever bears a blob's hash beside a name. */
export function attachedFiles(row: unknown): readonly AttachedFile[] {
  const found: AttachedFile[] = []
  collect(row, '', found)
  return found
}

function collect(value: unknown, path: string, found: AttachedFile[]): void {
  if (typeof value !== 'object' || value === null) return
  if ('sha256' in value && typeof value.sha256 === 'string' && 'name' in value && typeof value.name === 'string') {
    found.push({ sha256: value.sha256, name: value.name, path })
    return
  }
  for (const [key, inner] of Object.entries(value)) collect(inner, path === '' ? key : `${path}.${key}`, found)
}
