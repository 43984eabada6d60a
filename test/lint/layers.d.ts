export const mayNotImport: Readonly<Record<string, readonly string[]>>
export const onlyIn: Readonly<Record<string, readonly string[]>>
export function breach(file: string, specifier: string): string | null
export const layersRule: import('eslint').Rule.RuleModule
