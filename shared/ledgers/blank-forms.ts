import { type BlankForm, type BlankLine, blankForm } from './blank-form.ts'

const held: readonly BlankLine[] = [['会议名称', 10], ['时间', '地点', 10], ['主持人', '记录人', 10], ['应到人数', '实到人数', 10]]
const signed: BlankLine = ['主持人签字', '记录人签字', 12]

/** Every record of a meeting, talk or review as a form to be written on (domain.md C.1–C.8, C.17, C.18); each line is high enough for a hand. */
const forms: readonly BlankForm[] = [
  { id: 'blank-minutes', title: '会议记录表', source: 'domain.md C.1', parts: [[
    ...held, ['有表决权应到', '有表决权实到', 9], ['出席人员', 14], ['缺席人员\n及原因', 12], ['列席人员', 10], ['议题', '汇报人', 12], ['发言要点\n（含不同意见）', 36],
    ['表决方式', '同意、反对、\n弃权票数', 12], ['决议', 18], ['主持人小结', 12], ['散会时间', '附件', 9], signed,
  ]] },
  { id: 'blank-sign-in', title: '会议签到表', source: 'domain.md C.1', parts: [
    [['会议名称', 10], ['时间', '地点', 10]],
    { columns: [['序号', 14], ['姓名', 34], ['签到', 48], ['备注（请假、补学）', 60]], rows: 16, mm: 9, isOfMembers: true },
  ] },
  { id: 'blank-lecture', title: '党课记录表', source: 'domain.md C.4', parts: [[
    ['题目', 12], ['时间', '地点', 10], ['主讲人', '职务', 10], ['听课对象', '听课人数', 10], ['缺席人员\n及原因', 14], ['提纲', 74], ['党员反响', 34], ['主讲人签字', '记录人签字', 12],
  ]] },
  { id: 'blank-theme-day', title: '主题党日记录表', source: 'domain.md C.3', parts: [[
    ['主题', 12], ['时间', '地点', 10], ['通知日期', '参加人数', 10], ['主持人', '记录人', 10], ['定一个主题', 14], ['学一段理论', 18], ['发一份通报', 18], ['做一次交流', 22], ['上一堂\n微党课', 16], ['形式和内容', 20], ['重温誓词、交\n党费、政治\n生日', 14], ['成效', 10], signed,
  ]] },
  { id: 'blank-life-meeting', title: '组织生活会记录表', source: 'domain.md C.5', parts: [
    [...held, ['归属年度', '上级派员', 10], ['主题', 10], ['会前：学习\n研讨', 16], ['会前：征求\n意见', 20], ['会前：谈心\n谈话', 16], ['会前：查摆\n问题', 20], ['班子对照\n检查', 34], signed],
    { columns: [['序号', 14], ['姓名', 24], ['自我批评', 54], ['相互批评（批评人、意见）', 64]], rows: 8, mm: 26, isOfMembers: true, startsPage: true },
    { columns: [['序号', 14], ['问题', 44], ['整改措施', 44], ['责任人', 18], ['时限', 18], ['进展', 18]], rows: 14, mm: 15, startsPage: true },
  ] },
  { id: 'blank-review-ballot', title: '民主评议党员测评票', source: 'domain.md C.6', parts: [
    { columns: [['序号', 14], ['姓名', 38], ['优秀', 26], ['合格', 26], ['基本合格', 26], ['不合格', 26]], rows: 18, mm: 10, isOfMembers: true },
  ] },
  { id: 'blank-self-review', title: '民主评议个人自评表', source: 'domain.md C.6', parts: [[
    ['姓名', '党内职务', 10], ['行政职务', '入党时间', 10], ['个人自评\n（含业务\n绩效）', 80], ['党员互评\n意见', 36], ['支部评定意\n见与等次', 30], ['本人签字', '支部书记\n签字盖章', 16],
  ]] },
  { id: 'blank-talk', title: '谈心谈话记录表', source: 'domain.md C.7', parts: [[
    ['谈话时间', '地点', 10], ['谈话人', '职务', 10], ['谈话对象', '职务', 10], ['谈话类型', 10], ['谈话内容', 68], ['意见建议', 34], ['答复及落实', 30], ['谈话人签字', '谈话对象\n签字', 14],
  ]] },
  { id: 'blank-democratic-life', title: '民主生活会记录表', source: 'domain.md C.8', each: 'organisation', parts: [
    [...held, ['主题', 10], ['上级督导组', 10], ['会前准备\n（学习、征求\n意见、谈心、\n查摆）', 44], ['班子检视\n问题', 44], ['通报范围', '报送日期', 10], signed],
    { columns: [['序号', 14], ['姓名', 24], ['个人发言要点', 54], ['批评意见（批评人、意见）', 64]], rows: 8, mm: 26, startsPage: true },
    { columns: [['序号', 14], ['问题', 44], ['整改措施', 44], ['责任人', 18], ['时限', 18], ['进展', 18]], rows: 14, mm: 15, startsPage: true },
  ] },
  { id: 'blank-study', title: '理论学习记录表', source: 'domain.md C.17、C.18', each: 'organisation', parts: [[
    ['专题', '类别（第一\n议题、中心组）', 14], ['时间', '地点', 10], ['主持人', '领学人', 10], ['应学人数', '实学人数', 10], ['缺席及补学', 14], ['学习内容（文\n件、讲话名称\n及日期）', 34], ['重点发言人\n及要点', 44], ['研讨成果', 16], ['贯彻落实措\n施、责任人', 18], ['落实情况', 12], signed,
  ]] },
]

export const blankForms = forms.map(blankForm)
