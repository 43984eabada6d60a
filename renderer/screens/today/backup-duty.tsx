import { useEffect, useState } from 'react'
import { levelSigns, warnLevel } from '#shared/rules/finding.ts'
import { backupStanding } from '../../parts/backup-standing.ts'
import { useDataStatus } from '../../parts/use-data-status.ts'
import { machineSide } from '../../storage/connection.ts'
import { useSaveState } from '../../storage/save-state.ts'
import { toHash } from '../../ui/route.ts'

/** 备份 among the duties: when the last one is too old, or a stick waits to be read again. */
export function BackupDuty() {
  const saved = useSaveState()
  const { status } = useDataStatus(saved.kind === 'saved' ? saved.at : '')
  const sticks = useSticksToReread()
  if (status === null) return null
  const standing = backupStanding(status, new Date())
  if (standing === null) return null
  const { level, sentence } = standing
  if (level === 'green' && sticks.length === 0) return null
  const shown = level === 'green' ? 'yellow' : level
  return (
    <section className={`agenda-group ${shown}`} aria-label="备份">
      <h2><span className={`level ${shown}`}>{levelSigns[shown]} {warnLevel.labels[shown]}</span><span className="muted">　备份</span></h2>
      <ul>
        {level !== 'green' && <li className="agenda-item"><span>{sentence}</span><span className="agenda-links"><a className="text-link" href={toHash('data', ['backup'])}>去备份</a></span></li>}
        {sticks.map(label => <li key={label} className="agenda-item"><span>“{label}”上的备份还没有复验：拔插之后再读一遍，才能确定真的写进了 U 盘。</span><span className="agenda-links"><a className="text-link" href={toHash('data', ['backup'])}>去复验</a></span></li>)}
      </ul>
    </section>
  )
}

/** Drives are asked for only where something may wait there: on an old PC that takes seconds. */
function useSticksToReread(): readonly string[] {
  const [sticks, setSticks] = useState<readonly string[]>([])
  useEffect(() => {
    let isGone = false
    const look = async () => {
      const known = await machineSide().backupRecords({})
      if (!known.ok || known.value.records.every(record => record.rereadAt !== null)) return
      const found = await machineSide().drives({})
      if (!isGone && found.ok) setSticks(found.value.drives.filter(drive => drive.rereadDue).map(drive => drive.place.label))
    }
    void look()
    return () => { isGone = true }
  }, [])
  return sticks
}
