import type { Attendee, LifeMeeting, Meeting, ThemeDay } from '../model/meeting.ts'
import { addDays, type LocalDate } from '../time/local-date.ts'
import type { Dice } from './dice.ts'

/** What meetings of certain kinds have beside their minutes. Texts go by the day, so that the dice fall for everything else as before. */
export function specialParts(dice: Dice, at: number, on: LocalDate, kinds: Meeting['kinds'], present: readonly Attendee[]): Pick<Meeting, 'themeDay' | 'lifeMeeting'> {
  const turn = Number(on.slice(5, 7)) + Number(on.slice(8, 10))
  return { themeDay: kinds.includes('themeDay') ? themeDay(turn) : null, lifeMeeting: kinds.includes('organisationalLife') ? lifeMeeting(dice, at, on, turn, present) : null }
}

const themes = ['学习党章党规', '警示教育', '义务植树和文明劝导', '参观革命纪念馆', '联学共建'] as const
const effects = ['党员对照找差距，提出改进意见七条。', '党员认领群众微心愿五件，月底前办结。', '形成窗口服务承诺，在大厅公示。', '与共建支部商定联合值班办法。'] as const
const forms = [['collectiveStudy'], ['collectiveStudy', 'deliberation'], ['volunteering'], ['redEducation'], ['collectiveStudy', 'volunteering']] as const

function themeDay(turn: number): ThemeDay {
  const done = (note: string) => ({ isDone: true, note })
  return {
    fiveOnes: {
      defineTopic: done(of(themes, turn)), studyTheory: done('集体诵读并交流'), issueReport: turn % 3 === 0 ? done('通报党员一季度业绩') : { isDone: false, note: '' },
      exchange: done('两名党员作交流'), microLecture: turn % 2 === 0 ? done('支部书记讲微党课') : { isDone: false, note: '' },
    },
    forms: [...of(forms, turn)], hasOath: turn % 4 === 0, hasDues: true, hasPoliticalBirthday: turn % 5 === 0, effect: of(effects, turn),
  }
}

const problems = [
  ['谈心谈话面不够宽，与离退休党员联系少', '支委分片联系，每季度与每名党员谈心一次'], ['理论学习与业务结合不紧', '每月安排一名业务骨干讲一次业务中的党建'], ['督办销号不及时', '建立周清单，逾期事项在支委会上说明原因'],
] as const
const criticisms = ['抓落实有前紧后松的问题，去年两项任务延期。', '对年轻同志压担子不够，带教少。', '学习不够系统，满足于完成规定学时。'] as const
const advice = ['下沉一线少，要多到窗口听群众意见。', '审核材料要亲自核对原件，不要过于依赖经办人。', '布置工作要把时限说清楚，减少返工。'] as const

function lifeMeeting(dice: Dice, at: number, on: LocalDate, turn: number, present: readonly Attendee[]): LifeMeeting {
  const speakers = present.slice(0, 4)
  return {
    theme: '学党章、严纪律、强担当', upperAttendance: '机关党委组织科干部到会指导', study: '会前集中学习两次，个人自学不少于十篇。',
    opinions: ['希望支部多组织到基层走访。', '希望党务公开更及时。', ...(turn % 2 === 0 ? ['建议主题党日少开会、多办事。'] : [])], talks: '支委之间、支委与党员普遍谈心一次。', problems: '支委会查摆问题三条，党员个人查摆问题每人不少于两条。',
    examination: '支委会对照检查材料经机关党委审阅后定稿。', teamExamination: '支部书记代表支委会通报征求意见情况并作对照检查。',
    criticisms: speakers.map((one, i) => ({ id: dice.uuid(at), personId: one.personId, name: '', self: of(criticisms, turn + i), byOthers: speakers.filter(other => other !== one).slice(0, 1).map(other => ({ personId: other.personId, name: '', text: of(advice, turn + i) })) })),
    assessment: `民主测评发出 ${present.length} 张，收回 ${present.length} 张，评议结果当场汇总。`,
    rectifications: [0, 1].map(i => ({
      id: dice.uuid(at), problem: of(problems, turn + i)[0], measures: of(problems, turn + i)[1], responsibleId: speakers[i]?.personId ?? null, responsibleName: speakers[i] === undefined ? '支部书记' : '', dueOn: addDays(on, 90 + 30 * i),
      progress: i === 0 ? '已按措施落实' : '正在推进', doneOn: null,
    })),
    notifiedScope: '支部全体党员', reportedOn: addDays(on, 10), report: '已向机关党委书面报告。',
  }
}

function of<const Items extends readonly [unknown, ...unknown[]]>(items: Items, turn: number): Items[number] {
  return items[turn % items.length] ?? items[0]
}
