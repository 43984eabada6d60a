import { put, remove } from '#shared/archive/commit.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import type { Membership } from '#shared/model/membership.ts'
import type { Person } from '#shared/model/person.ts'
import { pinyinInitials } from '#shared/model/pinyin-initials.ts'
import type { Post } from '#shared/model/post.ts'
import type { Stored } from '#shared/model/record.ts'
import { database } from './database.ts'
import { honourRepository } from './honour-repository.ts'
import { newId } from './new-id.ts'
import { undoable, type Undoable } from './undo.ts'
import { read } from './view-keeper.ts'
import { write } from './write.ts'

/** What is entered of a person; `id` where the form has made one already. Initials that the clerk left empty are made from the name. */
export type NewPerson = Omit<Person, 'id'> & { readonly id?: string }
export type NewMembership = Omit<Membership, 'id' | 'personId'>
export type NewPost = Omit<Post, 'id' | 'personId'>

export const personRepository = { all, byId, recordPerson, correctPerson, removeMistakenPerson }

function all(): Promise<readonly Stored<Person>[]> {
  return read(() => database.people.toArray())
}

function byId(id: string): Promise<Stored<Person> | null> {
  return read(async () => (await database.people.get(id)) ?? null)
}

/** A person with the branches and posts known from the start, in one commit. Answers with the person's id. */
async function recordPerson(person: NewPerson, memberships: readonly NewMembership[] = [], posts: readonly NewPost[] = []): Promise<string> {
  const id = person.id ?? newId()
  await write('recordPerson', `登记人员：${person.name}`, [
    put('people', withInitials({ ...person, id })),
    ...memberships.map(membership => put('memberships', { ...membership, id: newId(), personId: id })),
    ...posts.map(post => put('posts', { ...post, id: newId(), personId: id })),
  ])
  return id
}

/** Initials follow a changed name, unless the clerk has set them apart from it. */
async function correctPerson(person: Person): Promise<void> {
  const before = await byId(person.id)
  const followed = before !== null && before.name !== person.name && before.pinyinInitials === person.pinyinInitials && before.pinyinInitials === pinyinInitials(before.name)
  await write('correctPerson', `修改人员：${person.name}`, [put('people', withInitials(followed ? { ...person, pinyinInitials: '' } : person))])
}

/** Takes away someone entered by mistake, with memberships, posts and honours; refused when minutes name the person. */
async function removeMistakenPerson(id: string): Promise<Undoable> {
  const [person, memberships, posts, honours] = await read(() => Promise.all([
    database.people.get(id), database.memberships.where('personId').equals(id).toArray(), database.posts.where('personId').equals(id).toArray(), honourRepository.ofPerson(id),
  ]))
  if (person === undefined) throw new Error(`no person ${id}`)
  const named = await read(() => database.meetings.filter(meeting => JSON.stringify(meeting).includes(id)).count())
  if (named > 0) throw new ExpectedFailure('invalid-rows', { message: `有 ${named} 次会议记录提到${person.name}，没有删除。已调出的党员请办理“转出”，记录会保留。` })
  const seq = await write('removeMistakenPerson', `删除误录的人员：${person.name}`, [
    remove('people', person), ...memberships.map(m => remove('memberships', m)), ...posts.map(p => remove('posts', p)), ...honours.map(honour => remove('honours', honour)),
  ])
  return undoable(`已删除人员“${person.name}”`, seq)
}

function withInitials(person: Person): Person {
  return person.pinyinInitials.trim() === '' ? { ...person, pinyinInitials: pinyinInitials(person.name) } : { ...person, pinyinInitials: person.pinyinInitials.trim().toLowerCase() }
}
