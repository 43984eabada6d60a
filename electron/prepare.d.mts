/** Ends the program in one sentence when this Node is too old. */
export function requireNode(version?: string): void
export function isNewEnough(version: string): boolean
/** Installs the dependencies when they are missing or not those of package-lock.json. */
export function ensureInstalled(): void
/** Builds when there is no build of the present sources. */
export function ensureBuilt(): void
/** The Electron runtime's program, fetched once if it is missing; null when it can't be had. */
export function electronProgram(): string | null
