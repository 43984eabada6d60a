import { type ReactNode, useState } from 'react'
import { ChoosePassword } from './choose-password.tsx'
import type { PasswordWays } from './password-steps.ts'
import { PrintedKey } from './printed-key.tsx'
import { TypeBack } from './type-back.tsx'

interface Props {
  readonly ways: PasswordWays
  readonly cancel: ReactNode
  readonly onConfirmed: () => void
}

type Stage = { readonly kind: 'choose' } | { readonly kind: 'print' | 'typeBack'; readonly recoveryKey: string }

/** A new password, its printed second key, and that key typed back: only then is anything in force. */
export function NewPassword({ ways, cancel, onConfirmed }: Props) {
  const [stage, setStage] = useState<Stage>({ kind: 'choose' })
  switch (stage.kind) {
    case 'choose': return <ChoosePassword ways={ways} cancel={cancel} onChosen={recoveryKey => setStage({ kind: 'print', recoveryKey })} />
    case 'print': return <PrintedKey of={ways.of} recoveryKey={stage.recoveryKey} cancel={cancel} onPrinted={() => setStage({ ...stage, kind: 'typeBack' })} />
    case 'typeBack': return <TypeBack recoveryKey={stage.recoveryKey} confirm={ways.confirm} cancel={cancel} onBack={() => setStage({ ...stage, kind: 'print' })} onConfirmed={onConfirmed} />
  }
}
