import { Button, Checkbox, InputNumber, Select } from 'antd'
import { Fragment, memo, useState } from 'react'
import { type ReviewedMember, reviewedMemberLabels as labels, reviewGrade, type ReviewGrade } from '#shared/model/review.ts'
import { LongTextField, TextField } from '../../parts/text-field.tsx'

interface Props {
  readonly members: readonly ReviewedMember[]
  readonly nameOf: (personId: string) => string
  readonly isGraded: (personId: string) => boolean
  readonly onChange: (members: readonly ReviewedMember[]) => void
}

/** Member by member: took part, votes by grade, the grade; the texts of one unfold below. Tab walks the row. */
export function MemberRows({ members, nameOf, isGraded, onChange }: Props) {
  const [openId, setOpen] = useState<string | null>(null)
  return (
    <div className="review-box">
      <table className="review-members" aria-label="评议情况">
        <thead><tr><th>姓名</th><th>{labels.takesPart}</th>{reviewGrade.keys.map(grade => <th key={grade}>{reviewGrade.labels[grade]}</th>)}<th>{labels.grade}</th><th /></tr></thead>
        <tbody>
          {members.map((member, index) => {
            const set = (patch: Partial<ReviewedMember>) => onChange(members.map((other, i) => (i === index ? { ...other, ...patch } : other)))
            return (
              <Fragment key={member.personId}>
                <MemberRow member={member} name={nameOf(member.personId)} index={index} isGraded={isGraded(member.personId)} isOpen={openId === member.personId} onChange={set} onOpen={() => setOpen(openId === member.personId ? null : member.personId)} />
                {openId === member.personId && <Detail member={member} name={nameOf(member.personId)} onChange={set} />}
              </Fragment>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps {
  readonly member: ReviewedMember
  readonly name: string
  readonly index: number
  readonly isGraded: boolean
  readonly isOpen: boolean
  readonly onChange: (patch: Partial<ReviewedMember>) => void
  readonly onOpen: () => void
}

const MemberRow = memo(function MemberRow({ member, name, index, isGraded, isOpen, onChange, onOpen }: RowProps) {
  return (
    <tr data-field={`members.${index}`}>
      <td>{name}{!isGraded && <span className="muted">（预备）</span>}</td>
      <td><Checkbox aria-label={`${name}${labels.takesPart}`} checked={member.takesPart} onChange={event => onChange({ takesPart: event.target.checked, ...(event.target.checked ? {} : { grade: null }) })} /></td>
      {member.takesPart
        ? reviewGrade.keys.map(grade => (
          <td key={grade}><InputNumber aria-label={`${name}：${reviewGrade.labels[grade]}票`} min={0} max={10_000} precision={0} controls={false} value={member.votes[grade]} onChange={value => onChange({ votes: { ...member.votes, [grade]: value ?? 0 } })} /></td>
        ))
        : <td colSpan={reviewGrade.keys.length}><TextField label={`${name}：${labels.absenceReason}`} value={member.absenceReason} placeholder={labels.absenceReason} onChange={absenceReason => onChange({ absenceReason })} /></td>}
      <td>
        {isGraded && member.takesPart
          ? <Select aria-label={`${name}：${labels.grade}`} size="small" style={{ width: 110 }} allowClear placeholder="未定" value={member.grade} options={reviewGrade.keys.map(value => ({ value, label: reviewGrade.labels[value] }))} onChange={(grade: ReviewGrade | undefined) => onChange({ grade: grade ?? null })} />
          : <span className="muted">不评等次</span>}
      </td>
      <td><Button size="small" type="text" onClick={onOpen}>{isOpen ? '收起' : '自评、互评、意见'}</Button></td>
    </tr>
  )
}, (before, after) => before.member === after.member && before.isOpen === after.isOpen && before.name === after.name && before.isGraded === after.isGraded && before.index === after.index)

function Detail({ member, name, onChange }: { readonly member: ReviewedMember; readonly name: string; readonly onChange: (patch: Partial<ReviewedMember>) => void }) {
  return (
    <tr className="detail">
      <td colSpan={8}>
        <div className="review-detail">
          {(['selfReview', 'peerOpinion', 'opinion', 'disposal'] as const).map(field => (
            <LongTextField key={field} label={`${name}：${labels[field]}`} value={member[field]} rows={1} placeholder={labels[field]} onChange={text => onChange({ [field]: text })} />
          ))}
          <Checkbox checked={member.memberSigned} onChange={event => onChange({ memberSigned: event.target.checked })}>{labels.memberSigned}</Checkbox>
        </div>
      </td>
    </tr>
  )
}
