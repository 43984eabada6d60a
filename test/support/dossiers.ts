import type { Dossier } from '#shared/model/dossier/dossier.ts'
import type { DossierEntry } from '#shared/model/dossier/dossier-entry.ts'
import { type DossierTemplate, startingTemplate } from '#shared/model/dossier/dossier-template.ts'
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
