/** How a browser window and the machine side speak over loopback HTTP (formats.md §9). Both sides read it here. */
export const loopback = {
  /** JSON in, JSON out. */
  callPath: '/call/',
  /** The largest body of bytes (formats.md §5: a blob is at most 200 MB). */
  maxFileBytes: 200 * 1024 * 1024,
  /** One side carries bytes: PUT takes them, POST answers with them. */
  filePath: '/file/',
  presencePath: '/presence',
  /** 256 bits, new at each start of the program; a window takes it out of its address. */
  tokenFragment: /^#token=([\w-]{43})$/,
  tokenHeader: 'x-ledger-token',
  /** Which window asks: lives as long as the tab, so that a reload is known as the same window. */
  windowHeader: 'x-ledger-window',
  /** URI-encoded JSON: what a call says or answers beside its bytes. */
  inputHeader: 'x-ledger-input',
  outputHeader: 'x-ledger-output',
} as const

/** What a window hears for as long as it is open, one JSON line each. */
export type PresenceNews =
  | { readonly kind: 'held' }
  /** The archive is open in another window: this one must close. */
  | { readonly kind: 'elsewhere' }
  /** The program was started once more: come to the front. */
  | { readonly kind: 'show' }
  /** The machine side ends. */
  | { readonly kind: 'ending' }

export const presenceKinds: readonly PresenceNews['kind'][] = ['held', 'elsewhere', 'show', 'ending']
