import type { StartDecision } from '#shared/archive/start-decision.ts'
import { instantText } from '../../parts/instant-text.ts'
import { countsText } from '../../parts/row-words.ts'

/** The starts at which the clerk has to be told something or to choose. */
export type Stopped = Exclude<StartDecision, { kind: 'firstRun' | 'ready' | 'rebuildView' | 'sealed' }>

export interface StartWords {
  readonly title: string
  /** What happened, what is safe, what can be done. */
  readonly sentences: readonly string[]
}

/** One screen's words for each row of formats.md §8 that stops. */
export function startWords(start: Stopped): StartWords {
  switch (start.kind) {
    case 'offerViewRows': return {
      title: '找不到这些记录的档案文件夹',
      sentences: [
        `这台电脑上还留着上次显示用的记录：${countsText(start.viewRows.counts)}，但找不到保存它们的档案文件夹。这些记录原样保留着，没有改动。`,
        start.archive === null ? '如果档案在别的磁盘或文件夹，请选择它；找不到了，可以用这些记录重建档案。' : `现在打开的是“${start.archive.unitName}”的档案。可以先为这些记录选择它们原来的文件夹，或用它们另建档案；也可以先不处理。`,
      ],
    }
    case 'viewUnreadable': return {
      title: '找不到档案',
      sentences: ['这台电脑上用过党务台账，但现在找不到档案文件夹，显示用的数据也读不出来。', '请选择档案所在的文件夹（可能在别的磁盘，或移动硬盘没有接好）。本程序没有新建或改动任何档案。'],
    }
    case 'viewAhead': return {
      title: '档案里缺少最近保存的内容',
      sentences: [
        `屏幕上次显示到第 ${start.viewRows.appliedSeq} 次保存，档案文件夹里只有 ${start.archive.seq} 次。档案文件夹可能被旧的复制件替换过。`,
        '多出来的内容还在，请先看一看下面的记录，再决定。取回后，档案回到缺失之前的样子，日志里的每次修改都还能查到；不取回，多出来的内容就不再显示。',
      ],
    }
    case 'journalBehind': return {
      title: '档案里缺少最近保存的内容',
      sentences: [
        `${instantText(start.snapshot.at)} 的快照比档案更新：快照记到第 ${start.snapshot.seq} 次保存，档案文件夹里只有 ${start.archive.seq} 次。`,
        `快照里多出 ${start.extraTotal} 条记录，请先看一看，再决定。取回后，档案回到快照时的样子，日志里的每次修改都还能查到；不取回，快照文件也仍然保留。`,
      ],
    }
    case 'damaged': return {
      title: '档案文件有损坏',
      sentences: [
        `文件“${start.file}”第 ${start.frame} 处读不出来。${start.lastGoodAt === null ? '' : `在它之前，到 ${instantText(start.lastGoodAt)} 第 ${start.lastGoodSeq} 次保存为止的内容都完好；`}在它之后还有 ${start.goodAfter} 次保存完好。`,
        start.snapshot === null ? '没有可用的快照：继续后，只缺损坏处的那一次保存。' : `${instantText(start.snapshot.at)} 有快照（${countsText(start.snapshot.counts)}），损坏处的内容可以从快照补回。`,
        '损坏的文件会原样保存在数据文件夹的“quarantine”里，不会删除。',
      ],
    }
    case 'journalMissing': return {
      title: '档案的主文件不见了',
      sentences: [
        `数据文件夹 ${start.folder} 里找不到档案的主文件（journal），可能被误删或被杀毒软件移走。`,
        start.snapshots.length === 0 ? '这个文件夹里没有快照。如果主文件在别处，请把它放回原处后重试。' : '下面的快照完好，可以恢复到其中一个；快照之后保存的内容不在里面。',
      ],
    }
    case 'keysMissing': return {
      title: '档案的密钥文件读不出来',
      sentences: [
        `数据文件夹 ${start.folder} 里的密钥文件缺失或损坏，档案暂时打不开；档案本身没有改动。`,
        start.copies.length === 0 ? '没有找到密钥的副本。请把“keys”文件夹从备份放回原处后重试。' : `在${start.copies.map(copy => copyNames[copy]).join('和')}里找到了完好的密钥，可以直接取用。`,
      ],
    }
    case 'folderMissing': return {
      title: '找不到数据文件夹',
      sentences: [`上次的档案放在 ${start.folder}，现在找不到这个文件夹。`, '如果它在移动硬盘或另一个磁盘上，请接好后点“重试”；如果搬到了别处，请选择新的位置。本程序没有新建任何档案。'],
    }
    case 'folderUnreadable': return {
      title: '数据文件夹打不开',
      sentences: [`${start.folder} 打不开：${start.reason}`, '档案没有改动。请检查文件夹权限和磁盘后点“重试”，或选择别的位置。'],
    }
    case 'notOurs': return {
      title: '这不是党务台账的数据文件夹',
      sentences: [`${start.folder} 里没有党务台账的档案，里面的文件没有改动。`, '请选择正确的文件夹。'],
    }
    case 'locked': return {
      title: '档案正被另一个程序使用',
      sentences: [`${start.folder} 里的档案正由 ${start.holder} 打开。为了不损坏档案，同一时间只能由一个程序写入。`, '请关闭那个程序后点“重试”。'],
    }
    case 'newerFormat': return {
      title: '档案由更新的版本写成',
      sentences: [`${start.folder} 里的档案是第 ${start.found} 版格式，本程序只认识到第 ${start.known} 版。`, '档案没有改动。请安装新版本的党务台账后再打开。'],
    }
  }
}

const copyNames = { 'keys-copy': '密钥副本（keys-copy）', snapshots: '快照' } as const

type Rebuild = Extract<StartDecision, { kind: 'rebuildView' }>

/** Why the view is made anew, in one plain sentence. */
export function rebuildSentence({ reason }: Rebuild): string {
  switch (reason) {
    case 'missing': return '正在从档案整理显示用的数据，已保存的内容都在。'
    case 'behind': return '上次退出前有内容还没显示出来，正在从档案补齐。已保存的内容都在。'
    case 'damaged': return '显示用的数据有损坏，正在从档案重新整理。已保存的内容都在。'
    case 'otherArchive': return '换了一份档案，正在整理显示用的数据。'
  }
}

/** The same when it is done, said over the pages: the work itself is often over before it can be read. */
export function mendedSentence({ reason }: Rebuild): string | null {
  switch (reason) {
    case 'missing': return '这个窗口里没有显示用的数据，已从档案重新整理好。已保存的内容都在。'
    case 'behind': return '上次退出前有内容没来得及显示，已从档案补齐。已保存的内容都在。'
    case 'damaged': return '显示用的数据有损坏，已从档案重新整理好。已保存的内容都在。'
    case 'otherArchive': return null
  }
}

export const tornTailSentence = '上次写入时程序或电脑突然中断，最后一次没有写完的保存已作废；在那之前显示“已保存”的内容都在。'
