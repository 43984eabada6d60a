import { SuggestField } from '../ui/suggest-field.tsx'
import { nameOf, onlyPersonNamed, type PeopleIndex, peopleMatching } from './people-index.ts'

/** Someone of the archive, or a name from outside it. */
export interface PersonOrName {
  readonly personId: string | null
  readonly name: string
}

interface Props {
  readonly label: string
  readonly value: PersonOrName
  readonly onChange: (value: PersonOrName) => void
  readonly people: PeopleIndex
  /** Offered before all others, and before anything is typed: those who were there. */
  readonly firstIds: readonly string[]
  readonly placeholder?: string
  readonly className?: string
}

/** One person, by initials or name; a name that nobody of the archive bears stays as typed. */
export function PersonField({ label, value, onChange, people, firstIds, placeholder = '姓名或拼音首字母', className }: Props) {
  const text = value.personId === null ? value.name : nameOf(people, value.personId)
  return (
    <SuggestField
      label={label} value={text} placeholder={placeholder} {...(className === undefined ? {} : { className })} picksFirst={onlyInitials(text)}
      onType={typed => onChange(personNamed(people, typed))}
      onPick={personId => onChange({ personId, name: '' })}
      suggest={typed => (value.personId === null ? peopleMatching(people, typed, firstIds) : []).map(person => ({ id: person.id, text: person.name, hint: person.unitPost }))}
    />
  )
}

/** Many people at once: each pick is handed on and the field is empty again. */
export interface PickerProps {
  readonly label: string
  readonly people: PeopleIndex
  readonly firstIds: readonly string[]
  readonly typed: string
  readonly onType: (typed: string) => void
  readonly onPick: (personId: string) => void
  readonly onEnterName?: (name: string) => void
  readonly placeholder?: string
}

export function PeoplePicker({ label, people, firstIds, typed, onType, onPick, onEnterName, placeholder = '姓名或拼音首字母，Enter 选定' }: PickerProps) {
  return (
    <SuggestField
      label={label} value={typed} placeholder={placeholder} picksFirst={onEnterName === undefined || onlyInitials(typed)} onType={onType}
      onPick={personId => { onType(''); onPick(personId) }}
      {...(onEnterName === undefined ? {} : { onEnterText: (name: string) => { onType(''); onEnterName(name) } })}
      suggest={text => peopleMatching(people, text, firstIds).map(person => ({ id: person.id, text: person.name, hint: person.unitPost }))}
    />
  )
}

function personNamed(people: PeopleIndex, typed: string): PersonOrName {
  const person = onlyPersonNamed(people, typed)
  return person === null ? { personId: null, name: typed } : { personId: person.id, name: '' }
}

/** Latin letters are initials, never a name: Enter means the first who answers to them. */
function onlyInitials(text: string): boolean {
  return /^[a-z]+$/i.test(text.trim())
}
