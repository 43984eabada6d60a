import type { Block } from '../../documents/document.ts'
import { maskedIdNumber } from '../../codes/id-number.ts'
import { nationality } from '../../codes/nationality.ts'
import { politicalStatus } from '../../codes/political-status.ts'
import { dottedDayOrMonth } from '../../time/day-or-month.ts'
import { educationWords, sexWords } from '../person-words.ts'
import { head, longRow, pairRow, said } from './cells.ts'
import type { DossierPaper, FileOnPaper } from './dossier-paper.ts'

/** 基本情况 in the order of the 干部任免审批表 (domain.md C.13 一, C.14); the ID number is always masked. */
export function basicBlocks({ dossier, person, name, position }: FileOnPaper, { memberships }: DossierPaper): readonly Block[] {
  if (person === null) return [{ type: 'paragraph', runs: [{ text: '人员中已没有这个人的登记，基本情况见纸质材料。', subject: name }] }]
  const joined = memberships.filter(({ personId }) => personId === dossier.personId).map(({ joinedOn }) => joinedOn).find(on => on !== null) ?? null
  const on = (date: Parameters<typeof dottedDayOrMonth>[0] | null) => (date === null ? '' : dottedDayOrMonth(date))
  const resume = person.resume.toSorted((a, b) => (a.from < b.from ? -1 : 1)).map(({ from, to, text }) => `${dottedDayOrMonth(from)}—${to === null ? '' : dottedDayOrMonth(to)}　${text}`).join('\n')
  return [
    {
      type: 'formGrid', size: '五号', columns: [24, 28, 24, 28, 24, 28].map(mm => ({ mm })), rows: [
        pairRow([['姓名', name], ['性别', sexWords(person)], ['出生年月', on(person.birth)]], name),
        pairRow([['民族', person.nationality === null ? '' : nationality.labels[person.nationality]], ['籍贯', person.nativePlace], ['出生地', person.birthPlace]], name),
        pairRow([['入党时间', on(joined)], ['参加工作', on(person.workStartedOn)], ['健康状况', person.health]], name),
        longRow('公民身份号码', maskedIdNumber(person.idNumber), name, 5),
        longRow('单位及职务', position, name, 5),
        longRow('全日制教育', educationWords(person.fullTimeEducation), name, 5), longRow('在职教育', educationWords(person.inServiceEducation), name, 5),
        longRow('专业技术职务', person.technicalPost, name, 5),
        longRow('简历', resume, name, 5),
      ],
    },
    { type: 'paragraph', indent: false, size: '小四', runs: [{ text: '家庭主要成员', role: 'hei' }] },
    {
      type: 'table', size: '小五', columns: [18, 24, 26, 28, 60].map(mm => ({ mm })), header: [['称谓', '姓名', '出生年月', '政治面貌', '工作单位及职务'].map(head)],
      rows: person.family.length === 0 ? [[{ text: '未登记', align: 'center', columnSpan: 5 }]] : person.family.map(member => [
        said(member.relation, name, 'center'), said(member.name, name, 'center'), said(on(member.birth), name, 'center'), said(member.politicalStatus === null ? '' : politicalStatus.labels[member.politicalStatus], name, 'center'), said(member.unitPost, name),
      ]),
    },
  ]
}
