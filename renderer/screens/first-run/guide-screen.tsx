import { Button, Result } from 'antd'
import { useState } from 'react'
import { branchTypes } from '#shared/model/organisation.ts'
import { OrganisationForm } from '../../parts/organisation-form.tsx'
import { flattened, type OrganisationNode } from '../../parts/organisation-tree.ts'
import { PasteMembers } from '../../parts/paste-members.tsx'
import { useOrganisations } from '../../parts/use-organisations.ts'
import { newId } from '../../storage/new-id.ts'
import { Page } from '../../ui/page.tsx'
import { navigate } from '../../ui/route.ts'
import { TaskSteps } from '../../ui/task-steps.tsx'

const steps = ['党组织', '党员', '开始使用'] as const

/** After the first start: the organisations, their members, and then the work. Every step may be left for later. */
export function GuideScreen() {
  const [step, setStep] = useState(0)
  const [entered, setEntered] = useState(0)
  const known = useOrganisations()
  const nodes = known === undefined ? [] : flattened(known.tree)
  const branches = nodes.filter(node => branchTypes.includes(node.organisation.type))
  return (
    <Page title="先把档案建起来">
      {step === 0 && (
        <TaskSteps
          steps={steps} current={0} cancel={<Button onClick={() => navigate('organisations')}>以后再填</Button>}
          actions={<Button type="primary" disabled={branches.length === 0} title={branches.length === 0 ? '先建一个党支部' : ''} onClick={() => setStep(1)}>下一步：登记党员</Button>}
        >
          <p>从上级到下级，一个一个填。只管一个支部的，只填这个支部就可以。</p>
          {nodes.length > 0 && <p role="status">✓ 已建 {nodes.length} 个：{nodes.map(node => node.name).join('、')}</p>}
          <GuideForm key={nodes.length} superiorId={newestSuperior(nodes)} />
        </TaskSteps>
      )}
      {step === 1 && (
        <>
          {entered > 0 && <p role="status">已登记 {entered} 名党员。还有别的支部，可以继续粘贴。</p>}
          <PasteMembers key={entered} branchId={branches.length === 1 ? (branches[0]?.organisation.id ?? null) : null} onEntered={count => setEntered(entered + count)} onClose={() => setStep(2)} closeWord={entered > 0 ? '登记完了' : '以后再登记'} />
        </>
      )}
      {step === 2 && (
        <TaskSteps steps={steps} current={2}>
          <Result
            status="success" title="可以开始用了" subTitle={`党组织 ${nodes.length} 个，刚才登记党员 ${entered} 名。以后随时可以补充、更正。`}
            extra={<><Button type="primary" onClick={() => navigate('')}>进入首页</Button><Button onClick={() => navigate('people')}>查看人员</Button></>}
          />
        </TaskSteps>
      )}
    </Page>
  )
}

function GuideForm({ superiorId }: { readonly superiorId: string | null }) {
  const [draftId] = useState(newId)
  return <OrganisationForm draftId={draftId} superiorId={superiorId} firstType={null} onEstablished={() => {}} onClose={() => navigate('organisations')} isInTask />
}

/** The organisation that was made last and may have others below it: ids grow with time. */
function newestSuperior(nodes: readonly OrganisationNode[]): string | null {
  const above = nodes.filter(({ organisation: { type } }) => !branchTypes.includes(type) && type !== 'group' && type !== 'disciplineCommittee')
  return above.map(node => node.organisation.id).toSorted().at(-1) ?? null
}
