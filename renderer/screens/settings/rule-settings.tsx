import { Checkbox, InputNumber, Radio, Switch } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { defaultSettings, duesRounding, electionBase, probationEnd, settingsLabels as labels } from '#shared/model/settings.ts'
import { settingsRepository } from '../../storage/settings-repository.ts'
import { FormRow } from '../../ui/form-row.tsx'
import { Loading } from '../../ui/loading.tsx'
import { LinesField } from './lines-field.tsx'
import { type Rules, RulesSheet } from './rules-sheet.tsx'
import { WorkCalendars } from './work-calendars.tsx'

/** Rules that a unit may set for itself: custom and measure, never the articles themselves. */
export function RuleSettings() {
  const rules = useLiveQuery(settingsRepository.current, [])
  if (rules === undefined) return <Loading rows={3} />
  return (
    <>
      <Reminders rules={rules} />
      <TermsAndCadres rules={rules} />
      <ElectionsAndTalks rules={rules} />
      <Development rules={rules} />
      <Dues rules={rules} />
      <Study rules={rules} />
      <WorkCalendars key={JSON.stringify(rules.workCalendars)} rules={rules} />
    </>
  )
}

interface Props { readonly rules: Rules }

function Reminders({ rules }: Props) {
  return (
    <RulesSheet title="提醒和检查" saveWord="保存提醒设置" rules={rules} fields={['lectureEveryQuarter', 'firstTopicRequired', 'yellowAfterShare', 'orangeDaysOfQuarter', 'orangeDaysOfMonth', 'classificationWords', 'printHead']}>
      {(value, change) => (
        <>
          <FormRow label={labels.lectureEveryQuarter} help="条例没有规定次数，各地多为每季度一次。本单位另有规定的可以关闭。"><span><Switch aria-label={labels.lectureEveryQuarter} checked={value.lectureEveryQuarter} onChange={lectureEveryQuarter => change({ lectureEveryQuarter })} /></span></FormRow>
          <FormRow label="第一议题" help="检查支委会、党组会的第一项议题是不是第一议题。"><span><Switch aria-label={labels.firstTopicRequired} checked={value.firstTopicRequired} onChange={firstTopicRequired => change({ firstTopicRequired })} /> {labels.firstTopicRequired}</span></FormRow>
          <FormRow label="开始提醒" help="一个月、一个季度过去这么多还没开的会，标黄“待办”。"><span className="field-line">周期过去 <InputNumber aria-label={labels.yellowAfterShare} min={0} max={100} precision={0} value={Math.round(value.yellowAfterShare * 100)} onChange={percent => change({ yellowAfterShare: (percent ?? 60) / 100 })} /> % 还没开</span></FormRow>
          <FormRow label="临期" help="离期末只剩这些天还没开的会，标橙“临期”；过了期末标红“逾期”。">
            <span className="field-line">
              季度、年度剩 <InputNumber aria-label={labels.orangeDaysOfQuarter} min={0} max={90} precision={0} value={value.orangeDaysOfQuarter} onChange={days => change({ orangeDaysOfQuarter: days ?? defaultSettings.orangeDaysOfQuarter })} /> 天，
              月度剩 <InputNumber aria-label={labels.orangeDaysOfMonth} min={0} max={31} precision={0} value={value.orangeDaysOfMonth} onChange={days => change({ orangeDaysOfMonth: days ?? defaultSettings.orangeDaysOfMonth })} /> 天
            </span>
          </FormRow>
          <FormRow label={labels.classificationWords} help="除了“绝密”“机密”“秘密★”等，本单位还要拦下的字样，一行一个。"><LinesField label={labels.classificationWords} value={value.classificationWords} onChange={classificationWords => change({ classificationWords })} /></FormRow>
          <FormRow label="页脚校验码" help="在每份台账的页脚印上“档案校验 第 N 次保存”和一组校验码。以后可以在“操作记录”里核对：档案的历史没有被改写。"><span><Switch aria-label={labels.printHead} checked={value.printHead} onChange={printHead => change({ printHead })} /> {labels.printHead}</span></FormRow>
        </>
      )}
    </RulesSheet>
  )
}

