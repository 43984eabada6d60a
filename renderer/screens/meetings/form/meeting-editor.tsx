import { Button } from 'antd'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { shortNameOn } from '#shared/rules/organisation-on.ts'
import { dutyOn } from '#shared/rules/roster.ts'
import { attendanceOf } from '#shared/rules/attendance.ts'
import { backfillAfterDays } from '#shared/rules/backfill.ts'
import { daysBetween } from '#shared/time/local-date.ts'
import { FindingColumn } from '../../../parts/finding-column.tsx'
import { instantText } from '../../../parts/instant-text.ts'
import { LongTextField } from '../../../parts/text-field.tsx'
import { SealedYearNotice } from '../../../parts/sealed-year-notice.tsx'
import { useToday } from '../../../parts/today.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { focusField, FormGroup, FormRow } from '../../../ui/form-row.tsx'
import { FormSheet } from '../../../ui/form-sheet.tsx'
import { Page } from '../../../ui/page.tsx'
import { navigate, replaceRoute } from '../../../ui/route.ts'
import { AttachmentsGroup } from './attachments-group.tsx'
import { AttendanceGroup } from './attendance-group.tsx'
import { BasicsGroup } from './basics-group.tsx'
import { CenterGroupGroup } from './center-group-group.tsx'
import { ClosingGroup, LectureGroup } from './closing-group.tsx'
import type { Directory } from './directory.ts'
import { DraftLine } from './draft-line.tsx'
import { fieldHelp } from './field-help.ts'
import type { FormerMeetings } from './former-meetings.ts'
import { elections, quorumStandings, seatHoldersOfForm, verdicts } from './judged.ts'
import { LifeMeetingGroup } from './life-meeting-group.tsx'
import { liveFindings } from './live-findings.ts'
import { ObserversRow } from './observers-row.tsx'
import { OutcomeNotice } from './outcome-notice.tsx'
import { renewableRoster } from './renewable-roster.ts'
import { hasLifeMeeting } from './special-parts.ts'
import { attendanceText } from './standing.ts'
import { StandingLine } from './standing-line.tsx'
import { ThemeDayGroup } from './theme-day-group.tsx'
import { TopicsGroup } from './topics-group.tsx'
import { type EditorStart, useMeetingEditor } from './use-meeting-editor.ts'

interface Props {
  readonly start: EditorStart
  readonly directory: Directory
  readonly former: FormerMeetings
  /** The organisation whose former meetings should suggest places and recorder. */
  readonly onOrganisation: (organisationId: string | null) => void
  /** The field that a finding led to. */
  readonly firstField: string | null
}

