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
  readonly component: ComponentType<ScreenProps>
  /** 本页说明 (F1), in a few sentences. */
  readonly help: readonly string[]
}
