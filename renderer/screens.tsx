import { ApartmentOutlined, CalendarOutlined, DatabaseOutlined, FileTextOutlined, HomeOutlined, ImportOutlined, SafetyOutlined, SettingOutlined, TeamOutlined } from '@ant-design/icons'
import type { Screen } from './parts/screen.ts'
import { ArchiveItemsScreen } from './screens/archive-items/archive-items-screen.tsx'
import { BinderScreen } from './screens/binder/binder-screen.tsx'
import { CadresScreen } from './screens/cadres/cadres-screen.tsx'
import { DataScreen } from './screens/data/data-screen.tsx'
import { DevelopmentScreen } from './screens/development/development-screen.tsx'
import { DossiersScreen } from './screens/dossiers/dossiers-screen.tsx'
import { DuesScreen } from './screens/dues/dues-screen.tsx'
import { ImportScreen } from './screens/imports/import-screen.tsx'
import { LedgersScreen } from './screens/ledgers/ledgers-screen.tsx'
import { MeetingsScreen } from './screens/meetings/meetings-screen.tsx'
import { OrganisationsScreen } from './screens/organisations/organisations-screen.tsx'
import { PeopleScreen } from './screens/people/people-screen.tsx'
import { PlansScreen } from './screens/plans/plans-screen.tsx'
import { ReviewsScreen } from './screens/reviews/reviews-screen.tsx'
import { SettingsScreen } from './screens/settings/settings-screen.tsx'
import { StudyScreen } from './screens/study/study-screen.tsx'
import { TalksScreen } from './screens/talks/talks-screen.tsx'
import { TermsScreen } from './screens/terms/terms-screen.tsx'
import { TodayScreen } from './screens/today/today-screen.tsx'

