import type { Dossier } from '#shared/model/dossier/dossier.ts'
import type { CheckUp } from '#shared/model/dossier/check-up.ts'
import type { DossierAppraisal } from '#shared/model/dossier/dossier-appraisal.ts'
import type { DossierEntry } from '#shared/model/dossier/dossier-entry.ts'
import { type DossierTemplate, startingTemplate } from '#shared/model/dossier/dossier-template.ts'
import type { DossierEvaluation } from '#shared/model/dossier/dossier-evaluation.ts'
import type { Sanction } from '#shared/model/dossier/sanction.ts'
import { localDate } from '#shared/time/local-date.ts'
import { anId } from './builders.ts'

export function aDossierTemplate(of: Partial<DossierTemplate> = {}): DossierTemplate {
  return { id: anId(), version: 1, since: localDate('2026-01-05'), note: '', ...startingTemplate, ...of }
}

export function aDossier(of: Partial<Dossier> = {}): Dossier {
  return {
    id: anId(), personId: anId(), personName: '周岚', archiveNo: 'ZS-001', openedOn: localDate('2026-01-08'), closedOn: null, position: '', openedBy: '', volumes: 1, templateId: anId(),
    entries: [], dismissed: [], evaluations: [], appraisals: [], checkUps: [], sanctions: [], updates: [], remark: '', ...of,
  }
}

export function aDossierEntry(of: Partial<DossierEntry> = {}): DossierEntry {
  return {
    id: anId(), sectionCode: 'theory', name: '年度理论学习情况', formedOn: localDate('2026-06-30'), sourceOrganisation: '机关党委', pages: 2, summary: '', direction: 'neutral', dimensions: [], documentNo: '', authorisedBy: '',
    files: [], source: null, recordedOn: localDate('2026-07-02'), remark: '', ...of,
  }
}

export function anEvaluation(of: Partial<DossierEvaluation> = {}): DossierEvaluation {
  return {
    id: anId(), year: 2026, side: 'positive', by: 'colleagues', heldOn: null, templateId: anId(), issued: null, returned: null, valid: null, entered: 'counts', counts: [], sheets: [], hits: [], summary: '', grade: null, ground: '', files: [], ...of,
  }
}

export function anAppraisal(of: Partial<DossierAppraisal> = {}): DossierAppraisal {
  return { id: anId(), year: 2026, on: null, author: '', text: '政治立场坚定。', grade: null, ground: '', partyGroupOpinion: '', files: [], ...of }
}

export function aCheckUp(of: Partial<CheckUp> = {}): CheckUp {
  return { id: anId(), on: localDate('2026-01-15'), parties: ['organisationDepartment'], otherParties: '', scope: '', findings: '', conclusion: '总体良好。', followUps: [], files: [], ...of }
}

export function aSanction(of: Partial<Sanction> = {}): Sanction {
  return { id: anId(), kind: 'warning', name: '', decidedOn: null, decidedBy: '', documentNo: '', effectiveOn: null, endsOn: null, conclusion: '', authorisedBy: '机关党委', files: [], ...of }
}
