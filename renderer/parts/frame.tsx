import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { isTrueOrFalse, usePreference } from '../ui/preference.ts'
import { navigate, toHash, useRoute } from '../ui/route.ts'
import { useShortcut } from '../ui/shortcut.ts'
import { HelpDrawer } from './help-drawer.tsx'
import type { Screen } from './screen.ts'

interface Props {
  readonly screens: readonly Screen[]
  /** What stands in the top bar, from left to right. */
  readonly topBar: ReactNode
  /** A sentence over the page: the sample archive, an archive opened read-only. */
  readonly banner?: ReactNode
  /** Shown in place of the screen of the address: the guide after the first start. */
  readonly instead?: ReactNode
}

/** Navigation at the left, the top bar, and the screen of the address. */
export function Frame({ screens, topBar, banner, instead = null }: Props) {
  const route = useRoute()
  const [isNarrow, setNarrow] = usePreference('navigation:narrow', false, isTrueOrFalse)
  const [isHelpOpen, setHelpOpen] = useState(false)
  const screen = screens.find(one => one.path === route.screen) ?? screens[0]
  useShortcut('F1', () => setHelpOpen(!isHelpOpen))
  if (screen === undefined) return null
  const Shown = screen.component
  return (
    <div className={`frame${isNarrow ? ' narrow' : ''}`}>
      <nav className="navigation" aria-label="导航">
        <ul>{screens.map((one, index) => <NavigationEntry key={one.path} screen={one} number={index + 1} isCurrent={one === screen && instead === null} isNarrow={isNarrow} />)}</ul>
        <Button
          type="text" className="navigation-fold" icon={isNarrow ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
          aria-label={isNarrow ? '展开导航' : '收起导航'} onClick={() => setNarrow(!isNarrow)}
        />
      </nav>
      <div className="top-bar">{topBar}</div>
      <main className="screen">
        {banner}
        {instead ?? <Shown key={screen.path} rest={route.rest} query={route.query} />}
      </main>
      <HelpDrawer title={screen.title} sentences={screen.help} isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  )
}

interface EntryProps { readonly screen: Screen; readonly number: number; readonly isCurrent: boolean; readonly isNarrow: boolean }

function NavigationEntry({ screen, number, isCurrent, isNarrow }: EntryProps) {
  useShortcut(`Alt+${number}`, number <= 9 ? () => navigate(screen.path) : null)
  return (
    <li>
      <a href={toHash(screen.path)} className={isCurrent ? 'current' : ''} aria-current={isCurrent ? 'page' : undefined} title={`${screen.title}（Alt+${number}）`} aria-label={screen.title}>
        {screen.icon}{!isNarrow && <span>{screen.title}</span>}
      </a>
    </li>
  )
}
