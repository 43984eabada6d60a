import { type DevelopmentStepCode, developmentStepCode } from '#shared/model/development-case.ts'

/** Names of drafts are of small letters. */
export const beginDraft = 'development'

export function stepDraft(code: DevelopmentStepCode): string {
  return `${beginDraft}-${code.toLowerCase()}`
}

/** The step whose draft bears that name; null = another form's. */
export function stepOfDraft(form: string): DevelopmentStepCode | null {
  return developmentStepCode.keys.find(code => stepDraft(code) === form) ?? null
}
