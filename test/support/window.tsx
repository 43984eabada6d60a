import { cleanup, configure, render } from '@testing-library/react'
import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import type { ReactNode } from 'react'
import { afterEach } from 'vitest'

/** Machines are slow when other tests run beside. */
configure({ asyncUtilTimeout: 30_000 })

/** jsdom lays nothing out and knows nothing of media: every box is 1000 × 600, so that lists show their first rows. */
export function giveTheWindowASize(): void {
  const size = (n: number) => ({ configurable: true, get: () => n })
  Object.defineProperties(HTMLElement.prototype, { offsetHeight: size(600), offsetWidth: size(1000), clientHeight: size(600), clientWidth: size(1000) })
  HTMLElement.prototype.scrollTo = function scrollTo(this: HTMLElement, options?: ScrollToOptions | number, y?: number) {
    this.scrollTop = typeof options === 'number' ? (y ?? 0) : (options?.top ?? 0)
    this.dispatchEvent(new Event('scroll'))
  } as typeof HTMLElement.prototype.scrollTo // the overloads are one function
  window.matchMedia = query => ({
    matches: false, media: query, onchange: null, addListener: () => {}, removeListener: () => {}, addEventListener: () => {}, removeEventListener: () => {},
    dispatchEvent: () => false,
  })
  globalThis.ResizeObserver = class { observe() {} unobserve() {} disconnect() {} }
  const computed = window.getComputedStyle.bind(window)
  window.getComputedStyle = element => computed(element) // jsdom logs an error when asked for pseudo-elements
  afterEach(() => {
    cleanup()
    window.localStorage.clear()
    window.location.hash = ''
  })
}

/** Renders inside what the real window has around every screen. */
export function show(node: ReactNode) {
  return render(<ConfigProvider locale={zhCN} button={{ autoInsertSpace: false }} theme={{ token: { motion: false } }}><App>{node}</App></ConfigProvider>)
}
