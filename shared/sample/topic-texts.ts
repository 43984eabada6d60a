import type { TopicMatter } from '../model/meeting.ts'

/** A topic as a branch would write it: what was reported, what single people said, what was decided. */
export interface TopicText {
  readonly title: string
  readonly matter: TopicMatter
  readonly content: readonly [string, ...string[]]
  readonly speeches: readonly [string, ...string[]]
  readonly resolutions: readonly [string, ...string[]]
  readonly isVoted: boolean
}

type Texts = readonly [TopicText, ...TopicText[]]

/** 第一议题: study before anything else. */
export const studyTopics: Texts = [
  {
    title: '学习关于加强机关党的建设的重要论述', matter: 'general', isVoted: false,
    content: [
      '领学人逐段领读原文，重点讲解机关党建为什么要走在前、作表率，怎样处理好党建与业务的关系。',
      '传达上级关于加强机关党的政治建设的部署，对照本支部实际逐条说明落实要求。',
      '集中学习有关文章，结合全市文化和档案工作的重点任务，说明每一项要求落到哪个岗位。',
    ],
    speeches: [
      '把窗口服务做细就是讲政治，读者办证等待时间要从十分钟压到五分钟以内。',
      '过去学习和业务分开安排，今后我负责的项目例会先讲十五分钟学习内容。',
      '我们处承担的修复项目进度偏慢，建议党员带头认领最难的三件破损档案。',
      '学习要有记录、有回头看，建议下次会议先通报本次提出事项的落实情况。',
    ],
    resolutions: ['各党小组一周内结合岗位讨论一次，组织委员汇总意见。', '将学习体会与岗位任务对应，列入个人年度计划。', '按领学内容整理学习要点，在党员活动室张贴。'],
  },
  {
    title: '传达全市机关党建工作会议精神', matter: 'general', isVoted: false,
    content: [
      '通报全市机关党建工作会议的主要部署，说明本年度的重点任务和时间要求。',
      '逐项传达会议提出的六项任务，对照本支部去年述职评议中指出的问题作说明。',
    ],
    speeches: [
      '会议指出的“重留痕、轻实效”我们也有，建议取消内部重复报送的两张表。',
      '任务里有三项与我们处直接相关，愿意牵头拿出分工方案。',
      '建议把任务分到人，每月支委会通报一次进展。',
    ],
    resolutions: ['由支部书记牵头形成任务分工表，月底前印发各党小组。', '分工落实情况列入每月支委会固定议题。'],
  },
  {
    title: '学习《中国共产党纪律处分条例》', matter: 'general', isVoted: false,
    content: ['纪检委员领学条例有关章节，以案释纪，讲清工作中容易触碰的几种情形。', '对照条例梳理采购、评审、借阅审批三个环节的风险点。'],
    speeches: [
      '评审专家费的发放要留足依据，去年有两笔说明写得太简单。',
      '借阅审批建议增加双人复核，避免人情件。',
      '采购小额项目也要三家比价，不能图省事。',
    ],
    resolutions: ['三个环节的风险点由纪检委员汇总成表，责任到人。', '每季度对照条例自查一次，结果报支委会。'],
  },
]

/** What a committee decides in an ordinary month. */
export const committeeTopics: Texts = [
  {
    title: '研究本月主题党日安排', matter: 'general', isVoted: true,
    content: ['组织委员提出主题党日方案：上午集中学习，下午到社区开展档案知识服务。', '宣传委员汇报活动方案和分工，说明经费使用和安全安排。'],
    speeches: ['社区老党员多，建议准备大字版资料。', '活动时间避开窗口高峰，分两批参加。', '请提前与社区联系，确认场地和人数。'],
    resolutions: ['同意方案，由组织委员负责联系，各党小组组长通知到人。', '同意分两批开展，宣传委员负责记录和总结。'],
  },
  {
    title: '听取党小组工作汇报', matter: 'general', isVoted: false,
    content: ['各党小组组长汇报本月学习、谈心谈话和党员思想情况。', '逐一听取党小组汇报，重点了解新转入党员和年轻党员的情况。'],
    speeches: ['两名年轻党员承担任务重，建议安排老同志结对。', '有党员长期在外借调，要落实每月联系制度。', '小组学习时间不够固定，下月起定在第二周周三。'],
    resolutions: ['由支部副书记负责结对安排，下次会议通报。', '落实在外党员联系人，每月电话或视频联系一次。'],
  },
  {
    title: '研究入党积极分子培养工作', matter: 'general', isVoted: true,
    content: ['组织委员汇报入党积极分子培养考察情况，提出下一步培养措施。', '培养联系人介绍半年考察情况，说明优点和不足。'],
    speeches: ['理论学习比较扎实，业务上还需多到基层历练。', '建议安排参加档案抢救性修复项目，在实践中考察。', '群众基础好，下一步着重看急难任务中的表现。'],
    resolutions: ['同意继续培养考察，安排参加基层服务项目。', '同意培养措施，由培养联系人每月谈话一次。'],
  },
  {
    title: '研究党建与业务融合项目推进', matter: 'general', isVoted: true,
    content: ['汇报“档案里的云岭”项目进展：已完成六个社区的口述史料采集，尚有两个社区未开展。', '汇报馆藏数字化项目进度，党员攻关小组完成第二批扫描著录。'],
    speeches: ['未开展的两个社区由我联系，本月底前入户。', '扫描质量抽检合格率百分之九十七，重点要放在人名地名著录上。', '建议把项目成效写进支部年度述职。'],
    resolutions: ['同意推进计划，攻关小组月底前完成余下任务。', '明确责任人和时限，下月支委会听取汇报。'],
  },
]

