import type { Post } from '../model/post.ts'
import { addDays, type LocalDate } from '../time/local-date.ts'

/** 任现职务时间: since when the post is held without a day in between. A re-election ends a post and begins it anew (domain.md B.3), the holder stays in it. */
export function heldSince(post: Post, posts: readonly Post[]): LocalDate {
  let from = post.from
  const same = posts.filter(one => one.personId === post.personId && one.organisationId === post.organisationId && one.post === post.post && one.to !== null)
  for (let before: Post | undefined; (before = same.find(one => one.from < from && one.to !== null && one.to >= addDays(from, -1))) !== undefined;) from = before.from
  return from
}
