import type { Honour } from '../model/honour.ts'
import type { Membership } from '../model/membership.ts'
import type { PartyAffairsCadre, Person } from '../model/person.ts'
import { blankPerson } from '../model/person.ts'
import { pinyinInitials } from '../model/pinyin-initials.ts'
import type { Post } from '../model/post.ts'
import { leftPeriod, movedPeriods } from '../rules/membership-changes.ts'
import { grouped } from '../rules/warnings/rule-input.ts'
import { addDays, addMonths, addYears, dayOf, type LocalDate, yearOf } from '../time/local-date.ts'
import { yearMonthOf } from '../time/year-month.ts'
import { type Dice, diceOf } from './dice.ts'
import type { SampleTree } from './sample-organisations.ts'
import type { SamplePeople } from './sample-people.ts'
import { sampleCard, sampleMembershipCard } from './sample-person-card.ts'

export interface SamplePeopleDetails extends SamplePeople {
  readonly honours: readonly Honour[]
}

/** Archives of more people than this are for measuring: their cards are short. */
const wholeCardsUpTo = 1_000

/** The people of the sample with their cards filled in, party workers among them; `withOthers`: a floating member, a lost one, one who left, one who moved. */
export function samplePeopleDetails(seed: number, tree: SampleTree, before: SamplePeople, today: LocalDate, withOthers: boolean): SamplePeopleDetails {
  const dice = diceOf(seed + 4)
  const founded = tree.root.organisation.establishedOn
  const start = Date.parse(`${founded}T01:00:00Z`)
  const postsOf = grouped(before.posts, post => post.personId)
  const isShort = before.people.length > wholeCardsUpTo
  const others = withOthers ? otherMembers(dice, start, tree, before, today) : { people: [], memberships: [] }
  const cards = [...before.people, ...others.people].map((person, index) => sampleCard(person, { dice, start, index, posts: postsOf.get(person.id) ?? [], today, isShort }))
  const cadres = cadresOf(dice, start, tree, before, today)
  return {
    people: cards.map(person => ({ ...person, cadre: cadres.cards.get(person.id) ?? null })),
    memberships: [...before.memberships.map(membership => sampleMembershipCard(membership, dice)), ...others.memberships],
    posts: [...before.posts, ...cadres.posts],
    honours: isShort ? [] : honours(dice, start, cards, new Set(cadres.cards.keys()), today),
  }
}

/** One full-time worker (of two that a hundred and twenty people ask for) who is due for exchange, one who nearly is, and the secretaries beside their work. */
function cadresOf(dice: Dice, start: number, tree: SampleTree, { memberships, posts }: SamplePeople, today: LocalDate): { readonly cards: ReadonlyMap<string, PartyAffairsCadre>; readonly posts: readonly Post[] } {
  const [branch] = tree.branches
  const root = tree.root.organisation.id
  const ofFirst = memberships.filter(({ organisationId, memberType, fullOn }) => organisationId === branch?.organisation.id && memberType === 'full' && fullOn !== null && fullOn < '2015').map(({ personId }) => personId)
  const seated = new Set(posts.map(({ personId }) => personId))
  const [long, nearly] = ofFirst.filter(personId => !seated.has(personId))
  const secretaries = [...new Set(posts.filter(({ post }) => post === 'secretary').map(({ personId }) => personId))]
  const card = (some: Partial<PartyAffairsCadre>): PartyAffairsCadre => ({ organisationId: null, kind: 'partTime', dutyDescription: '', workStartedOn: null, exchanges: [], reserve: '', dutyReviews: [], filing: null, ...some })
  const review = (grade: 'good' | 'fairlyGood') => ({ id: dice.uuid(start), year: yearOf(today) - 1, grade })
  const cards = new Map<string, PartyAffairsCadre>(secretaries.map((personId, index) => [personId, card({
    dutyDescription: '支部全面工作', workStartedOn: yearMonthOf(addMonths(today, -12 * dice.int(3, 8))), dutyReviews: [review(dice.chance(0.6) ? 'good' : 'fairlyGood')], reserve: index === 1 ? '机关党委专职副书记后备' : '',
  })]))
  if (long !== undefined) {
    const [year] = [yearOf(today)]
    cards.set(long, card({
      organisationId: root, kind: 'fullTime', dutyDescription: '组织、宣传', workStartedOn: yearMonthOf(addYears(today, -11)), dutyReviews: [review('good')],
      filing: { opinionOn: dayOf(year - 2, 4, 10), opinionOrganisation: '派驻市委宣传部纪检监察组', meetingOn: dayOf(year - 2, 4, 18), meetingNo: '局党组会议纪要第4号', filedOn: dayOf(year - 2, 4, 25), result: '同意备案' },
    }))
  }
  if (nearly !== undefined) cards.set(nearly, card({ organisationId: root, dutyDescription: '党费、台账', workStartedOn: yearMonthOf(addMonths(today, -117)), exchanges: [{ id: dice.uuid(start), from: yearMonthOf(addYears(today, -4)), to: yearMonthOf(addYears(today, -3)), place: '青溪街道党工委', kind: '挂职' }] }))
  const post = (personId: string | undefined, of: Pick<Post, 'post' | 'kind'>): readonly Post[] => (personId === undefined ? [] : [{ id: dice.uuid(start), personId, organisationId: root, ...of, from: tree.root.organisation.establishedOn, to: null, approvalDocumentNo: '' }])
  return { cards, posts: [...post(long, { post: 'officeDirector', kind: 'fullTime' }), ...post(nearly, { post: 'clerk', kind: 'partTime' })] }
}