/** What an assembly of all members decides. */
export const assemblyTopics: Texts = [
  {
    title: '讨论支部季度工作报告', matter: 'general', isVoted: true,
    content: ['支部书记报告本季度工作：学习教育、组织生活、党员发展、服务群众和存在的问题。', '书记作季度工作报告，通报上次大会决议落实情况。'],
    speeches: ['报告讲问题不回避，建议把借阅超期未还的清理列为下季度重点。', '党员志愿服务时长统计口径要统一。', '希望增加业务交流，年轻同志想听老同志讲修复手艺。', '离退休党员行动不便，建议送学上门。'],
    resolutions: ['大会通过支部季度工作报告，所提意见由支委会研究落实。', '大会通过报告，支委会一个月内答复党员意见。'],
  },
  {
    title: '讨论接收预备党员', matter: 'admission', isVoted: true,
    content: ['发展对象汇报对党的认识、入党动机和需要说明的问题；入党介绍人介绍情况并表明意见；支委会报告审查情况。'],
    speeches: ['入党动机端正，承担全国普查任务时主动值守。', '工作认真，但与外单位沟通还需更主动。', '同意接收，希望尽快补上理论短板。'],
    resolutions: ['大会讨论并采取无记名投票方式表决，同意接收为中共预备党员，报上级党委审批。'],
  },
  {
    title: '讨论预备党员转正', matter: 'conversion', isVoted: true,
    content: ['预备党员汇报预备期内思想、学习和工作情况；党小组提出意见；支委会报告审查情况。'],
    speeches: ['一年来按时交纳党费，带头参加社区服务。', '讲课紧张的缺点有改进，建议多上台锻炼。', '同意按期转正。'],
    resolutions: ['大会讨论并采取无记名投票方式表决，同意按期转为中共正式党员，报上级党委审批。'],
  },
  {
    title: '通报党费收缴使用情况', matter: 'general', isVoted: false,
    content: ['组织委员通报上半年党费收缴、上缴和使用明细，接受党员监督。', '公布全年党费核定情况和收缴进度。'],
    speeches: ['建议公示表注明核定基数的计算办法。', '离退休党员可以由家属代交，但要留存记录。'],
    resolutions: ['公示五个工作日，无异议后归档。', '请各党小组每月固定一天收缴，当日登记。'],
  },
]

/** 主题党日, 党课 and group meetings. */
export const themeTopics: Texts = [
  {
    title: '走进社区讲档案', matter: 'general', isVoted: false,
    content: ['党员分三组到社区开展家庭建档指导，现场为居民修复老照片四十余张。', '到社区活动室举办“家庭档案怎么建”讲座，发放资料并解答咨询。'],
    speeches: ['居民最关心老照片保存，建议做成一页纸的说明。', '有独居老人希望上门帮助整理，已登记六户。'],
    resolutions: ['登记的六户由第一党小组一月内上门。', '资料修改后下次活动使用。'],
  },
  {
    title: '重温入党誓词，参观地方革命历史陈列', matter: 'general', isVoted: false,
    content: ['全体党员面向党旗重温入党誓词，参观馆藏革命文献专题陈列，讲解员由青年党员担任。'],
    speeches: ['看到当年的借据和收条，更懂得什么叫群众的信任。', '陈列里的文献还有三分之一没有数字化，这是我们的责任。'],
    resolutions: ['把未数字化文献列入下半年工作计划。'],
  },
  {
    title: '交流岗位实践“五个一”进展', matter: 'general', isVoted: false,
    content: ['每名党员汇报领办任务、调研报告、合理化建议、办实事和社会实践的进展。'],
    speeches: ['我领办的借阅积压清理已完成八成，余下的下月底完成。', '调研发现乡镇档案室缺恒温设备，建议争取专项资金。', '合理化建议已被采纳一条：预约时段分流。'],
    resolutions: ['未完成事项列出时限，下月主题党日继续交流。'],
  },
]

/** Subjects of 党课. */
export const lectureSubjects = ['把岗位当阵地，把服务当党性', '从一份老档案看党的群众路线', '守纪律、讲规矩，做合格机关党员', '新时代机关党员怎样走好第一方阵', '用好党内批评这个武器'] as const

export const leaveReasons = ['因公出差', '参加市里培训', '病假', '年休假', '外出开会', '家中老人住院陪护'] as const
