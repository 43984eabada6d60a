import { passwordFault } from '#shared/archive/password-rules.ts'

export interface PasswordStrength {
  readonly isUsable: boolean
  readonly words: string
}

/** How good a new password is, in words; null before anything is typed. */
export function passwordStrength(password: string): PasswordStrength | null {
  if (password === '') return null
  const fault = passwordFault(password)
  if (fault !== null) return { isUsable: false, words: fault }
  const characters = [...password.normalize('NFKC')]
  const kinds = [/\d/, /[a-z]/, /[A-Z]/, /\p{Script=Han}/u, /[^\da-zA-Z\p{Script=Han}]/u].filter(kind => kind.test(password)).length
  const weight = characters.length + 3 * kinds + 4 * characters.filter(one => /\p{Script=Han}/u.test(one)).length
  if (weight >= 26) return { isUsable: true, words: '强度：很好。' }
  if (weight >= 16) return { isUsable: true, words: '强度：较好。再长一些更好。' }
  return { isUsable: true, words: '强度：勉强可用。建议再长一些，或混用汉字、数字、符号。' }
}
