import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import type { StartDecision } from '#shared/archive/start-decision.ts'
import type { Place } from '#shared/contract/contract.ts'
import { useFolderChoice } from '../../parts/folder-choice.tsx'
import { notSecretNotice } from '../../parts/not-secret-notice.ts'
import { RestoreNew } from '../../parts/restore/restore-new.tsx'
import { refusedMarks } from '../../parts/refused-marks.ts'
import { start } from '../../storage/start.ts'
import { useDoing } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { FormRow } from '../../ui/form-row.tsx'

interface Props {
  /** Empty = the program has none to suggest: the clerk chooses. */
  readonly suggestedFolder: string
  readonly onDecision: (decision: StartDecision) => void
  readonly onCreated: () => void
}

/** The first start: what this program is not for, then 新建档案, 打开示例档案 or 从备份恢复. */
export function FirstRunScreen({ suggestedFolder, onDecision, onCreated }: Props) {
  const [isAcknowledged, setAcknowledged] = useState(false)
  const [actor, setActor] = useState('')
  const [unitName, setUnitName] = useState('')
  const [folder, setFolder] = useState<Place | null>(null)
  const [isTried, setTried] = useState(false)
  const [isNoticeMissed, setNoticeMissed] = useState(false)
  const [isRestoring, setRestoring] = useState(false)
  const { choose, picker } = useFolderChoice()
  const [choosing, chooseFolder] = useDoing(async () => setFolder(await choose('选择存放档案的文件夹') ?? folder))
  const [creating, create] = useDoing(async () => {
    onDecision(await start.createArchive({ folder: folder?.token ?? null, unitName: unitName.trim(), actor: actor.trim() }))
    onCreated()
  })
  const [opening, openSample] = useDoing(async () => onDecision(await start.openSample()))

  const shownFolder = folder?.label ?? suggestedFolder
  const marks = refusedMarks({ actor, unitName }, [])
  const problems = { actor: actor.trim() === '' ? '请填写操作人姓名' : marks['actor'] ?? null, unitName: unitName.trim() === '' ? '请填写单位名称' : marks['unitName'] ?? null, folder: shownFolder === '' ? '请选择存放档案的文件夹' : null }
  const isComplete = isAcknowledged && Object.values(problems).every(problem => problem === null)
  const isBusy = creating.kind === 'running' || opening.kind === 'running'
  const shown = (problem: string | null) => (isTried ? problem : null)
  const submit = () => {
    setTried(true)
    if (isComplete) void create()
  }
  /** The sample needs no name and no folder, only the notice. */
  const trySample = () => {
    if (isAcknowledged) void openSample()
    else setNoticeMissed(true)
  }
  if (isRestoring) return (
    <main className="start">
      <section className="start-sheet wide" aria-label="从备份恢复"><div className="product-name">党务台账</div><h1>从备份恢复</h1><RestoreNew suggestedFolder={suggestedFolder} onDecision={onDecision} onClose={() => setRestoring(false)} /></section>
    </main>
  )
  return (
    <main className="start">
      <section className="start-sheet" aria-label="首次使用">
        <div className="product-name">党务台账</div>
        <h1>首次使用</h1>
        <div className="notice">
          <p>{notSecretNotice}</p>
          <Checkbox checked={isAcknowledged} onChange={event => setAcknowledged(event.target.checked)}>我已知道：不在本软件中录入国家秘密</Checkbox>
          {(isTried || isNoticeMissed) && !isAcknowledged && <div className="field-problem" role="alert">请先阅读并勾选上面一行</div>}
        </div>
        <form className="first-run-form" onSubmit={event => { event.preventDefault(); submit() }}>
          <FormRow label="操作人" required problem={shown(problems.actor)} help="每次保存都会记下是谁保存的。换人接手时，在“设置”里修改。">
            <Input aria-label="操作人" autoFocus value={actor} placeholder="您的姓名" onChange={event => setActor(event.target.value)} />
          </FormRow>
          <FormRow label="单位名称" required problem={shown(problems.unitName)} help="本机关、本单位的全称，印在台账和封面上，以后可以改。">
            <Input aria-label="单位名称" value={unitName} placeholder="如 某某市档案服务中心" onChange={event => setUnitName(event.target.value)} />
          </FormRow>
          <FormRow label="数据文件夹" problem={shown(problems.folder)} help="档案全部放在这个文件夹里。不要放在 U 盘上，也不要放在桌面。">
            <div className="field-line">
              <span className="folder-path">{shownFolder === '' ? '还没有选择' : shownFolder}</span>
              <Button size="small" onClick={() => void chooseFolder()}>更改</Button>
            </div>
          </FormRow>
          {[choosing, creating, opening].map((doing, i) => doing.kind === 'failed' && <FailureNotice key={i} message={doing.message} detail={doing.detail} />)}
          <div className="start-actions">
            <Button type="primary" htmlType="submit" loading={creating.kind === 'running'} disabled={isBusy}>新建档案</Button>
            <Button loading={opening.kind === 'running'} disabled={isBusy} onClick={trySample}>打开示例档案</Button>
            <Button disabled={isBusy} onClick={() => setRestoring(true)}>从备份恢复</Button>
            <span className="muted">换了电脑、以前有备份的，选“从备份恢复”。示例档案全是虚构的，可以随便试，不影响您自己的档案。</span>
          </div>
        </form>
        {picker}
      </section>
    </main>
  )
}
