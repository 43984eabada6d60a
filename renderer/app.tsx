import { App as AntApp, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { type ReactNode, useEffect } from 'react'
import { FirstRunScreen } from './screens/first-run/first-run-screen.tsx'
import { StartGate } from './screens/start/start-gate.tsx'
import { buttonWords, theme } from './theme.ts'
import { navigate } from './ui/route.ts'
import { useZoom, useZoomKeys } from './ui/zoom.ts'
import { Workspace } from './workspace.tsx'

/** The whole window; `nonce` is what the page's policy asks of its style elements. */
export function App({ nonce }: { readonly nonce: string }) {
  return (
    <Look nonce={nonce}>
      <StartGate firstRun={(suggestedFolder, onDecision) => <FirstRunScreen suggestedFolder={suggestedFolder} onDecision={onDecision} onCreated={() => navigate('guide')} />}>
        {(open, onDecision) => <Workspace open={open} onDecision={onDecision} />}
      </StartGate>
    </Look>
  )
}

/** Language, theme and zoom of everything inside. */
export function Look({ nonce, children }: { readonly nonce: string; readonly children: ReactNode }) {
  const [zoom] = useZoom()
  useZoomKeys()
  useEffect(() => { document.documentElement.style.zoom = String(zoom) }, [zoom])
  return (
    <ConfigProvider locale={zhCN} theme={theme} csp={{ nonce }} button={buttonWords}>
      <AntApp className="app">{children}</AntApp>
    </ConfigProvider>
  )
}
