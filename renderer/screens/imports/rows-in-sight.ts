import { observable, type Observable } from '../../storage/observable.ts'
import type { RosterClient } from '../../workers/roster-client.ts'
import type { ShownRow } from '../../workers/roster-protocol.ts'

/** Rows asked for at a time. */
const chunk = 64

/** Rows of a plan as they come into sight: ten thousand of them never cross to the window at once. */
export interface RowsInSight {
  readonly rowAt: (place: number) => ShownRow | undefined
  /** Changes when rows have come. */
  readonly version: Observable<number>
}

/** `places`: the rows that are listed, by their place in the plan. A row that isn't here yet is asked for with its neighbours. */
export function rowsInSight(client: Pick<RosterClient, 'ask'>, places: Uint32Array): RowsInSight {
  const rows = new Map<number, ShownRow>()
  const asked = new Set<number>()
  const version = observable(0)
  const ask = (number: number) => {
    if (asked.has(number)) return
    asked.add(number)
    const wanted = [...places.subarray(number * chunk, (number + 1) * chunk)]
    client.ask({ kind: 'rows', places: wanted }).then(
      found => {
        found.rows.forEach((row, i) => rows.set(number * chunk + i, row))
        version.set(version.get() + 1)
      },
      () => { asked.delete(number) }, // the file was put away, or a new plan stands in its place: whoever shows that one asks again
    )
  }
  return {
    version,
    rowAt: place => {
      const row = rows.get(place)
      if (row === undefined) ask(Math.floor(place / chunk))
      return row
    },
  }
}
