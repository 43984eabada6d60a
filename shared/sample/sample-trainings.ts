import type { Training, TrainingAttendee } from '../model/training.ts'
import { committeeSeats } from '../model/post.ts'
import { addDays, dayOf, type LocalDate, yearOf } from '../time/local-date.ts'
import type { Dice } from './dice.ts'
import type { SamplePeople } from './sample-people.ts'

interface Plan {
  readonly name: string
  readonly month: number
  readonly day: number
  readonly days: number
  readonly hours: number
  readonly form: Training['form']
  readonly purpose: Training['purpose']
  readonly who: 'everybody' | 'seats' | 'new'
}

const plans: readonly Plan[] = [
  { name: '党支部书记和委员任职培训班', month: 3, day: 17, days: 3, hours: 24, form: 'rotation', purpose: 'takingOffice', who: 'seats' },
  { name: '党员集中轮训', month: 5, day: 19, days: 2, hours: 16, form: 'rotation', purpose: 'general', who: 'everybody' },
  { name: '新党员培训班', month: 6, day: 10, days: 1, hours: 8, form: 'rotation', purpose: 'newMember', who: 'new' },
  { name: '网络专题班', month: 9, day: 1, days: 20, hours: 6, form: 'online', purpose: 'general', who: 'everybody' },
]

/** Trainings of last year and this one, held by today: some on leave, some with hours of their own. */
export function sampleTrainings(dice: Dice, start: number, people: SamplePeople, today: LocalDate): readonly Training[] {
  const seats = new Set(people.posts.filter(post => committeeSeats.includes(post.post)).map(post => post.personId))
  const fresh = new Set(people.memberships.filter(membership => membership.memberType === 'probationary').map(membership => membership.personId))
  const wanted = { everybody: () => true, seats: (id: string) => seats.has(id), new: (id: string) => fresh.has(id) }
  return [yearOf(today) - 1, yearOf(today)].flatMap(year => plans.flatMap((plan): readonly Training[] => {
    const from = dayOf(year, plan.month, plan.day)
    const to = addDays(from, plan.days - 1)
    const attendees = people.memberships.filter(membership => membership.from <= from && wanted[plan.who](membership.personId)).map((membership): TrainingAttendee => {
      const onLeave = dice.chance(0.03)
      return { personId: membership.personId, hours: !onLeave && dice.chance(0.04) ? plan.hours / 2 : null, onLeave, result: onLeave ? '' : '合格' }
    })
    if (to > today || attendees.length === 0) return []
    return [{
      id: dice.uuid(start), name: `${year}年${plan.name}`, level: 'unit', purpose: plan.purpose, form: plan.form, organiser: '机关党委', organisationId: null, from, to, place: plan.form === 'online' ? '' : '机关会议中心', hours: plan.hours,
      attendees, attachments: [], remark: '',
    }]
  }))
}
