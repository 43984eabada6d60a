import { labelled } from '../model/labelled.ts'

/** GB/T 6864-2003, by its first digit. */
export const degree = labelled({ '1': '名誉博士', '2': '博士', '3': '硕士', '4': '学士' })
export type Degree = (typeof degree.keys)[number]
