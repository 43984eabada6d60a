import type { ComponentType, ReactNode } from 'react'

/** What a screen is told: the rest of its address, `#/people/<id>/edit?from=…`. */
export interface ScreenProps {
  readonly rest: readonly string[]
  readonly query: Readonly<Record<string, string>>
}

/** An entry of the navigation; `path` is its address. */
export interface Screen {
  readonly path: string
  readonly title: string
  readonly icon: ReactNode
  /** Screens of one family share an entry of the navigation, the first one's, and a line of tabs; `tab` is the word there, null = none: it is reached from another page. */
  readonly family?: { readonly name: string; readonly tab: string | null }
  readonly component: ComponentType<ScreenProps>
  /** 本页说明 (F1), in a few sentences. */
  readonly help: readonly string[]
}
