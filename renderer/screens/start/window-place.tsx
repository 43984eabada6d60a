import { type ReactNode, useEffect, useRef, useState } from 'react'
import { failures } from '#shared/contract/outcome.ts'
import { holdPlace } from '../../machine.ts'
import { StartSheet } from './start-sheet.tsx'

/** `refused`: the line never came about, so nothing was typed yet: the address lacks its token. */
type Place = Parameters<Parameters<typeof holdPlace>[0]>[0] | 'asking' | 'refused'

/** One window at a time: this one works only while the place is its own. The children keep their place in the tree, so that a lost line loses no text. */
export function WindowPlace({ children }: { readonly children: ReactNode }) {
  const [place, setPlace] = useState<Place>('asking')
  const isAsked = useRef(false)
  useEffect(() => {
    if (isAsked.current) return
    isAsked.current = true
    void holdPlace(news => {
      if (news === 'show') window.focus()
      else setPlace(before => (news === 'gone' && before === 'asking' ? 'refused' : news))
      if (news === 'elsewhere') window.close() // a browser lets a window close itself only if the program opened it
    })
  }, [])
  switch (place) {
    case 'asking': return null
    case 'held':
    case 'show': return <Over sentence={null}>{children}</Over>
    case 'elsewhere': return <StartSheet title="档案已在另一个窗口打开" sentences={['为了不互相覆盖，同一时间只用一个窗口。请回到已经打开的窗口，并关闭本窗口。', '档案没有受影响。']} />
    case 'refused': return <StartSheet title="没有打开档案" sentences={[failures['wrong-address']]} />
    case 'ending': return <Over sentence="程序已退出，显示过“已保存”的内容都在。请关闭本窗口；要继续使用，请重新启动程序。">{children}</Over>
    case 'gone': return <Over sentence="与本机程序的联系中断了。显示过“已保存”的内容都在；没有保存的内容还在下面，可以复制出来，再重新启动程序。">{children}</Over>
  }
}

/** What is typed stays on the screen, under the sentence. */
function Over({ sentence, children }: { readonly sentence: string | null; readonly children: ReactNode }) {
  return <div className="over">{sentence !== null && <div className="over-sentence" role="alert">{sentence}</div>}<div className="over-rest">{children}</div></div>
}
