/** RFC 9562 UUIDv7: sorts by the time it was made. `ms` since 1970; `random`: ten bytes. */
export function uuidV7(ms: number, random: Uint8Array): string {
  const time = Math.max(0, Math.floor(ms)).toString(16).padStart(12, '0')
  const [a = 0, b = 0, c = 0, ...rest] = random
  const hex = (bytes: readonly number[]) => bytes.map(byte => byte.toString(16).padStart(2, '0')).join('')
  const versioned = hex([0x70 | (a & 0x0f), b])
  const variant = hex([0x80 | (c & 0x3f), rest[0] ?? 0])
  return `${time.slice(0, 8)}-${time.slice(8)}-${versioned}-${variant}-${hex(rest.slice(1, 7))}`
}