/** 会议记录, in the order of the paper form. */
export function MeetingEditor({ start, directory, former, onOrganisation, firstField }: Props) {
  const today = useToday()
  const editor = useMeetingEditor(start, directory, former, today)
  const { form, filled, context, dispatch, outcome } = editor
  const { organisationId, day, kinds, countsOnly, topics } = form
  const { people, posts } = directory
  const attendees = filled.attendees
  const notices = useRef<HTMLDivElement>(null)
  useEffect(() => onOrganisation(organisationId), [onOrganisation, organisationId])
  const [fieldToBegin] = useState(() => firstField ?? (start.stored !== null ? null : organisationId === null ? 'organisationId' : 'kinds'))
  useEffect(() => { if (fieldToBegin !== null) focusField(fieldToBegin) }, [fieldToBegin])

  const seatHolders = useMemo(() => seatHoldersOfForm(posts, organisationId, day), [posts, organisationId, day])
  const judged = useMemo(() => ({ kinds, attendees, countsOnly: attendees.length === 0 ? countsOnly : null, seatHolders }), [kinds, attendees, countsOnly, seatHolders])
  const verdictOf = useMemo(() => verdicts(judged), [judged])
  const electionOf = useMemo(() => elections(judged, directory.settings), [judged, directory.settings])
  const presentIds = useMemo(() => attendees.filter(one => one.status === 'present' || one.status === 'nonvotingObserver').map(one => one.personId), [attendees])
  const standing = useMemo(() => (
    <FormRow label="人数">
      <div>{attendanceText(attendanceOf(judgedAttendance(judged)))}</div>
      {quorumStandings(judged, topics).map(one => <StandingLine key={one.text} standing={one} />)}
    </FormRow>
  ), [judged, topics])
  const problems = useMemo(() => new Map(outcome?.kind === 'problems' ? outcome.problems.map(({ field, message }) => [field, message] as const) : []), [outcome])
  useEffect(() => {
    const first = outcome?.kind === 'problems' ? outcome.problems[0] : undefined
    if (first !== undefined) focusField(first.field)
    else if (outcome !== null && outcome.kind !== 'saved') notices.current?.scrollIntoView?.({ block: 'start' })
  }, [outcome])

  const deferred = useDeferredValue(form)
  const quality = useMemo(() => liveFindings(deferred, context, directory, seatHolders, editor.stored, today), [deferred, context, directory, seatHolders, editor.stored, today])

  const [isRestoreSeen, setRestoreSeen] = useState(false)
  const startOver = async () => {
    setRestoreSeen(true)
    dispatch({ kind: 'replaceForm', form: start.clean })
    await editor.draft.settle(start.clean)
  }
  const leave = () => { void editor.draft.flush(); navigate('meetings', editor.stored === null ? [] : [form.id]) }
  const save = async () => {
    if (await editor.save() && start.stored === null) replaceRoute('meetings', [form.id, 'edit'])
  }
  const saveAndClose = async () => { if (await editor.save()) navigate('meetings', [form.id]) }
  const host = filled.host.personId === null ? undefined : people.byId.get(filled.host.personId)
  const knownHostDuty = host === undefined || organisationId === null || day === null ? '' : dutyOn(posts, host, organisationId, day, directory.settings.partyPostFirst)
  const isLate = day !== null && editor.stored === null && daysBetween(day, today) > backfillAfterDays
  const renewable = renewableRoster(form, context.roster)

  return (
    <Page
      title={start.stored === null ? '记录会议' : `修改：${start.stored.title}`}
      count={organisationId === null ? undefined : shortNameOn(directory.facts, organisationId, day ?? today)}
      actions={(
        <>
          <DraftLine state={editor.draft.state} />
          <Button onClick={leave}>关闭</Button>
          <Button onClick={() => void save()} disabled={editor.isSaving} title="Ctrl+S">保存</Button>
          <Button type="primary" onClick={() => void saveAndClose()} loading={editor.isSaving} title="Ctrl+Enter">保存并关闭</Button>
        </>
      )}
    >
      <div className="record meeting-editor">
        <div>
          <div className="meeting-notices" ref={notices}>
            {start.restoredFrom !== null && !isRestoreSeen && (
              <FailureNotice
                kind="info" message={`已接着 ${instantText(start.restoredFrom)} 的草稿填写，还没有保存。`}
                actions={<><Button size="small" type="text" onClick={() => setRestoreSeen(true)}>知道了</Button><Button size="small" onClick={() => void startOver()}>不要草稿</Button></>}
              />
            )}
            {filled.belongYear !== null && <SealedYearNotice year={filled.belongYear} />}
            <OutcomeNotice editor={editor} directory={directory} onSaveAgain={save} />
          </div>
          <FormSheet onSave={() => void save()} onSaveAndClose={() => void saveAndClose()} onClose={leave}>
            <BasicsGroup
              form={form} filled={filled} people={people} presentIds={presentIds} recentPlaces={former.places} knownHostDuty={knownHostDuty}
              problems={problems} dispatch={dispatch}
            />
            <AttendanceGroup
              attendees={attendees} countsOnly={countsOnly} people={people} knowsRoster={organisationId !== null && day !== null && kinds.length > 0} standing={standing}
              renewedBy={renewable} dispatch={dispatch}
            />
            <ObserversRow guestIds={form.guestIds} observers={form.observers} people={people} dispatch={dispatch} />
            <TopicsGroup
              topics={topics} wantsFirstTopic={directory.settings.firstTopicRequired && kinds.includes('committee')} people={people} presentIds={presentIds}
              verdictOf={verdictOf} electionOf={electionOf} surplus={kinds.includes('memberAssembly') ? directory.settings : null} problems={problems} dispatch={dispatch}
            />
            {kinds.includes('partyLecture') && <LectureGroup lecture={form.lecture} people={people} presentIds={presentIds} dispatch={dispatch} />}
            {kinds.includes('themeDay') && <ThemeDayGroup themeDay={form.themeDay} day={day} notifiedOn={form.notifiedOn} dispatch={dispatch} />}
            {hasLifeMeeting(kinds) && <LifeMeetingGroup life={form.lifeMeeting} kinds={kinds} people={people} presentIds={presentIds} dispatch={dispatch} />}
            {kinds.includes('centerGroup') && <CenterGroupGroup session={form.centerGroup} people={people} presentIds={presentIds} dispatch={dispatch} />}
            <ClosingGroup summary={form.summary} hostSigned={form.hostSigned} recorderSigned={form.recorderSigned} remark={form.remark} dispatch={dispatch} />
            <AttachmentsGroup
              attachments={form.attachments} ownWords={directory.settings.classificationWords} onConfirmed={editor.confirmAttachment} dispatch={dispatch}
            />
            {(isLate || form.backfillReason !== '' || problems.has('backfillReason')) && (
              <FormGroup title="补录">
                <FormRow label="补录原因" name="backfillReason" required={isLate} help={fieldHelp.backfill} problem={problems.get('backfillReason')}>
                  <LongTextField label="补录原因" value={form.backfillReason} rows={1} placeholder="会议已过去 7 天以上，写明为什么现在才录入" onChange={backfillReason => dispatch({ kind: 'set', patch: { backfillReason } })} />
                </FormRow>
              </FormGroup>
            )}
          </FormSheet>
        </div>
        <FindingColumn title="要素体检" score={quality?.score ?? null} findings={quality?.findings ?? []} empty={quality === null ? '填好党组织、类型、时间和名称后开始体检。' : '没有发现问题。'} onOpen={finding => { if (finding.subject.kind === 'meeting') focusField(finding.subject.field) }} />
      </div>
    </Page>
  )
}

function judgedAttendance({ attendees, countsOnly }: Pick<Parameters<typeof quorumStandings>[0], 'attendees' | 'countsOnly'>) {
  return { attendees: [...attendees], countsOnly }
}
