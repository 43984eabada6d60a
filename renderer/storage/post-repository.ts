import { put, remove } from '#shared/archive/commit.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { partyPost, type Post } from '#shared/model/post.ts'
import type { Stored } from '#shared/model/record.ts'
import { chineseDate, type LocalDate } from '#shared/time/local-date.ts'
import { database } from './database.ts'
import { newId } from './new-id.ts'
import { undoable, type Undoable } from './undo.ts'
import { read } from './view-keeper.ts'
import { write } from './write.ts'

export const postRepository = { all, ofPerson, ofOrganisation, appoint, endPost, correctPost, removeMistakenPost }

function all(): Promise<readonly Stored<Post>[]> {
  return read(() => database.posts.toArray())
}

/** Oldest first. */
function ofPerson(personId: string): Promise<readonly Stored<Post>[]> {
  return read(() => database.posts.where('personId').equals(personId).sortBy('from'))
}

/** Of all times. */
function ofOrganisation(organisationId: string): Promise<readonly Stored<Post>[]> {
  return read(() => database.posts.where('organisationId').equals(organisationId).toArray())
}

async function appoint(post: Omit<Post, 'id'>): Promise<void> {
  await write('appoint', `任职：${await describe(post)}`, [put('posts', { ...post, id: newId() })])
}

/** `on` is the last day in the post. */
async function endPost(post: Stored<Post>, on: LocalDate): Promise<void> {
  if (on < post.from) throw new ExpectedFailure('invalid-rows', { message: `免职日期早于任职日期${chineseDate(post.from)}，没有保存。请核对日期。` })
  await write('endPost', `免职：${await describe(post)}（${chineseDate(on)}）`, [put('posts', { ...post, to: on })])
}

/** Mends what was entered wrongly. */
async function correctPost(post: Post): Promise<void> {
  await write('correctPost', `更正任职：${await describe(post)}`, [put('posts', post)])
}

async function removeMistakenPost(post: Stored<Post>): Promise<Undoable> {
  const what = await describe(post)
  const seq = await write('removeMistakenPost', `删除误录的任职：${what}`, [remove('posts', post)])
  return undoable(`已删除任职“${what}”`, seq)
}

async function describe(post: Pick<Post, 'personId' | 'post'>): Promise<string> {
  const person = await read(() => database.people.get(post.personId))
  return `${person?.name ?? ''} ${partyPost.labels[post.post]}`
}
