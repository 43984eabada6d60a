import { useState } from 'react'
import type { AccessAction } from '#shared/model/dossier/dossier-access.ts'
import { chineseMoment } from '#shared/time/instant.ts'
import { useActor } from '../../../parts/actor.ts'
import type { FieldProblems } from '../../../parts/field-problems.ts'
import { type AccessGiven, accesses } from '../../../storage/section/accesses.ts'
import { unitRepository } from '../../../storage/unit-repository.ts'
import { focusField } from '../../../ui/form-row.tsx'
import { accessProblems } from './access-fields.tsx'

export interface AccessInHand {
  readonly value: AccessGiven
  readonly problems: FieldProblems
  readonly change: (some: Partial<AccessGiven>) => void
  /** Written down before anything leaves; answers with what is printed on every page, null = something is missing. */
  readonly note: (action: AccessAction, dossierIds: readonly string[], what: string) => Promise<string | null>
}

/** 调阅登记 for what is printed or taken out; `names`: whose files, who may not read their own. */
export function useAccess(names: readonly string[]): AccessInHand {
  const [actor] = useActor()
  const [value, setValue] = useState<AccessGiven>({ reader: actor, purpose: '', approver: '', ...accesses.lastGiven(), declaredUnrelated: false })
  const [isTried, setTried] = useState(false)
  const problems = accessProblems(value, names)
  return {
    value, problems: isTried ? problems : {}, change: some => setValue({ ...value, ...some }),
    note: async (action, dossierIds, what) => {
      setTried(true)
      const [wrong] = Object.keys(problems)
      if (wrong !== undefined) {
        focusField(wrong)
        return null
      }
      await accesses.note({ ...value, reader: value.reader.trim(), purpose: value.purpose.trim(), approver: value.approver.trim() }, { action, dossierIds, operator: actor, what })
      return [(await unitRepository.current())?.name ?? '', `调阅人 ${value.reader.trim()}`, chineseMoment(new Date().toISOString())].filter(word => word !== '').join('　')
    },
  }
}
