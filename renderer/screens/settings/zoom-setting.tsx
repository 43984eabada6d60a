import { Radio } from 'antd'
import { FormRow } from '../../ui/form-row.tsx'
import { useZoom, zooms } from '../../ui/zoom.ts'
import { SettingSheet } from './setting-sheet.tsx'

export function ZoomSetting() {
  const [zoom, setZoom] = useZoom()
  return (
    <SettingSheet title="显示">
      <FormRow label="显示大小" help="也可以按 Ctrl 和加号、减号。只影响这台电脑。">
        <Radio.Group aria-label="显示大小" optionType="button" value={zoom} onChange={event => setZoom(Number(event.target.value))} options={zooms.map(value => ({ value, label: `${Math.round(value * 100)}%` }))} />
      </FormRow>
    </SettingSheet>
  )
}
