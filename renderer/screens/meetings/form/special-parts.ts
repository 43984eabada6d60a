import type { CenterGroupSession, LifeMeeting, MeetingKind, ThemeDay } from '#shared/model/meeting.ts'

const notDone = { isDone: false, note: '' }

/** What certain kinds have beside the minutes, with nothing in it yet. */
export const blankParts: { readonly themeDay: ThemeDay; readonly lifeMeeting: LifeMeeting; readonly centerGroup: CenterGroupSession } = {
  themeDay: {
    fiveOnes: { defineTopic: notDone, studyTheory: notDone, issueReport: notDone, exchange: notDone, microLecture: notDone }, forms: [], hasOath: false, hasDues: false, hasPoliticalBirthday: false, effect: '',
  },
  lifeMeeting: {
    theme: '', upperAttendance: '', study: '', opinions: [], talks: '', problems: '', examination: '', teamExamination: '', criticisms: [], assessment: '', rectifications: [], notifiedScope: '',
    reportedOn: null, report: '',
  },
  centerGroup: { theme: '', materials: '', results: '', writings: [] },
}

export function hasLifeMeeting(kinds: readonly MeetingKind[]): boolean {
  return kinds.includes('organisationalLife') || kinds.includes('democraticLife')
}
