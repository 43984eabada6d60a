/** What an act of the history is called on screens and paper. Acts that are no longer done stay here: they lie in somebody's journal. */
export const actWords = {
  createArchive: '新建档案', describeUnit: '修改单位信息', changeSettings: '修改设置',
  establishOrganisation: '成立党组织', correctOrganisation: '更正党组织信息', changeFacts: '变更党组织情况', correctFact: '更正党组织情况', dissolveOrganisation: '撤销党组织',
  removeMistakenOrganisation: '删除误录的党组织',
  recordPerson: '登记人员', enterMembers: '成批登记党员', correctPerson: '修改人员', removeMistakenPerson: '删除误录的人员',
  admitMember: '编入党支部', transferMember: '转接组织关系', confirmFullMember: '预备党员转正', endMembership: '转出党支部', suspendVoting: '暂停表决权', restoreVoting: '恢复表决权',
  changeStatus: '变更党籍状态', restoreMembership: '恢复党籍', recordFloating: '登记流动党员', recordLost: '登记失联党员', extendProbation: '延长预备期',
  correctMembership: '更正党员关系', removeMistakenMembership: '删除误录的党员关系',
  appoint: '任职', endPost: '免职', correctPost: '更正任职', removeMistakenPost: '删除误录的任职',
  recordHonour: '登记表彰', correctHonour: '更正表彰', removeMistakenHonour: '删除误录的表彰',
  beginDevelopment: '开始培养', recordDevelopmentStep: '记录发展步骤', admitProbationaryMember: '接收预备党员', convertToFullMember: '批准转正',
  moveDevelopment: '改由别的支部培养', endDevelopment: '终止培养', removeMistakenCase: '删除误录的发展党员记录',
  recordTerm: '登记任期', correctTerm: '修改换届情况', noteReminder: '记录换届提醒', completeElection: '完成换届', removeMistakenTerm: '删除误录的任期',
  recordDues: '登记党费交纳', setDuesStandards: '核定党费', removeDuesStandard: '删除党费核定', recordTraining: '保存培训', deleteTraining: '删除培训',
  recordMeeting: '保存会议记录', deleteMeeting: '删除会议',
  recordTalk: '保存谈心谈话', deleteTalk: '删除谈心谈话', recordReview: '保存民主评议', deleteReview: '删除民主评议',
  planMeetings: '保存会议计划', deleteMeetingPlan: '删除会议计划',
  recordArchiveItems: '保存归档件', deleteArchiveItem: '删除归档件', recordArchiveBox: '保存档案盒', deleteArchiveBox: '删除档案盒',
  recordBinder: '迎检成册', deleteBinder: '删除成册记录', setChecklist: '修改迎检清单',
  undo: '撤销', restoreDeleted: '从回收站恢复', restoreState: '恢复到以前的状态', restore: '从备份恢复', merge: '汇总下级', importRecords: '导入', importRoster: '导入名册',
  sealYear: '封账', reopenYear: '重新开账', handOver: '交接', purge: '清除', sealSection: '维护封存分区', adoptRows: '取回显示数据中的记录', repair: '修复档案', makeSample: '生成示例',
} as const

/** Of one that another version did, a general word: codes are not for reading. */
export function actName(act: string): string {
  return (actWords as Readonly<Record<string, string>>)[act] ?? '其他操作'
}
