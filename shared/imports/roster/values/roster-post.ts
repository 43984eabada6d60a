import type { PartyPost } from '../../../model/post.ts'
import { compact, saysNothing } from './read-value.ts'

/** A post with the kind of organisation that its words name: 机关党委书记 is no secretary of the branch. Null = the words name none. */
export interface SaidPost {
  readonly post: PartyPost
  readonly of: 'branch' | 'organCommittee' | 'disciplineCommittee' | 'generalBranch' | 'workCommittee' | null
}

export interface ReadPosts {
  readonly posts: readonly SaidPost[]
  /** Parts that name no party post. */
  readonly unknown: readonly string[]
}

/** 党内职务, several in one cell: 书记兼组织委员、党小组长. Who is named as a plain member holds none. */
export function readPosts(text: string): ReadPosts {
  const posts = new Map<string, SaidPost>()
  const unknown: string[] = []
  const parts = text.normalize('NFKC').replace(/\([^)]*\)/g, '').split(/[、,;/\n]|\s{1,}|兼|及|和|暨/).map(part => compact(part)).filter(part => part !== '')
  const areMembers = parts.at(-1)?.endsWith('委员') ?? false
  for (const part of parts) {
    const found = postsOf(part, areMembers)
    if (found === null) unknown.push(part)
    else for (const post of found) posts.set(`${post} ${organisationIn(part) ?? ''}`, { post, of: organisationIn(part) })
  }
  return { posts: [...posts.values()], unknown }
}

function organisationIn(part: string): SaidPost['of'] {
  if (/纪委|纪律检查委员会/.test(part)) return 'disciplineCommittee'
  if (/工委/.test(part)) return 'workCommittee'
  if (/机关党委|党委(?!办)/.test(part)) return 'organCommittee'
  if (/总支/.test(part)) return 'generalBranch'
  return /支部|支委/.test(part) ? 'branch' : null
}

const ofNobody = new Set(['党员', '普通党员', '正式党员', '预备党员', '无职务', '无党内职务', '群众', '一般党员'])

/** Null = no post at all; none = said to hold none. */
function postsOf(part: string, areMembers: boolean): readonly PartyPost[] | null {
  if (saysNothing(part) || ofNobody.has(part)) return []
  const isDiscipline = /纪委|纪律检查委员会/.test(part)
  const bare = part.replace(/^(?:中共)?.*(?:纪律检查委员会|机关纪委|纪委|委员会|党支部|总支部|党总支|总支|支部|支委会?|机关党委|党委|党组|机关工委|工委)(?=.)/, '').replace(/^(?:现任|时任|任|党内)/, '')
  if (isDiscipline) return disciplinePosts.get(bare) ?? null
  const whole = byName.get(bare) ?? byName.get(part)
  if (whole !== undefined) return [whole]
  return memberStems(bare, areMembers)
}

const disciplinePosts: ReadonlyMap<string, readonly PartyPost[]> = new Map([['书记', ['disciplineSecretary']], ['副书记', ['disciplineDeputySecretary']], ['委员', ['disciplineCommitteeMember']]])

const byName: ReadonlyMap<string, PartyPost> = new Map<string, PartyPost>([
  ['书记', 'secretary'], ['支书', 'secretary'], ['支部书记', 'secretary'], ['党委书记', 'secretary'], ['第一书记', 'secretary'], ['副书记', 'deputySecretary'], ['支部副书记', 'deputySecretary'], ['专职副书记', 'fullTimeDeputySecretary'],
  ['委员', 'committeeMember'], ['支委', 'committeeMember'], ['支部委员', 'committeeMember'], ['支委委员', 'committeeMember'], ['党委委员', 'committeeMember'], ['支委会委员', 'committeeMember'],
  ['党小组长', 'groupLeader'], ['党小组组长', 'groupLeader'], ['小组长', 'groupLeader'], ['组长', 'groupLeader'], ['党小组负责人', 'groupLeader'],
  ['组织员', 'organiser'], ['专职组织员', 'organiser'], ['党建办主任', 'officeDirector'], ['党办主任', 'officeDirector'], ['办公室主任', 'officeDirector'], ['党委办公室主任', 'officeDirector'], ['机关党委办公室主任', 'officeDirector'], ['机关党办主任', 'officeDirector'], ['党建办公室主任', 'officeDirector'],
  ['干事', 'clerk'], ['党务干事', 'clerk'], ['组织干事', 'clerk'], ['党建干事', 'clerk'], ['专职党务干事', 'clerk'],
])

const stems: readonly (readonly [RegExp, PartyPost])[] = [
  [/组织?/, 'organisationMember'], [/宣传?/, 'publicityMember'], [/纪律检查|纪律|纪检|纪/, 'disciplineMember'], [/青年|青/, 'youthMember'], [/生活|生/, 'livelihoodMember'], [/统战|统/, 'unitedFrontMember'],
]

/** 组织委员、组宣委员, and 组织 where 纪检委员 follows. */
function memberStems(text: string, areMembers: boolean): readonly PartyPost[] | null {
  if (!text.endsWith('委员') && !areMembers) return null
  let left = text.replace(/(?:工作)?委员$/, '')
  const found: PartyPost[] = []
  for (const [pattern, post] of stems) {
    if (!pattern.test(left)) continue
    left = left.replace(pattern, '')
    found.push(post)
  }
  return found.length > 0 && left === '' ? found : null
}
