import { Drawer } from 'antd'

interface Props {
  readonly title: string
  readonly sentences: readonly string[]
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** F1: what this page is for, and the keys. */
export function HelpDrawer({ title, sentences, isOpen, onClose }: Props) {
  return (
    <Drawer mask={false} title={`帮助：${title}`} open={isOpen} onClose={onClose} size={360}>
      {sentences.map(sentence => <p key={sentence}>{sentence}</p>)}
      <h2 className="help-keys">常用按键</h2>
      <dl className="keys">{keys.map(([key, meaning]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{meaning}</dd></div>)}</dl>
    </Drawer>
  )
}

const keys: readonly (readonly [string, string])[] = [
  ['Alt+1…9', '切换左侧栏目'],
  ['Ctrl+K', '到处查找：人员、会议、页面'],
  ['Ctrl+F', '在本页查找'],
  ['Ctrl+N', '新建本页的记录'],
  ['Ctrl+S', '保存，继续编辑'],
  ['Ctrl+Enter', '保存并关闭'],
  ['Ctrl+P', '打印或导出'],
  ['Ctrl+Z', '撤销刚才保存、删除的；再按撤销前一次（在文字框里是撤销打字）'],
  ['↑ ↓ Enter', '在列表中选择、打开'],
  ['Tab、Enter', '到表单的下一栏'],
  ['Esc', '返回'],
  ['Ctrl + 加号、减号', '放大、缩小'],
  ['F1', '本页帮助'],
]
