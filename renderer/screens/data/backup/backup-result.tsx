import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { ResultOf } from '#shared/contract/work.ts'
import { instantText } from '../../../parts/instant-text.ts'
import { sizeText } from '../../../parts/size-text.ts'
import { useDrives } from '../../../parts/use-drives.ts'
import { machineSide } from '../../../storage/connection.ts'
import { useDoing } from '../../../ui/doing.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { TaskResult } from '../../../ui/task-result.tsx'

/** What was written and checked, where it is, and what to do with the stick now. */
export function BackupResult({ result, onClose }: { readonly result: ResultOf<'backup'>; readonly onClose: () => void }) {
  const { drives } = useDrives()
  const isOnStick = drives?.find(drive => result.label.startsWith(drive.place.label))?.kind !== 'fixed'
  const [showing, show] = useDoing(async () => { await machineSide().showInFolder({ file: result.place.token }) })
  return (
    <TaskResult
      title={`备份完成：${result.label}`} subtitle={`${instantText(result.verifiedAt)} 写完，并从头到尾读回核对过。`}
      actions={<><Button type="primary" onClick={onClose}>知道了</Button><Button onClick={() => void show()}>打开文件夹</Button></>}
    >
      {result.warnings.map(warning => <FailureNotice key={warning} kind="warning" message={warning} />)}
      <dl className="facts">
        <Fact label="写了什么">全部记录 {result.records} 条、附件 {result.files} 个，记到第 {result.seq} 次保存</Fact>
        <Fact label="这次写入">{sizeText(result.writtenBytes)}，{result.sharedPacks === 0 ? '全部是新写的' : `其余 ${result.sharedPacks} 个数据包以前已在上面，不重复写`}</Fact>
        <Fact label="核对">{result.sharedReadAt === null ? '每个文件都已读回核对' : `新写的都已读回核对；以前的数据包最早一次在 ${instantText(result.sharedReadAt)} 读过`}</Fact>
        <Fact label="放在">{result.place.label}</Fact>
      </dl>
      {showing.kind === 'failed' && <FailureNotice message={showing.message} detail={showing.detail} />}
      {isOnStick ? <EjectAdvice /> : <p><span className="level orange">‼</span> 这份备份不在 U 盘上：这台电脑丢失或损坏时，它会一起没有。请再备份一份到 U 盘。</p>}
    </TaskResult>
  )
}

function EjectAdvice() {
  return (
    <>
      <p><strong>可以安全弹出。</strong>Windows：点任务栏右下角的 U 盘图标，选“弹出”。统信 UOS、麒麟：在文件管理器左侧点 U 盘旁的弹出按钮。等提示可以拔出后再拔。</p>
      <p className="muted">下次插上这个 U 盘时请“复验”一遍：拔插之后再读一次，才能确定真的写进了 U 盘。备份最好放两个 U 盘轮流用，其中一个不放在办公室。</p>
    </>
  )
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return <div><dt>{label}</dt><dd>{children}</dd></div>
}