function TermsAndCadres({ rules }: Props) {
  return (
    <RulesSheet title="换届和党务干部" saveWord="保存换届和干部设置" rules={rules} fields={['termRequestMonths', 'termReplyMonths', 'cadreExchangeYears', 'partyPostFirst']}>
      {(value, change) => (
        <>
          <FormRow label="换届提醒" help="任期届满前六个月起提醒（支部工作条例）。到了这里设的月数还没有登记请示、批复，提醒由黄转橙。例：请示 3 个月、批复 1 个月。">
            <span className="field-line">
              届满前 <InputNumber aria-label={labels.termRequestMonths} min={0} max={12} precision={0} value={value.termRequestMonths} onChange={months => change({ termRequestMonths: months ?? defaultSettings.termRequestMonths })} /> 个月应有请示，
              <InputNumber aria-label={labels.termReplyMonths} min={0} max={12} precision={0} value={value.termReplyMonths} onChange={months => change({ termReplyMonths: months ?? defaultSettings.termReplyMonths })} /> 个月应有批复
            </span>
          </FormRow>
          <FormRow label={labels.cadreExchangeYears} help="机关党务工作满十年原则上交流，提前半年提示（机关条例 32 条及地方规定）。各地年限不同的在这里改。"><span className="field-line">满 <InputNumber aria-label={labels.cadreExchangeYears} min={1} max={40} precision={0} value={value.cadreExchangeYears} onChange={years => change({ cadreExchangeYears: years ?? defaultSettings.cadreExchangeYears })} /> 年建议交流</span></FormRow>
          <FormRow label={labels.partyPostFirst} help="名册、会议记录里同一个人有几个职务时，先写党内职务，再写行政职务。例：支部书记、办公室主任。"><span><Switch aria-label={labels.partyPostFirst} checked={value.partyPostFirst} onChange={partyPostFirst => change({ partyPostFirst })} /></span></FormRow>
        </>
      )}
    </RulesSheet>
  )
}

function ElectionsAndTalks({ rules }: Props) {
  return (
    <RulesSheet title="选举和谈心谈话" saveWord="保存选举和谈话设置" rules={rules} fields={['electionBase', 'electionSurplusShare', 'talkPairs']}>
      {(value, change) => (
        <>
          <FormRow label={labels.electionBase} help="候选人得赞成票超过这个人数的一半才能当选。2020 年的选举工作条例按应到会有选举权人数算；上级另有规定的在这里改。">
            <Radio.Group aria-label={labels.electionBase} value={value.electionBase} options={electionBase.keys.map(key => ({ value: key, label: electionBase.labels[key] }))} onChange={event => change({ electionBase: event.target.value as Rules['electionBase'] })} />
          </FormRow>
          <FormRow label={labels.electionSurplusShare} help="委员候选人比应选人数多出的比例，向上取整。例：应选 5 名，20% 就是 6 名候选人。"><span className="field-line">不少于 <InputNumber aria-label={labels.electionSurplusShare} min={0} max={100} precision={0} value={Math.round(value.electionSurplusShare * 100)} onChange={percent => change({ electionSurplusShare: (percent ?? 20) / 100 })} /> %</span></FormRow>
          <FormRow label={labels.talkPairs} help="每年一般各谈一次（支部工作条例）。党员之间按每人与另一名党员谈过一次算。">
            <span className="field-line">
              {([['betweenCommittee', '支委之间'], ['committeeWithMembers', '支委与党员'], ['betweenMembers', '党员之间']] as const).map(([key, word]) => (
                <Checkbox key={key} checked={value.talkPairs[key]} onChange={event => change({ talkPairs: { ...value.talkPairs, [key]: event.target.checked } })}>{word}</Checkbox>
              ))}
            </span>
          </FormRow>
        </>
      )}
    </RulesSheet>
  )
}

