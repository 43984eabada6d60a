/** GB 18030 bytes of a text, by turning the platform's own decoder round. */
export function toGb18030(text: string): Uint8Array {
  const table = encoder()
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0)!
    if (code < 0x80) bytes.push(code)
    else bytes.push(...(table.get(character) ?? fourBytes(code - 0x10000 + 189_000)))
  }
  return new Uint8Array(bytes)
}

let known: Map<string, readonly number[]> | null = null

function encoder(): Map<string, readonly number[]> {
  if (known !== null) return known
  const decoder = new TextDecoder('gb18030')
  const table = new Map<string, readonly number[]>()
  const add = (bytes: readonly number[]) => {
    const character = decoder.decode(new Uint8Array(bytes))
    if (!character.includes('\uFFFD') && !table.has(character)) table.set(character, bytes)
  }
  for (let lead = 0x81; lead <= 0xfe; lead += 1) for (let trail = 0x40; trail <= 0xfe; trail += 1) if (trail !== 0x7f) add([lead, trail])
  for (let pointer = 0; pointer < 39_420; pointer += 1) add(fourBytes(pointer))
  known = table
  return table
}

function fourBytes(pointer: number): readonly number[] {
  return [0x81 + Math.floor(pointer / 12_600), 0x30 + (Math.floor(pointer / 1_260) % 10), 0x81 + (Math.floor(pointer / 10) % 126), 0x30 + (pointer % 10)]
}
