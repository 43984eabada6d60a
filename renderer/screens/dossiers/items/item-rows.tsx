import { Select } from 'antd'
import type { SealedFile } from '#shared/model/dossier/sealed-file.ts'
import { overallGrade, type OverallGrade } from '#shared/model/dossier/dossier-evaluation.ts'
import type { FieldProblems } from '../../../parts/field-problems.ts'
import { LongTextField, TextField } from '../../../parts/text-field.tsx'
import { FormRow } from '../../../ui/form-row.tsx'
import type { OpenedDossier } from '../../../workers/section/section-protocol.ts'
import { SectionFileList } from './section-file-list.tsx'

interface RowProps<T> {
  readonly name: string
  readonly label: string
  readonly value: T
  readonly problems: FieldProblems
  readonly onChange: (value: T) => void
  readonly required?: boolean
  readonly help?: string
  readonly placeholder?: string
  /** For words that are short by nature, as a number of a file. */
  readonly isShort?: boolean
}

export function TextRow({ name, label, value, problems, onChange, required = false, help, placeholder, isShort = false }: RowProps<string>) {
  return <FormRow label={label} name={name} required={required} problem={problems[name]} {...(help === undefined ? {} : { help })}><TextField label={label} value={value} {...(placeholder === undefined ? {} : { placeholder })} {...(isShort ? { className: 'short-field' } : {})} onChange={onChange} /></FormRow>
}

export function LongTextRow({ name, label, value, problems, onChange, required = false, help, placeholder }: RowProps<string>) {
  return <FormRow label={label} name={name} required={required} problem={problems[name]} {...(help === undefined ? {} : { help })}><LongTextField label={label} value={value} rows={2} {...(placeholder === undefined ? {} : { placeholder })} onChange={onChange} /></FormRow>
}

export function FilesRow({ opened, value, problems, onChange }: Pick<RowProps<readonly SealedFile[]>, 'value' | 'problems'> & { readonly opened: OpenedDossier; readonly onChange: (files: SealedFile[]) => void }) {
  return (
    <FormRow label="附件" name="files" problem={problems['files']}>
      <SectionFileList opened={opened} files={value} onAdd={added => onChange([...value, ...added])} onRemove={gone => onChange(value.filter(({ id }) => id !== gone))} />
    </FormRow>
  )
}

export function GradeRow({ label, value, problems, onChange }: Pick<RowProps<OverallGrade | null>, 'label' | 'value' | 'problems' | 'onChange'>) {
  return (
    <FormRow label={label} name="grade" problem={problems['grade']}>
      <Select aria-label={label} style={{ width: 160 }} allowClear placeholder="未评定" value={value} options={overallGrade.keys.map(key => ({ value: key, label: overallGrade.labels[key] }))} onChange={(next: OverallGrade | undefined) => onChange(next ?? null)} />
    </FormRow>
  )
}

/** A poor grade demands its ground (domain.md C.13). */
export function groundMissing({ grade, ground }: { readonly grade: OverallGrade | null; readonly ground: string }): FieldProblems {
  return grade === 'poor' && ground.trim() === '' ? { ground: '评为“较差”的，必须写明依据。' } : {}
}
