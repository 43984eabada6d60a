import type { ReactNode } from 'react'

/** One matter of the settings. */
export function SettingSheet({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return <section className="data-task" aria-label={title}><h2>{title}</h2>{children}</section>
}
