import path from 'node:path'
import type { OrderOf } from '#shared/contract/work.ts'
import { dayInChina } from '#shared/time/instant.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { examineMerge, mergeArchives } from '../archive/merge/merge-archives.ts'
import { withOthers } from '../archive/merge/open-others.ts'
import { submit } from '../archive/merge/submit.ts'
import type { SessionParts } from './session.ts'
import type { WorkRunners } from './works.ts'

/** 上报、汇总: what goes to the upper unit, and what comes from the lower ones. */
export function mergeWorks({ state, places, tools }: Omit<SessionParts, 'works'>): Pick<WorkRunners, 'submit' | 'examineMerge' | 'merge'> {
  const hand = () => ({ newId: tools.newId, today: todayAt(tools.now()) })
  const placesOf = (sets: OrderOf<'merge'>['sets']) => sets.map(({ set, secret, backupId }) => ({ place: places.pathOf(set), secret, backupId }))
  return {
    submit: async ({ folder, receiver, recipient, organisationId, from, to }, context) => {
      const now = tools.now()
      const { file, ...counts } = await submit(state.open(), {
        folder: places.pathOf(folder), receiver: { name: receiver, recipient }, organisationId, from, to, now, today: todayAt(now),
      }, context)
      return { kind: 'submit', file: places.issueSaved(file, path.basename(file)), ...counts }
    },
    examineMerge: async ({ sets }, context) => {
      const open = state.open()
      return { kind: 'examineMerge', report: await withOthers(placesOf(sets), open.keys, context, others => examineMerge(open, others, hand(), context)) }
    },
    merge: async ({ sets, decisions, stamp }, context) => {
      const open = state.open()
      return { kind: 'merge', ...await withOthers(placesOf(sets), open.keys, context, others => mergeArchives(open, others, { decisions, stamp }, hand(), context)) }
    },
  }
}

function todayAt(now: Date): LocalDate {
  return dayInChina(now.toISOString())
}
