import type { StartChoice } from '#shared/archive/start-state.ts'
import { instantText } from '../../parts/instant-text.ts'
import { countsText } from '../../parts/row-words.ts'
import type { Stopped } from './start-words.ts'

/** What a choice does when it is taken. */
export type StartAct =
  | { readonly kind: 'choose'; readonly choice: StartChoice }
  | { readonly kind: 'takeBackRows' }
  | { readonly kind: 'chooseFolder' }
  | { readonly kind: 'again' }
  | { readonly kind: 'newArchive' }
  | { readonly kind: 'restore' }
  /** Rows of another archive that only the view holds are given up: asks by naming them. */
  | { readonly kind: 'giveUpRows' }

export interface StartOption {
  readonly label: string
  readonly explanation: string
  readonly act: StartAct
}

/** The ways on, the safest first: it is the primary one. */
export function startOptions(start: Stopped): readonly StartOption[] {
  switch (start.kind) {
    case 'offerViewRows': return start.archive === null
      ? [folder('选择档案所在的文件夹'), takeBack('用这些记录重建档案', '建一份新档案，把这些记录全部放进去；历次修改的历史不在里面。'), restore]
      : [
          folder('选择这些记录原来的文件夹'), takeBack('用这些记录另建档案', '建一份新档案放这些记录；现在的档案不受影响。'),
          { label: `放弃这些记录，打开“${start.archive.unitName}”的档案`, explanation: '这些记录只在这里还有一份，放弃后找不回来。', act: { kind: 'giveUpRows' } },
        ]
    case 'viewUnreadable': return [folder('选择档案所在的文件夹'), restore, again, newArchive]
    case 'viewAhead': return [takeBack('取回多出来的内容', '作为一次新的保存写入档案，之后正常使用。'), withoutExtra(start.viewRows.appliedSeq)]
    case 'journalBehind': return [...extraOf(start), withoutExtra(start.viewRows?.appliedSeq ?? null)]
    case 'damaged': return [
      choose('用完好的部分继续', '完好的保存全部保留，能从快照补回的补回；损坏的文件另外存放。', { kind: 'continueWithGoodFrames' }),
      choose('只读打开看看', '能查看、能打印，不能录入，什么都不改动。', { kind: 'openReadOnly' }),
      ...viewRowsOf(start), restore, again,
    ]
    case 'journalMissing': return [...viewRowsOf(start), ...snapshotsOf(start), restore, again, folder('选择别的数据文件夹')]
    case 'keysMissing': return [
      ...(start.copies.length === 0 ? [] : [choose('取用找到的密钥', '把完好的密钥放回原处，然后打开档案。', { kind: 'takeKeysFromCopy' })]),
      again, restore, folder('选择别的数据文件夹'), ...viewRowsOf(start),
    ]
    case 'folderMissing': return [again, folder('选择数据文件夹'), restore, ...(start.viewRows === null ? [newArchive] : viewRowsOf(start))]
    case 'folderUnreadable': return [again, folder('选择数据文件夹'), restore, ...viewRowsOf(start)]
    case 'notOurs': return [folder('选择数据文件夹'), restore, again, ...(start.viewRows === null ? [newArchive] : viewRowsOf(start))]
    case 'locked': return [again, folder('打开别的数据文件夹')]
    case 'newerFormat': return [again, folder('打开别的数据文件夹')]
  }
}

const again: StartOption = { label: '重试', explanation: '再找一次，什么都不改动。', act: { kind: 'again' } }
const restore: StartOption = { label: '从备份恢复', explanation: '用 U 盘或别处的备份建一份档案，放进一个新文件夹；这里的文件都不动。', act: { kind: 'restore' } }
const newArchive: StartOption = { label: '另建一份新档案', explanation: '确实没有旧档案可用时才选。旧档案以后找到了，仍可以打开。', act: { kind: 'newArchive' } }

function folder(label: string): StartOption {
  return { label, explanation: '在这台电脑的磁盘和 U 盘里选。', act: { kind: 'chooseFolder' } }
}

function takeBack(label: string, explanation: string): StartOption {
  return { label, explanation, act: { kind: 'takeBackRows' } }
}

function choose(label: string, explanation: string, choice: StartChoice): StartOption {
  return { label, explanation, act: { kind: 'choose', choice } }
}

function withoutExtra(viewSeq: number | null): StartOption {
  return choose('不取回，按档案继续', viewSeq === null ? '只用档案文件夹里现有的内容。' : '只用档案文件夹里现有的内容；多出来的内容不删除，加密后另存在档案文件夹里。', { kind: 'continueWithoutExtra', viewSeq })
}

type WithViewRows = Extract<Stopped, { viewRows: unknown }>

/** The view's rows are offered wherever they may be all that is left. */
function viewRowsOf({ viewRows }: Pick<WithViewRows, 'viewRows'>): readonly StartOption[] {
  if (viewRows === null) return []
  return [takeBack('用上次显示的记录恢复', `上次显示用的记录还在：${countsText(viewRows.counts)}。`)]
}

/** Whichever holds more is offered: the view or the snapshot. */
function extraOf(start: Extract<Stopped, { kind: 'journalBehind' }>): readonly StartOption[] {
  if (start.viewRows !== null && start.viewRows.appliedSeq >= start.snapshot.seq) return [takeBack('取回多出来的内容', '作为一次新的保存写入档案，之后正常使用。')]
  return [choose('从快照取回多出来的内容', '作为一次新的保存写入档案，之后正常使用。', { kind: 'restoreSnapshot', snapshotId: start.snapshot.id })]
}

function snapshotsOf({ snapshots }: Extract<Stopped, { kind: 'journalMissing' }>): readonly StartOption[] {
  return snapshots.toSorted((a, b) => b.seq - a.seq).map(snapshot =>
    choose(`恢复到 ${instantText(snapshot.at)} 的快照`, `第 ${snapshot.seq} 次保存：${countsText(snapshot.counts)}`, { kind: 'restoreSnapshot', snapshotId: snapshot.id }))
}
