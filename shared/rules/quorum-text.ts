import type { Quorum, VoteResult } from './quorum.ts'

/** Said beside the roster while it is ticked, and in findings. */
export function quorumText(quorum: Quorum): string {
  const { rule } = quorum
  switch (quorum.kind) {
    case 'unknown': return `还没有登记应到的${rule.countedName}，暂不能判断到会人数是否够`
    case 'met': return `${rule.countedName}应到 ${quorum.base} 人，${rule.presentName}须 ${quorum.needed} 人，已到 ${quorum.present} 人，够`
    case 'short': return `还差 ${quorum.missing} 人：${rule.countedName}应到 ${quorum.base} 人，${rule.presentName}须 ${quorum.needed} 人，已到 ${quorum.present} 人`
  }
}

/** Said beside a topic's votes, in findings and in the minutes. */
export function voteText(result: VoteResult): string {
  switch (result.kind) {
    case 'none': return '未表决'
    case 'unjudged': return '由召开单位按其议事规则认定'
    case 'unknown': return `没有登记应到的${result.rule.countedName}，不能判断是否通过`
    case 'invalidByQuorum': return `表决无效：到会人数不够，${quorumText(result.quorum)}`
    case 'countsExceed': return result.of === 'room'
      ? `票数有误：共 ${result.votes} 票，多于到会的${result.rule.countedName} ${result.voters} 人`
      : `票数有误：书面意见 ${result.votes} 票，多于未到会的${result.rule.countedName} ${result.voters} 人`
    case 'passed': return `通过：赞成 ${result.yes} 票，超过应到半数（须 ${result.needed} 票）`
    case 'notPassed': return `未通过：赞成 ${result.yes} 票，须 ${result.needed} 票，还差 ${result.missing} 票`
  }
}
