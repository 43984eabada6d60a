import { put, remove } from '#shared/archive/commit.ts'
import type { ArchiveBox, ArchiveItem } from '#shared/model/archive-item.ts'
import type { Stored } from '#shared/model/record.ts'
import { database } from './database.ts'
import { undoable, type Undoable } from './undo.ts'
import { read } from './view-keeper.ts'
import { write } from './write.ts'

export const archiveRepository = { byId, ofYear, boxById, boxesOfYear, recordItem, addItems, renumberItems, deleteItem, recordBox, deleteBox }

function byId(id: string): Promise<Stored<ArchiveItem> | null> {
  return read(async () => (await database.archiveItems.get(id)) ?? null)
}

function ofYear(year: number): Promise<readonly Stored<ArchiveItem>[]> {
  return read(() => database.archiveItems.where('year').equals(year).toArray())
}

function boxById(id: string): Promise<Stored<ArchiveBox> | null> {
  return read(async () => (await database.archiveBoxes.get(id)) ?? null)
}

function boxesOfYear(year: number): Promise<readonly Stored<ArchiveBox>[]> {
  return read(() => database.archiveBoxes.where('year').equals(year).toArray())
}

async function recordItem(item: ArchiveItem | Stored<ArchiveItem>): Promise<void> {
  await write('recordArchiveItems', `${'rev' in item ? '修改' : '登记'}归档件：${item.title}`, [put('archiveItems', item)])
}

/** Many at once, in one commit that one 撤销 takes back. */
async function addItems(items: readonly ArchiveItem[], year: number): Promise<Undoable> {
  const seq = await write('recordArchiveItems', `从记录生成${year}年归档件 ${items.length} 件`, items.map(item => put('archiveItems', item)))
  return undoable(`已生成${year}年归档件 ${items.length} 件`, seq)
}

/** Only those whose 件号 changes, in one commit: numbers are swapped within it. */
async function renumberItems(items: readonly Stored<ArchiveItem>[], year: number): Promise<Undoable> {
  const seq = await write('recordArchiveItems', `重排${year}年归档件的件号`, items.map(item => put('archiveItems', item)))
  return undoable(`已重排 ${items.length} 件的件号`, seq)
}

async function deleteItem(item: Stored<ArchiveItem>): Promise<Undoable> {
  const seq = await write('deleteArchiveItem', `删除归档件：${item.title}`, [remove('archiveItems', item)])
  return undoable(`已删除归档件“${item.title}”`, seq)
}

/** The box with the items that go into it and those that leave it. */
async function recordBox(box: ArchiveBox | Stored<ArchiveBox>, moved: readonly Stored<ArchiveItem>[]): Promise<void> {
  await write('recordArchiveBox', `${'rev' in box ? '修改' : '登记'}档案盒：${box.year}年第 ${box.no} 盒`, [put('archiveBoxes', box), ...moved.map(item => put('archiveItems', item))])
}

/** Its items stay, in no box. */
async function deleteBox(box: Stored<ArchiveBox>, items: readonly Stored<ArchiveItem>[]): Promise<Undoable> {
  const seq = await write('deleteArchiveBox', `删除档案盒：${box.year}年第 ${box.no} 盒`, [...items.map(item => put('archiveItems', { ...item, boxId: null })), remove('archiveBoxes', box)])
  return undoable(`已删除${box.year}年第 ${box.no} 盒`, seq)
}
