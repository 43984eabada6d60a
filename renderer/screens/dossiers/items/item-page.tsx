import { Button } from 'antd'
import { useState } from 'react'
import type { Dossier } from '#shared/model/dossier/dossier.ts'
import type { Stored } from '#shared/model/record.ts'
import { useDraftForm } from '../../../parts/draft-form.ts'
import { type FieldProblems, problemsOf, useUnreadFields } from '../../../parts/field-problems.ts'
import { FormFoot, RestoredDraft } from '../../../parts/form-foot.tsx'
import { useRefusedMarks } from '../../../parts/refused-marks.ts'
import { useToday } from '../../../parts/today.ts'
import { sectionDraftRepository } from '../../../storage/section/section-draft-repository.ts'
import { sectionRepository } from '../../../storage/section/section-repository.ts'
import { undoable } from '../../../storage/undo.ts'
import { useDoing } from '../../../ui/doing.ts'
import { focusField } from '../../../ui/form-row.tsx'
import { FormSheet } from '../../../ui/form-sheet.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Page } from '../../../ui/page.tsx'
import { navigate } from '../../../ui/route.ts'
import type { OpenedDossier } from '../../../workers/section/section-protocol.ts'
import type { AnyItemKind, ItemKind, ItemList, ItemOf } from './item-kind.ts'

interface Props {
  readonly opened: OpenedDossier
  readonly id: string
  readonly kind: AnyItemKind
  readonly query: Readonly<Record<string, string>>
}

/** One thing in a file, new or as it stands: an entry, an evaluation, an appraisal, a check-up, a sanction. */
export function ItemPage({ opened, id, kind, query }: Props) {
  const own = kind as unknown as ItemKind<ItemList> // each kind's fields and lists fit one another; which one it is doesn't matter from here on
  return <Editor opened={opened} id={id} kind={own} query={query} />
}

function Editor({ opened, id, kind, query }: Omit<Props, 'kind'> & { readonly kind: ItemKind<ItemList> }) {
  const { dossier, name } = opened
  const today = useToday()
  const marksIn = useRefusedMarks()
  const { unread, tell } = useUnreadFields()
  const [isTried, setTried] = useState(false)
  const present = itemsOf(dossier, kind.list).find(item => item.id === id) ?? null
  const ofFile = (item: ItemOf<ItemList>): InHand => ({ ...item, dossierId: dossier.id })
  const [first] = useState(ofFile(present ?? kind.empty(id, opened, today, query)))
  const form = useDraftForm<InHand>(`dossier-${kind.path}`, id, first, content => {
    const kept = kind.draft.safeParse(content)
    return kept.success ? ofFile(kept.data) : null
  }, sectionDraftRepository)
  const [saving, save] = useDoing(async (item: ItemOf<ItemList>, then: 'closes' | 'stays') => {
    await sectionRepository.recordDossier(withItem(dossier, kind.list, item))
    await form?.discard()
    if (then === 'closes') navigate('dossiers', [dossier.id])
  })
  const [removing, remove] = useDoing(async () => {
    const seq = await sectionRepository.recordDossier(withoutItem(dossier, kind.list, id))
    await form?.discard()
    navigate('dossiers', [dossier.id])
    undoable(`已删除${kind.word}`, seq)
  })
  const title = `${name}：${kind.word}`
  if (form === undefined) return <Page title={title}><Loading /></Page>
  const { value, change } = form
  const problemsNow = (): FieldProblems => {
    const parsed = kind.schema.safeParse(value)
    return { ...(parsed.success ? {} : problemsOf(parsed.error)), ...kind.missing(value, opened), ...marksIn(value), ...unread }
  }
  const problems = isTried ? problemsNow() : unread
  const submit = (then: 'closes' | 'stays') => {
    setTried(true)
    const [wrong] = Object.keys(problemsNow())
    if (wrong === undefined) void save(kind.schema.parse(value), then)
    else focusField(wrong)
  }
  const leave = () => void form.flush().then(() => navigate('dossiers', [dossier.id]))
  return (
    <Page title={title} actions={present !== null && <Button loading={removing.kind === 'running'} onClick={() => void remove()}>删除</Button>}>
      <FormSheet onSave={() => submit('stays')} onSaveAndClose={() => submit('closes')} onClose={leave}>
        <RestoredDraft form={form} isNew={present === null} />
        <kind.Fields value={value} change={change} problems={problems} tell={tell} opened={opened} />
        <FormFoot verb={`保存${kind.word}`} saving={saving} removing={removing} draftText={form.draftText} onSave={() => submit('closes')} onStay={() => submit('stays')} onLeave={leave} />
      </FormSheet>
    </Page>
  )
}

/** What is typed, and in which file: a draft of a new thing is found again by it. */
type InHand = ItemOf<ItemList> & { readonly dossierId: string }

function itemsOf(dossier: Dossier, list: ItemList): readonly ItemOf<ItemList>[] {
  return dossier[list]
}

/** In its place where it stood already, else behind the others. */
function withItem(dossier: Stored<Dossier>, list: ItemList, item: ItemOf<ItemList>): Stored<Dossier> {
  const items = itemsOf(dossier, list)
  return { ...dossier, [list]: items.some(({ id }) => id === item.id) ? items.map(one => (one.id === item.id ? item : one)) : [...items, item] }
}

function withoutItem(dossier: Stored<Dossier>, list: ItemList, id: string): Stored<Dossier> {
  return { ...dossier, [list]: itemsOf(dossier, list).filter(one => one.id !== id) }
}
