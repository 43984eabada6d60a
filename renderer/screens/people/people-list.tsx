import { PlusOutlined, SnippetsOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useDeferredValue, useMemo, useState } from 'react'
import { memberType, membershipLabels } from '#shared/model/membership.ts'
import { personLabels, sex } from '#shared/model/person.ts'
import { chineseOrder } from '../../parts/organisation-tree.ts'
import { useToday } from '../../parts/today.ts'
import { useOrganisationInView, useOrganisations } from '../../parts/use-organisations.ts'
import { membershipRepository } from '../../storage/membership-repository.ts'
import { personRepository } from '../../storage/person-repository.ts'
import { postRepository } from '../../storage/post-repository.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { type ListColumn, ListTable } from '../../ui/list-table.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate } from '../../ui/route.ts'
import { SearchBox } from '../../ui/search-box.tsx'
import { useShortcut } from '../../ui/shortcut.ts'
import { KeptDrafts } from './kept-drafts.tsx'
import { matchingRows, type PeopleFilter, type PersonRow, personRows } from './people-rows.ts'

/** Everybody of the archive, ten thousand of them too. */
export function PeopleList() {
  const [filter, setFilter] = useState<Omit<PeopleFilter, 'organisationIds'>>({ typed: '', standing: 'member', type: 'all' })
  const { ids } = useOrganisationInView()
  const rows = usePersonRows()
  const asked = useDeferredValue(filter)
  const shown = useMemo(() => (rows === undefined ? undefined : matchingRows(rows, { ...asked, organisationIds: ids })), [rows, asked, ids])
  const total = useMemo(() => (rows === undefined ? 0 : matchingRows(rows, { ...everybody, organisationIds: ids }).length), [rows, ids])
  const add = () => navigate('people', ['new'])
  useShortcut('Ctrl+N', add)
  const set = (some: Partial<typeof filter>) => setFilter({ ...filter, ...some })
  return (
    <Page
      title="人员" count={shown === undefined ? undefined : shown.length === total ? `共 ${total} 人` : `共 ${total} 人，筛出 ${shown.length} 人`}
      actions={(
        <>
          <Button icon={<SnippetsOutlined />} onClick={() => navigate('people', ['many'])}>成批登记</Button>
          <Button type="primary" icon={<PlusOutlined />} onClick={add} title="Ctrl+N">登记人员</Button>
        </>
      )}
      filters={(
        <>
          <Select aria-label="状态" value={filter.standing} options={standingOptions} onChange={standing => set({ standing })} popupMatchSelectWidth={false} />
          <Select aria-label="人员类别" value={filter.type} options={typeOptions} onChange={type => set({ type })} popupMatchSelectWidth={false} />
          <SearchBox label="查找姓名、拼音首字母、职务" value={filter.typed} onChange={typed => set({ typed })} />
        </>
      )}
    >
      <KeptDrafts />
      {shown === undefined ? <Loading /> : (
        <ListTable
          name="people" label="人员" rows={shown} rowId={row => row.person.id} columns={columns} onOpen={row => navigate('people', [row.person.id])}
          empty={total === 0
            ? <EmptyState text="这里放党员和其他人员。最快的办法是从 Excel 或 WPS 表格复制名册，一次登记。"><Button onClick={() => navigate('people', ['many'])}>成批登记</Button></EmptyState>
            : <EmptyState text="没有符合条件的人。"><Button onClick={() => setFilter(everybody)}>显示全部 {total} 人</Button></EmptyState>}
        />
      )}
    </Page>
  )
}

const everybody = { typed: '', standing: 'all', type: 'all' } as const

function usePersonRows(): readonly PersonRow[] | undefined {
  const today = useToday()
  const people = useLiveQuery(personRepository.all, [])
  const memberships = useLiveQuery(membershipRepository.all, [])
  const posts = useLiveQuery(postRepository.all, [])
  const known = useOrganisations()
  return useMemo(() => {
    if (people === undefined || memberships === undefined || posts === undefined || known === undefined) return undefined
    return personRows(people, memberships, posts, known.facts, today)
  }, [people, memberships, posts, known, today])
}

const standingOptions: { value: PeopleFilter['standing']; label: string }[] = [
  { value: 'member', label: '在册党员' }, { value: 'left', label: '已转出' }, { value: 'other', label: '非党员' }, { value: 'all', label: '全部人员' },
]
const typeOptions = [{ value: 'all' as const, label: '正式和预备' }, ...memberType.keys.map(value => ({ value, label: memberType.labels[value] }))]

const byText = (text: (row: PersonRow) => string) => (a: PersonRow, b: PersonRow) => chineseOrder(text(a), text(b))

const columns: readonly ListColumn<PersonRow>[] = [
  { key: 'name', title: personLabels.name, width: 110, cell: row => row.person.name, compare: byText(row => row.person.name) },
  { key: 'sex', title: personLabels.sex, width: 60, cell: row => (row.person.sex === '1' || row.person.sex === '2' ? sex.labels[row.person.sex] : '') },
  { key: 'birth', title: personLabels.birth, width: 110, cell: row => (row.person.birth ?? '').slice(0, 7).replace('-', '.'), compare: byText(row => row.person.birth ?? '') },
  { key: 'branch', title: membershipLabels.organisationId, width: 150, grow: true, cell: row => row.branchName, compare: byText(row => row.branchName) },
  { key: 'memberType', title: membershipLabels.memberType, width: 100, cell: row => row.typeWord, compare: byText(row => row.typeWord) },
  { key: 'posts', title: '党内职务', width: 120, cell: row => row.posts },
  { key: 'unitPost', title: personLabels.unitPost, width: 130, cell: row => row.person.unitPost },
  { key: 'joinedOn', title: membershipLabels.joinedOn, width: 110, cell: row => (row.membership?.joinedOn ?? '').replaceAll('-', '.'), compare: byText(row => row.membership?.joinedOn ?? '') },
  { key: 'fullOn', title: membershipLabels.fullOn, width: 110, cell: row => (row.membership?.fullOn ?? '').replaceAll('-', '.'), hiddenAtFirst: true },
  { key: 'phone', title: personLabels.phone, width: 130, cell: row => maskedPhone(row.person.phone), hiddenAtFirst: true },
  { key: 'isRetired', title: personLabels.isRetired, width: 80, cell: row => (row.person.isRetired ? '是' : ''), hiddenAtFirst: true },
  { key: 'pinyinInitials', title: personLabels.pinyinInitials, width: 100, cell: row => row.person.pinyinInitials, hiddenAtFirst: true },
]

/** 138****5678: phone numbers are shown in full on the person's own sheet only (domain.md E.4). */
export function maskedPhone(phone: string): string {
  return phone.length < 8 ? phone : `${phone.slice(0, 3)}****${phone.slice(-4)}`
}
