import { Button, Modal } from 'antd'
import { orThrow } from '#shared/contract/outcome.ts'
import type { SealedFile } from '#shared/model/dossier/sealed-file.ts'
import { useFolderChoice } from '../../../parts/folder-choice.tsx'
import { machineSide } from '../../../storage/connection.ts'
import { sectionFileBytes } from '../../../storage/section/section-files.ts'
import { useDoing } from '../../../ui/doing.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { useShortcut } from '../../../ui/shortcut.ts'
import { AccessFields } from './access-fields.tsx'
import { useAccess } from './use-access.ts'

interface Props {
  readonly file: SealedFile
  readonly dossierId: string
  /** Whose file: who may not take it. */
  readonly name: string
  readonly onClose: () => void
}

/** A sealed file taken out of the archive: registered first, as everything that leaves. */
export function SaveFile({ file, dossierId, name, onClose }: Props) {
  useShortcut('Escape', () => {}) // the dialog closes itself; the form under it stays
  const access = useAccess([name])
  const { choose, picker } = useFolderChoice()
  const [saving, save] = useDoing(async () => {
    const folder = await choose(`保存附件“${file.name}”`)
    if (folder === null || await access.note('export', [dossierId], file.name) === null) return null
    return orThrow(await machineSide().saveDocument({ folder: folder.token, name: file.name, bytes: await sectionFileBytes(file) })).file
  })
  const saved = saving.kind === 'done' ? saving.value : null
  return (
    <>
      <Modal open={saving.kind !== 'running'} scrollLock={false} title={`另存：${file.name}`} footer={null} width={620} onCancel={onClose}>
        {saved === null
          ? <><AccessFields value={access.value} problems={access.problems} onChange={access.change} /><div className="form-foot"><Button type="primary" onClick={() => void save()}>登记并另存</Button><Button onClick={onClose}>取消</Button></div></>
          : <><p role="status">✓ 已保存：{saved.label}</p><p className="muted">存出去的文件不再加密，请妥善保管、用后清退。</p><div className="form-foot"><Button type="primary" onClick={() => void machineSide().showInFolder({ file: saved.token })}>打开文件夹</Button><Button onClick={onClose}>知道了</Button></div></>}
        {saving.kind === 'failed' && <FailureNotice message={saving.message} detail={saving.detail} />}
      </Modal>
      {picker}
    </>
  )
}
