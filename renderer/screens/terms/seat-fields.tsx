import { PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { committeeSeats, partyPost, type PartyPost, postKind, postLabels as labels } from '#shared/model/post.ts'
import type { PeopleIndex } from '../../parts/people-index.ts'
import { PersonField } from '../../parts/person-field.tsx'
import { TextField } from '../../parts/text-field.tsx'
import { newId } from '../../storage/new-id.ts'
import type { SeatInHand } from './election-draft.ts'
import './terms.css'

interface Props {
  readonly seats: readonly SeatInHand[]
  readonly people: PeopleIndex
  /** Offered before all others: the members. */
  readonly firstIds: readonly string[]
  readonly onChange: (seats: SeatInHand[]) => void
}

/** The committee that was elected, a line for each seat. */
export function SeatFields({ seats, people, firstIds, onChange }: Props) {
  const change = (seat: SeatInHand) => onChange(seats.map(one => (one.id === seat.id ? seat : one)))
  return (
    <>
      {seats.map((seat, index) => (
        <span key={seat.id} className="seat-line" data-field={`seats.${index}`}>
          <PersonField label={`委员 ${index + 1}：姓名`} value={seat} people={people} firstIds={firstIds} onChange={({ personId, name }) => change({ ...seat, personId, name })} />
          <Select aria-label={`委员 ${index + 1}：${labels.post}`} value={seat.post} options={seatOptions} onChange={post => change({ ...seat, post })} popupMatchSelectWidth={false} />
          <Select aria-label={`委员 ${index + 1}：${labels.kind}`} value={seat.kind} options={kindOptions} onChange={kind => change({ ...seat, kind })} />
          <TextField label={`委员 ${index + 1}：${labels.approvalDocumentNo}`} placeholder={approvalHint(seat.post)} value={seat.approvalDocumentNo} onChange={approvalDocumentNo => change({ ...seat, approvalDocumentNo })} />
          <Button type="text" size="small" onClick={() => onChange(seats.filter(one => one.id !== seat.id))}>删去</Button>
        </span>
      ))}
      <span><Button size="small" icon={<PlusOutlined />} onClick={() => onChange([...seats, { id: newId(), personId: null, name: '', post: nextSeat(seats), kind: 'partTime', approvalDocumentNo: '' }])}>加一名</Button></span>
    </>
  )
}

const seatOptions = committeeSeats.map(value => ({ value, label: partyPost.labels[value] }))
const kindOptions = postKind.keys.map(value => ({ value, label: postKind.labels[value] }))

function approvalHint(post: PartyPost): string {
  return ['secretary', 'disciplineSecretary', 'deputySecretary', 'fullTimeDeputySecretary', 'disciplineDeputySecretary'].includes(post) ? '批复文号' : '备案文号（可不填）'
}

/** The seats of a branch in their usual order; what is there already is not offered again. */
function nextSeat(seats: readonly SeatInHand[]): PartyPost {
  const usual: readonly PartyPost[] = ['secretary', 'deputySecretary', 'organisationMember', 'publicityMember', 'disciplineMember']
  return usual.find(post => !seats.some(seat => seat.post === post)) ?? 'committeeMember'
}
