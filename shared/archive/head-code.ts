const codeDigits = 16

/** The code of a commit that a printed footer bears, to be checked later: `3F9A-…`. `head`: hex of the commit's last head. */
export function headCode(head: string): string {
  return (head.slice(0, codeDigits).toUpperCase().match(/.{4}/g) ?? []).join('-')
}
