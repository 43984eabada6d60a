import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { Criticism } from '#shared/model/meeting.ts'
import { nameOf, type PeopleIndex } from '../../../parts/people-index.ts'
import { PersonField } from '../../../parts/person-field.tsx'
import { LongTextField } from '../../../parts/text-field.tsx'
import { newId } from '../../../storage/new-id.ts'

interface Props {
  readonly criticisms: readonly Criticism[]
  readonly people: PeopleIndex
  readonly presentIds: readonly string[]
  readonly onChange: (criticisms: readonly Criticism[]) => void
}

/** Person by person: what he says of himself, and who says what of him. */
export function CriticismRows({ criticisms, people, presentIds, onChange }: Props) {
  const change = (id: string, patch: Partial<Criticism>) => onChange(criticisms.map(one => (one.id === id ? { ...one, ...patch } : one)))
  const listed = new Set(criticisms.map(one => one.personId))
  const addEveryone = () => onChange([...criticisms, ...presentIds.filter(id => !listed.has(id)).map(personId => ({ id: newId(), personId, name: '', self: '', byOthers: [] }))])
  return (
    <>
      {criticisms.map((one, index) => {
        const who = one.personId === null ? one.name || `第 ${index + 1} 人` : nameOf(people, one.personId)
        return (
          <div key={one.id} className="criticism" role="group" aria-label={`${who}的批评与自我批评`}>
            <div className="speech">
              <PersonField label={`批评与自我批评 ${index + 1}`} value={one} people={people} firstIds={presentIds} className="speaker" onChange={({ personId, name }) => change(one.id, { personId, name })} />
              <div className="speech-text"><LongTextField label={`${who}的自我批评`} value={one.self} rows={1} placeholder="自我批评" onChange={self => change(one.id, { self })} /></div>
              <Button size="small" onClick={() => change(one.id, { byOthers: [...one.byOthers, { personId: null, name: '', text: '' }] })}>添加批评</Button>
              <Button type="text" size="small" tabIndex={-1} icon={<CloseOutlined />} aria-label={`删去${who}`} onClick={() => onChange(criticisms.filter(other => other.id !== one.id))} />
            </div>
            {one.byOthers.map((other, at) => {
              const set = (patch: Partial<typeof other>) => change(one.id, { byOthers: one.byOthers.map((each, i) => (i === at ? { ...each, ...patch } : each)) })
              return (
                <div key={at} className="speech criticism-of">
                  <PersonField label={`对${who}提批评 ${at + 1}`} value={other} people={people} firstIds={presentIds} placeholder="谁提的" className="speaker" onChange={set} />
                  <div className="speech-text"><LongTextField label={`对${who}的批评 ${at + 1}`} value={other.text} rows={1} placeholder="批评意见" onChange={text => set({ text })} /></div>
                  <span />
                  <Button type="text" size="small" tabIndex={-1} icon={<CloseOutlined />} aria-label={`删去对${who}的批评 ${at + 1}`} onClick={() => change(one.id, { byOthers: one.byOthers.toSpliced(at, 1) })} />
                </div>
              )
            })}
          </div>
        )
      })}
      <div className="field-line">
        <Button size="small" icon={<PlusOutlined />} onClick={() => onChange([...criticisms, { id: newId(), personId: null, name: '', self: '', byOthers: [] }])}>添加一人</Button>
        {presentIds.some(id => !listed.has(id)) && <Button size="small" onClick={addEveryone}>列出到会的每个人</Button>}
      </div>
    </>
  )
}