/** The navigation, top to bottom; Alt+1…9 follow this order. An entry appears when its screen works. */
export const screens: readonly Screen[] = [
  { path: 'today', title: '今日', icon: <HomeOutlined />, component: TodayScreen, help: ['这里按轻重列出逾期、临期、待办的事：组织生活、换届、发展党员、党费、学时、党务干部、失联党员各成一组，点一下就去办。', '右边的表是全年开展情况：指着或用 Tab 走到一格，下面说明文字；按 Enter 打开那一格的会议。', '没有保存的草稿会列在最上面，可以接着填。'] },
  { path: 'meetings', title: '会议', icon: <CalendarOutlined />, component: MeetingsScreen, family: { name: 'meetings', tab: '会议' }, help: ['这里是全部会议记录。按标题、议题、发言里的任意几个字，或人名、拼音首字母查找。', '一次会议可以勾选多种类型，只记一条。应到人员按当天名册自动带出，只输入缺席的人。', '填写时自动存草稿，断电、死机后还能接着填；“已保存”才是写进档案。', '记录里缺什么，右边列出来，点一下就到那一栏。'] },
  { path: 'plans', title: '会议计划', icon: <CalendarOutlined />, component: PlansScreen, family: { name: 'meetings', tab: '计划' }, help: ['这里列出一年里准备开的会：三会一课、主题党日、组织生活会、中心组学习等，按月份排。', '“按规定生成”把各党组织按规定应开、计划里还没有的一次列出来，只生成还没有过去的月份；生成错了按 Ctrl+Z 撤销。', '会开过、记在“会议”里以后，同一党组织、同一月份、同一类型的计划自动显示“已开”；月份过了还没有记录的显示“计划未开”，确实没开的，写明原因。', '打开一次计划，点“记录这次会议”就开始记录。'] },
  { path: 'talks', title: '谈心谈话', icon: <CalendarOutlined />, component: TalksScreen, family: { name: 'meetings', tab: '谈心谈话' }, help: ['这里登记谈心谈话，一次一条：谁和谁、什么时候、谈了什么、怎么答复和落实。', '“该谈未谈”列出今年支委之间、支委与党员还没有谈过的，点一行就记录这次谈话；党员之间是否列入，在设置里定。', '一个人接着谈几个人的，用“保存，记下一个”：日期、地点、谈话人和类型带到下一条，内容不带。', '谈话七天以后才录入的，自动注明补录，须写原因。'] },
  { path: 'reviews', title: '民主评议', icon: <CalendarOutlined />, component: ReviewsScreen, family: { name: 'meetings', tab: '民主评议' }, help: ['民主评议党员按支部、按归属年度登记，一年一次；次年一月至三月补开的，仍登记在上一年度。', '党员名单自动带出，逐人填测评票数、评定等次；点“自评、互评、意见”填写登记表上的文字。预备党员参加评议，不评定等次。', '优秀一般不超过党员总数的三分之一，票数对不上、没有等次的，下面列出来，点一下就到那一行。', '台账里有测评汇总表、每人一张的登记表和情况汇总表。评议的会议另记在“会议”里。'] },
  { path: 'people', title: '人员', icon: <TeamOutlined />, component: PeopleScreen, family: { name: 'people', tab: '花名册' }, help: ['这里是全部党员和其他人员。点一行打开，按姓名中任意几个字或拼音首字母查找。', '一次登记许多党员，用“成批登记”：从 Excel 或 WPS 表格复制后粘贴，先看清楚再写入。', '调出的党员不要删除，请办理“转出”：以前会议的名单要用到。'] },
  { path: 'development', title: '发展党员', icon: <TeamOutlined />, component: DevelopmentScreen, family: { name: 'people', tab: '发展党员' }, help: ['这里是入党申请人、积极分子、发展对象和预备党员，每人一份，分五个阶段 25 步。', '打开一人，25 步画成格子：指着或用方向键走到一格，下面说明文字；按 Enter 填写那一步。每一步的最早、最晚日期由前面的步骤推算。', '早于最早日期的先拦下，写明原因才能保存；晚了的列在右边。2026 年 5 月 11 日以前办的按 2014 年细则，以后的按修订后的细则。', '“支部大会通过”保存后自动进入花名册，成为预备党员；“批准转正”保存后成为正式党员，转正日期是预备期满日。', '“打印纪实表”每人一张；“台账”里有发展党员台账。'] },
  { path: 'cadres', title: '党务干部', icon: <TeamOutlined />, component: CadresScreen, family: { name: 'people', tab: '党务干部' }, help: ['这里是专职、兼职做党务工作的人，栏目和打印的党务干部名册一样；别的栏目在表头右边的按钮里选。', '党务工作年限由党内任职、简历里勾了“党务”的经历合并计算，满十年的标“建议交流”。', '最上面一行是全单位专职党务干部的应配、实配：机关工作人员总数的 1%—2%（机关条例 30 条）。总数在“设置”的单位信息里填。', '要加一个人：打开他的页面，点“编辑”，勾选“是党务干部”。'] },
  { path: 'dues', title: '党费', icon: <TeamOutlined />, component: DuesScreen, family: { name: 'people', tab: '党费' }, help: ['“收缴”里一行一名党员、一列一个月：方向键移动，按 Enter 或空格就是按应交足额交了，输入金额就是交了这么多，Delete 清除，Ctrl+Z 撤销。', '按住 Shift 再按 ↑↓ 选中几行，Ctrl+D 把上面的金额填到下面；Ctrl+Enter 把这个月全部按应交收齐。交纳日期用上面填的那一天，过了月份才交的自动记为补交。', '“核定”里每年年初定每人的类别和收入基数，比例和月应交自动算出：全部基数乘一个比例。少交、免交要填批准文号。', '每按一次就保存一次，右上角显示“已保存”；没有输完的一格也存着草稿。'] },
  { path: 'import', title: '导入表格', icon: <ImportOutlined />, component: ImportScreen, family: { name: 'people', tab: null }, help: ['从 Excel、WPS 表格导入名册：选文件，核对每一列对应什么、每一行会怎样，最后才写入。表头怎么写都行，改过的对应关系会记住。', '档案里已有的人按身份证号认，没有的按姓名和出生年月认；拿不准的列为“待定”，由您逐个或一起决定。', '有问题的行不会写入，也不影响别的行：导出“问题清单”，改好后再导入同一个文件，已写入的不会重复。', '一次导入 30 天内可以整批撤销，后来改过的人会列出来，保留不动。'] },
  { path: 'study', title: '学时', icon: <TeamOutlined />, component: StudyScreen, family: { name: 'people', tab: '学时' }, help: ['这里按年统计每名党员的学时：会议记录里出席的党课、主题党日、中心组学习按时长自动折算，培训在“培训”页登记。', '一次会议合开几种的，只在党课、主题党日、集体学习里算一次。没有散会时间的会议算不出学时，请到会议记录里补上。', '党员一年 32 学时，书记和委员 56 学时（可在设置里改）。年老体弱的，在本人页面填写学时豁免，就不统计差额。', '十一月底不足八成的变黄，过了年不足的变红。'] },
  { path: 'organisations', title: '党组织', icon: <ApartmentOutlined />, component: OrganisationsScreen, family: { name: 'organisations', tab: '党组织' }, help: ['这里是本单位的各级党组织，下级排在上级下面，党员数含下级。点一行打开，按 Ctrl+P 打印党组织信息台账。', '名称、上级、是否设支委会从某一天起变了，用“变更”，不要改旧的：以前的会议记录按当时的名称打印。活动阵地、品牌、等次、电话等，用“编辑”。', '右边列出人数和设置对不上的地方，只是提示，点一下就到要改的那一处。', '撤销时选好“并入”哪个党支部，党员可以一并转入，一次写入，可以撤销。'] },
  { path: 'terms', title: '换届', icon: <ApartmentOutlined />, component: TermsScreen, family: { name: 'organisations', tab: '换届' }, help: ['这里列出各级党组织的任期：届满前六个月变黄，到时没有请示、批复的变橙，过期没有换届的变红。点一行看换届的十一步。', '登记了请示、批复的日期和文号，提醒随着变；上级批准延期的，填延期至和文号。', '开完选举大会，点“完成换届”：填大会日期和新班子，旧班子到前一天为止，新班子从当天起，一次保存，可以撤销。', '机关党委任期 5 年，党总支、党支部 3 年；请示、批复提前几个月提醒，在设置里改。', '按 Ctrl+P 打印换届情况台账。'] },
  { path: 'dossiers', title: '政治素质档案', icon: <SafetyOutlined />, component: DossiersScreen, help: ['领导干部政治素质档案一人一册：封面、目录和十四类材料，还有测评、鉴定、政治体检、处分。', '这一部分另有口令。查看、打印、导出前先登记事由和批准人，本人及亲属回避；五分钟没有操作自动锁上。', '个人有关事项、信访和处分只记可以归档的结论，所以那几类没有别的栏目。', '“年度更新完毕”每年点一次：看过一遍、该补的补了。没点的、今年没有新材料的，登记册里标“今年未更新”。', '忘记口令，用打印的恢复密钥打开；两样都丢了，谁也打不开。'] },
  { path: 'ledgers', title: '台账', icon: <FileTextOutlined />, component: LedgersScreen, family: { name: 'ledgers', tab: '台账' }, help: ['选好台账、党组织和期间，左边就是打印出来的样子，右边列出缺的内容，点一下去补。窗口窄时右栏先收起，缺几项写在预览上方。', '台账名可以打字找，也可以打拼音首字母，如 hmc 找花名册。', '预览里：PageUp、PageDown 翻屏，← → 翻页，Home、End 到首页、末页，输入页码回车直达；Ctrl 和 +、-、0 只放大、缩小预览。比例和缩略图下次照旧。', 'Ctrl+S 按上次用的格式导出，Ctrl+P 打印。', '导出的 Word、PDF 和 Excel 内容一样；Excel 里证件号码是文本，不会变成科学计数。', '花名册等可以“选择栏目”，选好的栏目和次序全单位通用。证件号码、电话平时隐去中间几位，确有需要再勾“完整显示”。', '每次会议的记录可以单独导出，也可以把一段时间的合成一册。'] },
  { path: 'binder', title: '迎检成册', icon: <FileTextOutlined />, component: BinderScreen, family: { name: 'ledgers', tab: '迎检成册' }, help: ['检查组要看哪个党组织、哪一年，在这里一次做成一册：封面、目录、各种台账、会议记录、签字页。', '先选党组织和期间，再选清单：年度党建检查、三会一课、发展党员、换届四种是现成的，勾选、排好次序后可以存成本单位自己的清单。', '打印前列出缺什么，点一下就去补，补完回来还在这一步；不补也能成册，空着的印“—”。缺项清单可以单独打印，不入册。', '做成一个 PDF 或一个 Word，内容一样，目录里的页码是真的。可以直接放到 U 盘，随时可以取消，不会留下半个文件。', '成册以后点“逐页查看和打印”，或点某个部分的起始页，就能看册子；旁边的目录一点就到，任意一段可以直接打印。', '每次成册都记在档案里，下次检查时能看到此后新增、修改、删除了什么。'] },
  { path: 'archive-items', title: '归档', icon: <FileTextOutlined />, component: ArchiveItemsScreen, family: { name: 'ledgers', tab: '归档' }, help: ['这里按《归档文件整理规则》给一年的文件材料编档号：全宗号-WS·年度-保管期限-机构（问题）-件号。全宗号在“设置”的单位信息里填一次。', '“从记录生成”列出这一年还没有归档的会议记录、民主评议和换届材料，勾选后按日期接着编号；纸质文件用“登记一件”。', '删过、改过日期以后，用“重排件号”从 1 连续编；已装订、已印目录的年度不要再重排。', '“档案盒”登记每盒的起止件号和备考表。归档文件目录、封面、备考表、盒脊都在“台账”里打印。'] },
  { path: 'data', title: '数据', icon: <DatabaseOutlined />, component: DataScreen, help: ['最上面一行是上次备份在几天前：七天以上该备份了，三十天以上是逾期。备份写到 U 盘，写完读回核对，提示可以弹出后再拔。', '“恢复”先列出会改动什么，再写入，30 天内可以撤销。换了电脑，在首次使用的页面选“从备份恢复”。', '口令和打印的恢复密钥，两样有一样就能打开档案；两样都丢了，谁也打不开。', '下面能看到档案放在哪里、占多少空间，并能校验档案是否完好。程序自动留快照；有第二个磁盘的，还在那里留一份镜像。它们不能代替 U 盘上的备份。', '“重建显示数据”不会改动档案，屏幕显示不对时可以用。', '删错了、改错了：刚做的按 Ctrl+Z；删除的 90 天内在“回收站”；任何一条记录的“历史”里都能恢复到以前的样子。', '“操作记录”里有谁在什么时候做了什么，恢复、汇总、导入 30 天内可以从这里撤销；台账页脚的校验码也在这里核对。', '下级用“上报”生成文件，上级用“汇总下级”并入；换人接手办“交接”；次年 4 月 1 日起可以“封账”。', '误录了不该录入的材料，在记录的“更多”里选“清除”：连同历史彻底去掉，不能撤销；一般的删除用不着它。'] },
  { path: 'settings', title: '设置', icon: <SettingOutlined />, component: SettingsScreen, help: ['这里设置操作人、单位、提醒的尺度和显示大小，查看本机缺少哪些公文字体。', '“纸面样式”里设页边距、页码、落款和台账标题，对每份台账和迎检成册都有效，Word 和 PDF 一样。', '换届、发展党员、党费、学时的口径各单位不同的，在这里按上级规定改；每一栏旁边的问号写着依据和填法。', '节假日每年按国务院办公厅的通知填一次，公示的五个工作日据此计算。'] },
]
