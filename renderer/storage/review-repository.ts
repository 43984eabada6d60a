import { put, remove } from '#shared/archive/commit.ts'
import type { Stored } from '#shared/model/record.ts'
import type { Review } from '#shared/model/review.ts'
import { database } from './database.ts'
import { undoable, type Undoable } from './undo.ts'
import { read } from './view-keeper.ts'
import { write } from './write.ts'

export const reviewRepository = { byId, ofYear, recordReview, deleteReview }

function byId(id: string): Promise<Stored<Review> | null> {
  return read(async () => (await database.reviews.get(id)) ?? null)
}

function ofYear(year: number): Promise<readonly Stored<Review>[]> {
  return read(() => database.reviews.where('year').equals(year).toArray())
}

/** As it now stands, new or changed. `branch`: its short name, for the history. */
async function recordReview(review: Review | Stored<Review>, branch: string): Promise<void> {
  await write('recordReview', `${'rev' in review ? '修改' : '登记'}民主评议：${branch}${review.year}年度`, [put('reviews', review)])
}

async function deleteReview(review: Stored<Review>, branch: string): Promise<Undoable> {
  const seq = await write('deleteReview', `删除民主评议：${branch}${review.year}年度`, [remove('reviews', review)])
  return undoable(`已删除民主评议“${branch}${review.year}年度”`, seq)
}
