import type { Organisation } from '#shared/model/organisation.ts'
import { DayActDialog } from '../../parts/day-act-dialog.tsx'
import { organisationRepository } from '../../storage/organisation-repository.ts'

/** Ends an organisation on a day; its records of before stay. */
export function DissolveDialog({ organisation, name, onClose }: { readonly organisation: Organisation; readonly name: string; readonly onClose: () => void }) {
  return (
    <DayActDialog
      title={`撤销：${name}`} verb="撤销党组织" label="撤销日期" explanation="撤销后不再提醒它开会；以前的会议和任职都保留，任职到这一天为止。党员要先转出。" onClose={onClose}
      problemOf={day => (day < organisation.establishedOn ? '早于成立日期' : null)} act={day => organisationRepository.dissolveOrganisation(organisation.id, day)}
    />
  )
}
