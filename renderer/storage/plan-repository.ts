import { put, remove } from '#shared/archive/commit.ts'
import type { MeetingPlan } from '#shared/model/meeting-plan.ts'
import type { Stored } from '#shared/model/record.ts'
import { database } from './database.ts'
import { undoable, type Undoable } from './undo.ts'
import { read } from './view-keeper.ts'
import { write } from './write.ts'

export const planRepository = { byId, ofYear, recordPlan, addPlans, deletePlan }

function byId(id: string): Promise<Stored<MeetingPlan> | null> {
  return read(async () => (await database.meetingPlans.get(id)) ?? null)
}

function ofYear(year: number): Promise<readonly Stored<MeetingPlan>[]> {
  return read(() => database.meetingPlans.where('month').between(`${year}-01`, `${year}-12`, true, true).toArray())
}

/** As it now stands, new or changed. `what`: how the history calls it, 2026年5月党员大会. */
async function recordPlan(plan: MeetingPlan | Stored<MeetingPlan>, what: string): Promise<void> {
  await write('planMeetings', `${'rev' in plan ? '修改' : '登记'}会议计划：${what}`, [put('meetingPlans', plan)])
}

/** Many at once, in one commit that one 撤销 takes back. */
async function addPlans(plans: readonly MeetingPlan[], year: number): Promise<Undoable> {
  const seq = await write('planMeetings', `按规定生成${year}年会议计划 ${plans.length} 次`, plans.map(plan => put('meetingPlans', plan)))
  return undoable(`已生成${year}年会议计划 ${plans.length} 次`, seq)
}

async function deletePlan(plan: Stored<MeetingPlan>, what: string): Promise<Undoable> {
  const seq = await write('deleteMeetingPlan', `删除会议计划：${what}`, [remove('meetingPlans', plan)])
  return undoable(`已删除会议计划“${what}”`, seq)
}
