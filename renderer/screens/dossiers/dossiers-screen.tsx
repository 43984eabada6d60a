import { useState } from 'react'
import type { ScreenProps } from '../../parts/screen.ts'
import { newId } from '../../storage/new-id.ts'
import { ChangeSectionPassword } from './door/change-section-password.tsx'
import { SectionGate } from './door/section-gate.tsx'
import { AccessRegister } from './register/access-register.tsx'
import { DossierRegister } from './register/dossier-register.tsx'
import { PrintAllPage } from './paper/print-all-page.tsx'
import { FindingsPage } from './register/findings-page.tsx'
import { ImportRegisterPage } from './register/import-register-page.tsx'
import { MatrixPage } from './register/matrix-page.tsx'
import { NewDossierPage } from './register/new-dossier-page.tsx'
import { OverAllGate } from './register/over-all-gate.tsx'
import { TemplatePage } from './register/template-page.tsx'
import { DossierFile } from './file/dossier-file.tsx'

/** One registration opens both. */
const overview = '待办与缺项、矩阵'

/** 政治素质档案: the register, one file, and what belongs to all of them; all of it behind its own password. */
export function DossiersScreen({ rest, query }: ScreenProps) {
  const [fresh] = useState(newId)
  return <SectionGate><Inside rest={rest} query={query} fresh={fresh} /></SectionGate>
}

function Inside({ rest: [first, ...rest], query, fresh }: ScreenProps & { readonly fresh: string }) {
  switch (first) {
    case undefined: return <DossierRegister />
    case 'new': return <NewDossierPage key={rest[0] ?? fresh} id={rest[0] ?? fresh} />
    case 'accesses': return <AccessRegister />
    case 'template': return <TemplatePage />
    case 'matrix': return <OverAllGate title="政治素质矩阵" action="view" what={overview}><MatrixPage /></OverAllGate>
    case 'print': return <PrintAllPage />
    case 'findings': return <OverAllGate title="待办与缺项" action="view" what={overview}><FindingsPage /></OverAllGate>
    case 'import': return <OverAllGate title="从表格读入登记册" action="import" what="登记册"><ImportRegisterPage /></OverAllGate>
    case 'password': return <ChangeSectionPassword />
    default: return <DossierFile key={first} id={first} rest={rest} query={query} />
  }
}
