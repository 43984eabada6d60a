import type { ReactNode } from 'react'
import '../people.css'
import { AssessmentsGroup } from './assessments-group.tsx'
import { BasicsGroup } from './basics-group.tsx'
import { CadreGroup } from './cadre-group.tsx'
import { CircumstancesGroup } from './circumstances-group.tsx'
import { ContactGroup } from './contact-group.tsx'
import { DutiesGroup } from './duties-group.tsx'
import { EducationGroup } from './education-group.tsx'
import { FamilyGroup } from './family-group.tsx'
import type { PersonHand } from './person-hand.ts'
import { ResumeGroup } from './resume-group.tsx'

/** A person's form, in the order of the paper; `children` stand where the paper tells membership and party posts. */
export function PersonFields({ children, ...hand }: PersonHand & { readonly children?: ReactNode }) {
  return (
    <>
      <BasicsGroup {...hand} />
      <EducationGroup {...hand} />
      <DutiesGroup {...hand} />
      {children}
      <ResumeGroup {...hand} />
      <FamilyGroup {...hand} />
      <AssessmentsGroup {...hand} />
      <ContactGroup {...hand} />
      <CircumstancesGroup {...hand} />
      <CadreGroup {...hand} />
    </>
  )
}
