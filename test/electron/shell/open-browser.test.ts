import { expect, test } from 'vitest'
import { browserArguments } from '../../../electron/shell/open-browser.ts'

const address = 'http://127.0.0.1:47613/#token=abc'

test('the window is one of its own, with a profile of its own', () => {
  const args = browserArguments(address, '/home/clerk/.config/dangwu-ledger', false)
  expect(args).toContain(`--app=${address}`)
  expect(args).toContain('--user-data-dir=/home/clerk/.config/dangwu-ledger/browser')
})

test('the browser itself reaches no network: nothing but this PC resolves, and no proxy is asked', () => {
  const args = browserArguments(address, '/config', false)
  expect(args).toEqual(expect.arrayContaining(['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', '--no-proxy-server', '--disable-background-networking', '--disable-component-update', '--disable-sync']))
})

test('its sandbox stays on, but as root, where it refuses to start', () => {
  expect(browserArguments(address, '/config', false)).not.toContain('--no-sandbox')
  expect(browserArguments(address, '/config', true)).toContain('--no-sandbox')
})
