// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { TaskSteps } from '../../../renderer/ui/task-steps.tsx'
import { giveTheWindowASize, show } from '../../support/window.tsx'

giveTheWindowASize()

function TwoSteps() {
  const [current, setCurrent] = useState(0)
  return <TaskSteps steps={['一', '二']} current={current} actions={<button type="button" onClick={() => setCurrent(1)}>下一步</button>}>{current === 0 ? <input aria-label="第一步" autoFocus /> : <input aria-label="第二步" />}</TaskSteps>
}

test('a new step takes the focus, so that Enter on its button is not pressed twice; a field that took it itself keeps it', () => {
  show(<TwoSteps />)
  expect(document.activeElement).toBe(screen.getByLabelText('第一步'))
  const next = screen.getByText('下一步')
  next.focus()
  fireEvent.click(next)
  expect(document.activeElement?.contains(screen.getByLabelText('第二步'))).toBe(true)
  expect(document.activeElement).not.toBe(document.body)
})
