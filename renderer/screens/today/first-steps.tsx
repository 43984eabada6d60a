import { Button } from 'antd'
import { navigate } from '../../ui/route.ts'

/** An archive with nothing in it yet: what to do first. */
export function FirstSteps() {
  return (
    <section className="first-steps" aria-label="第一步">
      <h2>档案已建好，还差三步</h2>
      <ol>
        <li>成立党组织：本单位的机关党委、党总支、党支部。</li>
        <li>登记党员：可以从 Excel 名册成批粘贴。</li>
        <li>记录会议：名册自动带出，缺谁勾谁，台账自动生成。</li>
      </ol>
      <Button type="primary" onClick={() => navigate('guide')}>开始第一步</Button>
    </section>
  )
}