function honours(dice: Dice, start: number, people: readonly Person[], cadres: ReadonlySet<string>, today: LocalDate): readonly Honour[] {
  return people.filter(() => dice.chance(0.12)).map((person, index) => {
    const year = yearOf(today) - dice.int(0, 3)
    const isWorker = cadres.has(person.id)
    return {
      id: dice.uuid(start), personId: person.id, organisationId: null, kind: isWorker ? 'excellentWorker' : 'excellentMember', title: isWorker ? '优秀党务工作者' : '优秀共产党员', level: index % 4 === 0 ? '市级' : '',
      grantedBy: index % 4 === 0 ? '中共云岭市委' : '中共云岭市文化和档案局机关委员会', documentNo: `云文机党〔${year}〕${12 + index}号`, on: dayOf(Math.min(year, yearOf(today) - 1), 6, 30), remark: '',
    }
  })
}

/** Members whom no meeting of the sample names: each is there for what a branch has to see to. */
function otherMembers(dice: Dice, start: number, tree: SampleTree, { memberships }: SamplePeople, today: LocalDate): { readonly people: readonly Person[]; readonly memberships: readonly Membership[] } {
  const [first, second] = tree.branches.map(({ organisation }) => organisation.id)
  const [like] = memberships
  if (first === undefined || like === undefined) return { people: [], memberships: [] }
  const letter = { on: addMonths(today, -14), from: '', to: '中共江州市档案馆支部委员会', letterNo: '第 2025018 号', validUntil: addMonths(today, -12) }
  const stories: readonly (readonly [string, (of: Membership) => readonly Membership[]])[] = [
    ['秦望舒', of => [{ ...of, floating: { to: '江州市（配偶工作地）', since: addMonths(today, -8) } }]],
    ['许安澜', of => [{ ...of, lost: { since: addMonths(today, -7), lastActivityOn: addDays(addMonths(today, -7), -12), lastDuesOn: addMonths(today, -8) } }]],
    ['陶致远', of => [leftPeriod(of, addMonths(today, -14), letter, '转出组织关系')]],
    ['葛知夏', of => (second === undefined ? [of] : movedPeriods(of, { organisationId: second, groupId: null }, addMonths(today, -9), dice.uuid(start)))],
  ]
  const made = stories.map(([name, told]) => {
    const born = dice.int(1972, 1990)
    const joinedOn = dayOf(born + 25, 7, 1)
    const person: Person = { ...blankPerson, id: dice.uuid(start), name, pinyinInitials: pinyinInitials(name), sex: dice.chance(0.5) ? '1' : '2', birth: dayOf(born, dice.int(1, 12), dice.int(1, 28)), unitPost: '科员' }
    const of: Membership = { ...like, id: dice.uuid(start), personId: person.id, organisationId: first, groupId: null, memberType: 'full', joinedOn, fullOn: addYears(joinedOn, 1), from: tree.root.organisation.establishedOn }
    return { person, memberships: told(sampleMembershipCard(of, dice)) }
  })
  return { people: made.map(({ person }) => person), memberships: made.flatMap(({ memberships: own }) => own) }
}
