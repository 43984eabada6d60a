import { canonicalJson } from '#shared/archive/canonical-json.ts'
import { SectionContent } from '#shared/model/dossier/section-tables.ts'
import { open, seal } from '../keys/age-file.ts'

/** Sealed lengths tell only how many of these blocks there are (formats.md §4). */
const blockBytes = 4096

/** A row of the section as `sealedRecords` keeps it: age bytes in base64, the plain text padded with spaces to whole blocks. */
export async function sealContent(content: SectionContent, recipient: string): Promise<string> {
  const plain = Buffer.from(canonicalJson(content), 'utf8')
  const padded = Buffer.alloc(Math.ceil(plain.length / blockBytes) * blockBytes, ' ')
  plain.copy(padded)
  return Buffer.from(await seal(padded, recipient)).toString('base64')
}

/** Throws UnreadableSeal, or what the schema says of strange content. */
export async function openContent(sealed: string, identities: readonly string[]): Promise<SectionContent> {
  const plain = await open(Buffer.from(sealed, 'base64'), identities)
  return SectionContent.parse(JSON.parse(Buffer.from(plain).toString('utf8')))
}
