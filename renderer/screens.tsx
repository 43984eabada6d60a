import { ApartmentOutlined, DatabaseOutlined, SettingOutlined, TeamOutlined } from '@ant-design/icons'
import type { Screen } from './parts/screen.ts'
import { DataScreen } from './screens/data/data-screen.tsx'
import { OrganisationsScreen } from './screens/organisations/organisations-screen.tsx'
import { PeopleScreen } from './screens/people/people-screen.tsx'
import { SettingsScreen } from './screens/settings/settings-screen.tsx'

/** The navigation, top to bottom; Alt+1…9 follow this order. An entry appears when its screen works. */
export const screens: readonly Screen[] = [
  { path: 'people', title: '人员', icon: <TeamOutlined />, component: PeopleScreen, help: ['这里是全部党员和其他人员。点一行打开，按姓名中任意几个字或拼音首字母查找。', '一次登记许多党员，用“成批登记”：从 Excel 或 WPS 表格复制后粘贴，先看清楚再写入。', '调出的党员不要删除，请办理“转出”：以前会议的名单要用到。'] },
  { path: 'organisations', title: '党组织', icon: <ApartmentOutlined />, component: OrganisationsScreen, help: ['这里是本单位的各级党组织。左边是从属关系，右边是选中的党组织。', '名称、上级、是否设支委会从某一天起变了，用“变更”，不要改旧的：以前的会议记录按当时的名称打印。'] },
  { path: 'data', title: '数据', icon: <DatabaseOutlined />, component: DataScreen, help: ['这里能看到档案放在哪里、占多少空间、最近的快照，并能校验档案是否完好。', '“重建显示数据”不会改动档案，屏幕显示不对时可以用。'] },
  { path: 'settings', title: '设置', icon: <SettingOutlined />, component: SettingsScreen, help: ['这里设置操作人、提醒的尺度和显示大小，查看本机缺少哪些公文字体。'] },
]
