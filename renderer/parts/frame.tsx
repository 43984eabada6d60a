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
  const entries = screens.filter(one => familyOf(screens, one)[0] === one)
  return (
    <div className={`frame${isNarrow ? ' narrow' : ''}`}>
      <nav className="navigation" aria-label="导航">
        <ul>{entries.map((one, index) => <NavigationEntry key={one.path} screen={one} number={index + 1} isCurrent={familyOf(screens, one).includes(screen) && instead === null} isNarrow={isNarrow} />)}</ul>
        <Button
          type="text" className="navigation-fold" icon={isNarrow ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
          aria-label={isNarrow ? '展开导航' : '收起导航'} onClick={() => setNarrow(!isNarrow)}
        />
      </nav>
      <div className="top-bar">{topBar}</div>
      <main className="screen">
        {banner}
        {instead === null && <FamilyTabs family={familyOf(screens, screen)} current={screen} />}
        {instead ?? <Shown key={screen.path} rest={route.rest} query={route.query} />}
      </main>
      <HelpDrawer title={screen.title} sentences={screen.help} isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  )
}

/** The screens that share an entry of the navigation with this one, itself among them. */
function familyOf(screens: readonly Screen[], screen: Screen): readonly Screen[] {
  return screen.family === undefined ? [screen] : screens.filter(one => one.family?.name === screen.family?.name)
}

function FamilyTabs({ family, current }: { readonly family: readonly Screen[]; readonly current: Screen }) {
  const tabs = family.filter(one => one.family?.tab !== null)
  if (tabs.length < 2) return null
  return (
    <nav className="family-tabs" aria-label="分页">
      {tabs.map(one => <a key={one.path} href={toHash(one.path)} className={one === current ? 'current' : ''} aria-current={one === current ? 'page' : undefined}>{one.family?.tab}</a>)}
    </nav>
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
