import { expect, test } from 'vitest'
import { binderFrame } from '#shared/binder/binder-front.ts'
import { day } from '../../support/builders.ts'
import { anOrder } from './a-binder.ts'

const order = anOrder({ kind: 'one', id: 'x' })
const root = { name: '办公室党支部', fullName: '中共云岭市文化和档案局办公室支部委员会' }
const frame = binderFrame({ order, root, unit: '云岭市文化和档案局', madeOn: day('2026-11-22'), paper: { margins: null } })

test('cover: name, period, organisation, unit, day, and that it is internal', () => {
  expect(frame.front([]).sections[0]?.blocks).toEqual([{
    type: 'cover', title: '年度党建检查材料', subtitle: '2026年', lines: ['中共云岭市文化和档案局办公室支部委员会', '单位：云岭市文化和档案局', '2026年11月22日', '内部资料　注意保管'],
  }])
})

test('contents: the entries as they are given', () => {
  const entries = [{ text: '党员花名册', level: 1, page: 3 }] as const
  expect(frame.front(entries).sections[1]?.blocks).toEqual([{ type: 'contents', title: '目　录', entries }])
})

test('metadata: title with organisation and period, the unit or else the organisation, the day', () => {
  expect(frame).toMatchObject({ title: '年度党建检查材料：中共云岭市文化和档案局办公室支部委员会 2026年', unit: '云岭市文化和档案局', madeOn: '2026-11-22', numbering: 'pageOfPages' })
  expect(binderFrame({ order, root, unit: '', madeOn: day('2026-11-22'), paper: { margins: null } }).unit).toBe(root.fullName)
})

test('cover and contents have the margins of the unit', () => {
  const margins = { top: 30, right: 20, bottom: 30, left: 35 }
  const own = binderFrame({ order, root, unit: '', madeOn: day('2026-11-22'), paper: { margins } })
  expect(own.front([]).sections.map(({ page }) => page.margin)).toEqual([margins, margins])
})
