import { canonicalJson } from '#shared/archive/canonical-json.ts'
import { SectionContent } from '#shared/model/dossier/section-tables.ts'
import { open, seal } from '../keys/age-file.ts'

const blockBytes = 4096

/** Filled up with spaces to whole blocks: a sealed length tells only how many of them there are (formats.md §4). */
export function inBlocks(text: string): Buffer {
  const plain = Buffer.from(text, 'utf8')
  return Buffer.concat([plain, Buffer.alloc((blockBytes - (plain.length % blockBytes)) % blockBytes, ' ')])
}

/** A row of the section as `sealedRecords` keeps it: age bytes in base64, the plain text padded with spaces to whole blocks. */
export async function sealContent(content: SectionContent, recipient: string): Promise<string> {
  return Buffer.from(await seal(inBlocks(canonicalJson(content)), recipient)).toString('base64')
}

/** Throws UnreadableSeal, or what the schema says of strange content. */
export async function openContent(sealed: string, identities: readonly string[]): Promise<SectionContent> {
  const plain = await open(Buffer.from(sealed, 'base64'), identities)
  return SectionContent.parse(JSON.parse(Buffer.from(plain).toString('utf8')))
}
