// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react'
import { Button } from 'antd'
import { expect, test, vi } from 'vitest'
import { useUndoToast } from '../../../renderer/ui/undo-toast.tsx'
import { giveTheWindowASize, show } from '../../support/window.tsx'

giveTheWindowASize()

function Deleting({ undo }: { undo: () => Promise<void> }) {
  const say = useUndoToast()
  return <Button onClick={() => say('已删除 张喆', undo)}>删除</Button>
}

test('says what was done and takes it back on 撤销', async () => {
  const undo = vi.fn(() => Promise.resolve())
  show(<Deleting undo={undo} />)
  fireEvent.click(screen.getByText('删除'))
  fireEvent.click(await screen.findByText('撤销'))
  expect(await screen.findByText('已撤销：已删除 张喆')).toBeTruthy()
  expect(undo).toHaveBeenCalledTimes(1)
})

test('says why it could not be taken back', async () => {
  show(<Deleting undo={() => Promise.reject(new Error('磁盘空间不足'))} />)
  fireEvent.click(screen.getByText('删除'))
  fireEvent.click(await screen.findByText('撤销'))
  expect(await screen.findByText('没有撤销：磁盘空间不足')).toBeTruthy()
})
