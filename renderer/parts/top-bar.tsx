import { SearchOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useState } from 'react'
import { saveStateText, useSaveState } from '../storage/save-state.ts'
import { unitRepository } from '../storage/unit-repository.ts'
import { useShortcut } from '../ui/shortcut.ts'
import { BackupWords } from './backup-words.tsx'
import { OrganisationChoice } from './organisation-choice.tsx'
import type { Screen } from './screen.ts'
import { SearchEverywhere } from './search-everywhere.tsx'
import { useDataStatus } from './use-data-status.ts'
import { useToday } from './today.ts'
import { WorkLine } from './work-line.tsx'

/** Unit and organisation in view, search, what was saved when, and how old the last verified backup is. */
export function TopBar({ screens }: { readonly screens: readonly Screen[] }) {
  const unit = useLiveQuery(unitRepository.current, [])
  const saveState = useSaveState()
  const today = useToday()
  const { status } = useDataStatus(saveState.kind === 'saved' ? saveState.at : today)
  const [isSearching, setSearching] = useState(false)
  useShortcut('Ctrl+K', () => setSearching(true))
  return (
    <>
      <span className="unit-name" title={unit?.name}>{unit?.name}</span>
      <OrganisationChoice />
      <div className="end">
        <WorkLine />
        <span className={saveState.kind === 'notSaved' ? 'save-state failed' : 'save-state'} role="status" title={saveStateText(saveState)}>{saveStateText(saveState)}</span>
        {status !== null && <BackupWords status={status} />}
        <Button icon={<SearchOutlined />} onClick={() => setSearching(true)} title="到处查找（Ctrl+K）">查找</Button>
      </div>
      {isSearching && <SearchEverywhere screens={screens} onClose={() => setSearching(false)} />}
    </>
  )
}
