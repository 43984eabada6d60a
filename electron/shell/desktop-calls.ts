import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import { callNames } from '#shared/contract/contract.ts'
import { failed } from '#shared/contract/outcome.ts'
import { type Served, answer, plain } from '../contract/serve.ts'
import { isOurPage } from './app-protocol.ts'

export const channelPrefix = 'ledger:'

/** One channel a call; only our own page's main frame is answered. */
export function answerWindows(ipcMain: Pick<IpcMain, 'handle'>, served: Served): void {
  for (const call of callNames) {
    ipcMain.handle(channelPrefix + call, (event, input: unknown) => {
      if (isOurWindow(event)) return answer(served, call, input)
      served.log.note(`${call} refused: foreign sender`)
      return failed(plain('bad-request'))
    })
  }
}

function isOurWindow({ sender, senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isOurPage(senderFrame.url)
}
