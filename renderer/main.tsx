import './no-code-from-text.ts'
import { createRoot } from 'react-dom/client'
import './app.css'
import { App } from './app.tsx'
import { cspNonce, machine } from './machine.ts'
import { WindowPlace } from './screens/start/window-place.tsx'
import { connectStorage } from './storage/connection.ts'
import { refuseStrayFiles } from './ui/given-files.ts'

connectStorage(machine)
refuseStrayFiles()
const root = document.getElementById('root')
if (root === null) throw new Error('the page has no root')
createRoot(root).render(<WindowPlace><App nonce={cspNonce()} /></WindowPlace>)
