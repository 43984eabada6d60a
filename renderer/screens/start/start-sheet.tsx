import type { ReactNode } from 'react'

/** The window before an archive is open: one matter, its words, its ways on. */
export function StartSheet({ title, sentences = [], isWide = false, children }: { readonly title: string; readonly sentences?: readonly string[]; readonly isWide?: boolean; readonly children?: ReactNode }) {
  return (
    <main className="start">
      <section className={isWide ? 'start-sheet wide' : 'start-sheet'} aria-label={title}>
        <div className="product-name">党务台账</div>
        <h1>{title}</h1>
        {sentences.map(sentence => <p key={sentence}>{sentence}</p>)}
        {children}
      </section>
    </main>
  )
}
