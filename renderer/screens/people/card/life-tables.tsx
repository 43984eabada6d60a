import { Button } from 'antd'
import { politicalStatus } from '#shared/codes/political-status.ts'
import { ageOn } from '#shared/ledgers/person-words.ts'
import type { Honour } from '#shared/model/honour.ts'
import { honourLabels } from '#shared/model/honour.ts'
import { assessmentGrade, familyLabels, type Person } from '#shared/model/person.ts'
import type { Stored } from '#shared/model/record.ts'
import { inTimeOrder, resumeFaults, resumeFaultText } from '#shared/rules/resume.ts'
import { dottedDayOrMonth, dottedMonth } from '#shared/time/day-or-month.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import type { PersonAct } from './person-acts.tsx'

/** 简历, as the paper writes it; where it has a gap is said under the line. */
export function ResumeLines({ person, today }: { readonly person: Person; readonly today: LocalDate }) {
  if (person.resume.length === 0) return <p className="muted">没有填写简历。</p>
  const faults = new Map(resumeFaults(person.resume, today).map(fault => [fault.id, resumeFaultText(fault)]))
  return (
    <table>
      <tbody>
        {inTimeOrder(person.resume).map(({ id, from, to, text, isPartyWork }) => (
          <tr key={id}>
            <td style={{ width: '24%' }}>{dottedMonth(from)}--{to === null ? '' : dottedMonth(to)}</td>
            <td>{text}{isPartyWork && <span className="muted">（党务经历）</span>}{faults.has(id) && <div className="field-hint">! {faults.get(id)}</div>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function FamilyTable({ family, today }: { readonly family: Person['family']; readonly today: LocalDate }) {
  if (family.length === 0) return <p className="muted">没有填写家庭主要成员。</p>
  return (
    <table>
      <thead><tr><th scope="col" style={{ width: '12%' }}>{familyLabels.relation}</th><th scope="col" style={{ width: '15%' }}>{familyLabels.name}</th><th scope="col" style={{ width: '20%' }}>出生年月（岁）</th><th scope="col" style={{ width: '16%' }}>{familyLabels.politicalStatus}</th><th scope="col">{familyLabels.unitPost}</th></tr></thead>
      <tbody>
        {family.map(({ id, relation, name, birth, politicalStatus: party, unitPost }) => (
          <tr key={id}><td>{relation}</td><td>{name}</td><td>{birth === null ? '—' : `${dottedMonth(birth)}（${ageOn(birth, today)}）`}</td><td>{party === null ? '—' : politicalStatus.labels[party]}</td><td>{unitPost === '' ? '—' : unitPost}</td></tr>
        ))}
      </tbody>
    </table>
  )
}

export function AssessmentLine({ assessments }: { readonly assessments: Person['assessments'] }) {
  if (assessments.length === 0) return <p className="muted">没有登记年度考核。</p>
  return <p>{assessments.toSorted((a, b) => a.year - b.year).map(({ year, grade }) => `${year}年：${assessmentGrade.labels[grade]}`).join('；')}</p>
}

export function StudyExemptionLines({ exemptions }: { readonly exemptions: Person['studyExemptions'] }) {
  return exemptions.map(({ id, fromYear, toYear, reason }) => <p key={id}>{fromYear}年{toYear === null ? '起' : toYear === fromYear ? '' : `至${toYear}年`}：{reason}</p>)
}

interface HonourProps { readonly honours: readonly Stored<Honour>[]; readonly rewardsText: string; readonly onAct: (act: PersonAct) => void }

/** 表彰, and what is written of rewards in one text. A sanction is never among them. */
export function HonourTable({ honours, rewardsText, onAct }: HonourProps) {
  return (
    <>
      {honours.length === 0 ? <p className="muted">没有登记表彰。</p> : (
        <table>
          <thead><tr><th scope="col" style={{ width: '16%' }}>{honourLabels.on}</th><th scope="col">{honourLabels.title}</th><th scope="col" style={{ width: '24%' }}>{honourLabels.grantedBy}</th><th scope="col" style={{ width: '18%' }}>{honourLabels.documentNo}</th><th scope="col" style={{ width: 62 }} aria-label="操作" /></tr></thead>
          <tbody>
            {honours.map(honour => (
              <tr key={honour.id}>
                <td>{honour.on === null ? '—' : dottedDayOrMonth(honour.on)}</td><td>{honour.level}{honour.title}</td><td>{honour.grantedBy === '' ? '—' : honour.grantedBy}</td><td>{honour.documentNo === '' ? '—' : honour.documentNo}</td>
                <td><Button size="small" type="link" onClick={() => onAct({ kind: 'correctHonour', title: '更正表彰', honour })}>更正</Button></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rewardsText !== '' && <p>{rewardsText}</p>}
      <p className="muted">处分不在这里记：按规定只记在领导干部政治素质档案（封存分区）里。</p>
    </>
  )
}
