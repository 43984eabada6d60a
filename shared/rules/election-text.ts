import type { BallotFault, CandidateResult, ElectionResult } from './election-result.ts'
import { quorumText } from './quorum-text.ts'

/** Said beside the ballots, in findings and in the minutes. */
export function electionText(result: ElectionResult): string {
  switch (result.kind) {
    case 'none': return '未选举'
    case 'unknown': return '没有登记应到的人员，不能判断选举结果'
    case 'invalidByQuorum': return `选举无效：到会人数不够，${quorumText(result.quorum)}`
    case 'invalid': return `选举票数有误：${result.faults.map(fault => faultText(fault)).join('；')}`
    case 'counted': {
      const ties = result.results.filter(({ standing }) => standing === 'tied').length
      const vacant = result.vacant === 0 ? '' : ties > 0 ? `，得票相等的 ${ties} 人须再次投票` : `，缺 ${result.vacant} 名`
      return `当选 ${result.elected} 人${vacant}（赞成票须 ${result.needed} 票，超过${result.base} 人的半数）`
    }
  }
}

export function standingText({ standing, missing }: CandidateResult): string {
  switch (standing) {
    case 'elected': return '当选'
    case 'notEnough': return `未当选，差 ${missing} 票`
    case 'beyondSeats': return '未当选，名额已满'
    case 'tied': return '得票相等，须再次投票'
  }
}

function faultText({ kind, votes, most }: BallotFault): string {
  switch (kind) {
    case 'moreIssuedThanVoters': return `发出 ${votes} 张，多于到会的 ${most} 人`
    case 'moreReturnedThanIssued': return `收回 ${votes} 张，多于发出的 ${most} 张，须重新选举`
    case 'moreInvalidThanReturned': return `无效票 ${votes} 张，多于收回的 ${most} 张`
    case 'moreVotesThanBallots': return `有一人共得 ${votes} 票，多于有效票 ${most} 张`
    case 'moreYesThanSeats': return `赞成票共 ${votes} 票，多于有效票可选的 ${most} 票`
  }
}
