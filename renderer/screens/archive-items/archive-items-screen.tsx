import { useState } from 'react'
import type { ScreenProps } from '../../parts/screen.ts'
import { newId } from '../../storage/new-id.ts'
import { ArchivableList } from './archivable-list.tsx'
import { BoxFormPage } from './box-form-page.tsx'
import { BoxList } from './box-list.tsx'
import { ItemFormPage } from './item-form-page.tsx'
import { ItemList } from './item-list.tsx'

/** 归档: the year's items, what isn't filed yet, its boxes. New ones keep their id in the address, so that their draft is found again. */
export function ArchiveItemsScreen({ rest: [first, second, third], query }: ScreenProps) {
  const [fresh] = useState(newId)
  if (first === undefined) return <ItemList query={query} />
  if (first === 'records') return <ArchivableList query={query} />
  if (first === 'boxes' && second === undefined) return <BoxList query={query} />
  if (first === 'boxes') {
    const box = second === 'new' ? (third ?? fresh) : (second ?? fresh)
    return <BoxFormPage key={box} id={box} query={query} />
  }
  const item = first === 'new' ? (second ?? fresh) : first
  return <ItemFormPage key={item} id={item} query={query} />
}
