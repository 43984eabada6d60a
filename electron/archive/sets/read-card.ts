import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { expectKnown, setWords } from './set-failures.ts'
import { type SetFiles, smallFile } from './set-files.ts'
import { SetCard, knownSetFormat } from './set-format.ts'

const largestCard = 64 * 1024

/** `set.json`. Throws set-incomplete when it is missing, set-newer, set-damaged. */
export async function readCard(files: SetFiles): Promise<SetCard> {
  if (!files.sizes.has('set.json')) throw new ExpectedFailure('set-incomplete', { message: setWords.card })
  const said = parsedJson((await smallFile(files, 'set.json', largestCard)).toString('utf8'))
  if (typeof said === 'object' && said !== null && 'format' in said) expectKnown(said.format, knownSetFormat)
  const card = SetCard.safeParse(said)
  if (!card.success) throw new ExpectedFailure('set-damaged', { message: setWords.card, detail: String(card.error) })
  return card.data
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // told as a card that is damaged
  }
}
