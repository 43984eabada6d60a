// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react'
import { Button } from 'antd'
import { expect, test, vi } from 'vitest'
import { type TakenBack, useUndoToast } from '../../../renderer/ui/undo-toast.tsx'
import { giveTheWindowASize, show } from '../../support/window.tsx'

giveTheWindowASize()

function Deleting({ undo }: { undo: () => Promise<TakenBack> }) {
  const { offer } = useUndoToast()
  return <Button onClick={() => offer('已删除 张喆', undo)}>删除</Button>
}

test('says what was done and takes it back on 撤销', async () => {
  const redo = () => Promise.resolve({ text: '已删除 张喆', kept: [] })
  const undo = vi.fn((): Promise<TakenBack> => Promise.resolve({ text: '已删除 张喆', kept: ['人员“李堃”'], redo }))
  show(<Deleting undo={undo} />)
  fireEvent.click(screen.getByText('删除'))
  fireEvent.click(await screen.findByText('撤销'))
  expect(await screen.findByText('已撤销：已删除 张喆。人员“李堃”后来又改过，保持现在的样子。')).toBeTruthy()
  expect(undo).toHaveBeenCalledTimes(1)
  fireEvent.click(await screen.findByText('重做'))
  expect(await screen.findByText('已重做：已删除 张喆')).toBeTruthy()
})

test('says why it could not be taken back', async () => {
  show(<Deleting undo={() => Promise.reject(new Error('磁盘空间不足'))} />)
  fireEvent.click(screen.getByText('删除'))
  fireEvent.click(await screen.findByText('撤销'))
  expect(await screen.findByText('没有撤销：磁盘空间不足')).toBeTruthy()
})
