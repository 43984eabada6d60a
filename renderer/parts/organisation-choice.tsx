import { TreeSelect } from 'antd'
import type { OrganisationNode } from './organisation-tree.ts'
import { useOrganisationChoice, useOrganisations } from './use-organisations.ts'

/** Which organisation the window shows; remembered. */
export function OrganisationChoice() {
  const [chosen, choose] = useOrganisationChoice()
  const known = useOrganisations()
  if (known === undefined || known.organisations.length === 0) return null
  const isKnown = known.organisations.some(one => one.id === chosen)
  return (
    <TreeSelect
      className="organisation-choice" aria-label="查看的党组织" value={isKnown ? chosen : ''} onChange={choose} treeDefaultExpandAll popupMatchSelectWidth={false}
      showSearch={{ treeNodeFilterProp: 'title' }} treeData={[{ value: '', title: '全部党组织' }, ...known.tree.map(toChoice)]}
    />
  )
}

interface SelectProps {
  readonly value: string | null
  readonly onChange: (id: string | null) => void
  readonly label: string
  /** null = a choice of its own, shown by this word. */
  readonly noneWord?: string
  readonly isOffered?: (node: OrganisationNode) => boolean
  readonly disabled?: boolean
}

/** One organisation out of the tree. Those that are not offered stand there as headings. */
export function OrganisationSelect({ value, onChange, label, noneWord, isOffered = () => true, disabled = false }: SelectProps) {
  const known = useOrganisations()
  const offered = (node: OrganisationNode): object => ({ ...toChoice(node), selectable: isOffered(node), disabled: node.isDissolved && node.organisation.id !== value, children: node.children.map(offered) })
  return (
    <TreeSelect
      aria-label={label} {...(value === null && noneWord === undefined ? {} : { value: value ?? '' })} onChange={(id: string) => onChange(id === '' ? null : id)} disabled={disabled}
      treeDefaultExpandAll popupMatchSelectWidth={false} placeholder="请选择" style={{ width: '100%', maxWidth: 420 }} showSearch={{ treeNodeFilterProp: 'title' }}
      treeData={[...(noneWord === undefined ? [] : [{ value: '', title: noneWord }]), ...(known?.tree ?? []).map(offered)]}
    />
  )
}

function toChoice(node: OrganisationNode): { value: string; title: string; children: object[] } {
  return { value: node.organisation.id, title: node.isDissolved ? `${node.name}（已撤销）` : node.name, children: node.children.map(toChoice) }
}
