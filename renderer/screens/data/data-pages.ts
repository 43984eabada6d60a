import type { ComponentType } from 'react'
import type { ScreenProps } from '../../parts/screen.ts'

export const dataGroups = ['备份与恢复', '历史与记录', '上级与下级', '交接与封账'] as const

/** A task of its own behind the data page: `#/data/<path>`. */
export interface DataPage {
  readonly path: string
  readonly group: (typeof dataGroups)[number]
  /** On the data page: what it is and what it is for, and the verb on its button. */
  readonly title: string
  readonly words: string
  readonly verb: string
  readonly component: ComponentType<ScreenProps>
}

/** In the order in which they are read. One line each; an entry appears when its page works. */
export const dataPages: readonly DataPage[] = []
