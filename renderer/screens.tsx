import type { Screen } from './parts/screen.ts'

/** The navigation, top to bottom; Alt+1…9 follow this order. An entry appears when its screen works. */
export const screens: readonly Screen[] = []