function Development({ rules }: Props) {
  return (
    <RulesSheet title="发展党员" saveWord="保存发展党员设置" rules={rules} fields={['probationEnd']}>
      {(value, change) => (
        <FormRow label={labels.probationEnd} help="预备期一年，从支部大会通过之日算起（细则 31 条）。台账上的截止日两种写法都有。例：2025 年 4 月 20 日通过，写 2026 年 4 月 20 日或 4 月 19 日。">
          <Radio.Group aria-label={labels.probationEnd} value={value.probationEnd} options={probationEnd.keys.map(key => ({ value: key, label: probationEnd.labels[key] }))} onChange={event => change({ probationEnd: probationEnd.schema.parse(event.target.value) })} />
        </FormRow>
      )}
    </RulesSheet>
  )
}

function Dues({ rules }: Props) {
  return (
    <RulesSheet title="党费" saveWord="保存党费设置" rules={rules} fields={['duesRounding', 'duesRemitShare']}>
      {(value, change) => (
        <>
          <FormRow label={labels.duesRounding} help="月应交党费 = 基数 × 比例，算到哪一位（四舍五入）。上级没有规定的算到分。">
            <Radio.Group aria-label={labels.duesRounding} value={value.duesRounding} options={duesRounding.keys.map(key => ({ value: key, label: duesRounding.labels[key] }))} onChange={event => change({ duesRounding: duesRounding.schema.parse(event.target.value) })} />
          </FormRow>
          <FormRow label={labels.duesRemitShare} help="收缴的党费按上级规定的比例上缴，汇总表里据此算出。没有规定的空着。">
            <span className="field-line"><InputNumber aria-label={labels.duesRemitShare} min={0} max={100} precision={1} value={value.duesRemitShare === null ? null : Math.round(value.duesRemitShare * 1000) / 10} onChange={percent => change({ duesRemitShare: percent === null ? null : percent / 100 })} /> %</span>
          </FormRow>
        </>
      )}
    </RulesSheet>
  )
}

function Study({ rules }: Props) {
  return (
    <RulesSheet title="学时" saveWord="保存学时设置" rules={rules} isWrong={value => value.studyHoursHalfDay > value.studyHoursFullDay} fields={['studyHoursMember', 'studyHoursLeader', 'studyHoursFullDay', 'studyHoursHalfDay', 'onlineStudyCounts']}>
      {(value, change) => (
        <>
          <FormRow label="每年应学" help="党员每年集中学习培训一般不少于 32 学时（党员教育管理条例 20 条），书记和班子成员不少于 56 学时（全国党员教育培训规划）。">
            <span className="field-line">
              党员 <InputNumber aria-label={labels.studyHoursMember} min={0} max={999} value={value.studyHoursMember} onChange={hours => change({ studyHoursMember: hours ?? defaultSettings.studyHoursMember })} /> 学时，
              书记和委员 <InputNumber aria-label={labels.studyHoursLeader} min={0} max={999} value={value.studyHoursLeader} onChange={hours => change({ studyHoursLeader: hours ?? defaultSettings.studyHoursLeader })} /> 学时
            </span>
          </FormRow>
          <FormRow label="折算" help="没有写学时的会议、培训，按半天、全天折算。各地折算不同的在这里改。" problem={value.studyHoursHalfDay > value.studyHoursFullDay ? '半天不能多于全天' : null}>
            <span className="field-line">
              全天 <InputNumber aria-label={labels.studyHoursFullDay} min={0} max={24} value={value.studyHoursFullDay} onChange={hours => change({ studyHoursFullDay: hours ?? defaultSettings.studyHoursFullDay })} /> 学时，
              半天 <InputNumber aria-label={labels.studyHoursHalfDay} min={0} max={24} value={value.studyHoursHalfDay} onChange={hours => change({ studyHoursHalfDay: hours ?? defaultSettings.studyHoursHalfDay })} /> 学时
            </span>
          </FormRow>
          <FormRow label={labels.onlineStudyCounts} help="网络自学算不算进年度学时，以上级规定为准。"><span><Switch aria-label={labels.onlineStudyCounts} checked={value.onlineStudyCounts} onChange={onlineStudyCounts => change({ onlineStudyCounts })} /></span></FormRow>
        </>
      )}
    </RulesSheet>
  )
}
