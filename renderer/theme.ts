import type { ConfigProviderProps, ThemeConfig } from 'antd'

/** A quiet red: the primary action and the selected navigation entry, nothing else. */
const primary = '#B3261E'
/** Everything that is merely chosen or in hand: a focused field must not look like a wrong one. */
const chosen = '#4A5568'

const field = { activeBorderColor: chosen, hoverBorderColor: '#8C8C8C', activeShadow: '0 0 0 2px rgb(74 85 104 / 15%)' }
const box = { colorPrimary: chosen, colorPrimaryHover: '#2D3748', colorPrimaryBorder: chosen }

export const theme: ThemeConfig = {
  token: {
    colorPrimary: primary, colorPrimaryBorder: chosen, colorInfo: chosen, colorInfoBg: '#EDF0F4', colorInfoBorder: '#C5CCD6', colorSuccess: '#2E7D32', colorWarning: '#B58100', colorError: primary, colorLink: '#2C4A6B', colorLinkHover: '#1B3350',
    borderRadius: 4, fontSize: 14, lineHeight: 1.57, controlHeight: 32, colorTextPlaceholder: '#767676', motion: false,
    fontFamily: "'Microsoft YaHei', 'Source Han Sans SC', 'Noto Sans SC', 'Noto Sans CJK SC', 'SimSun-ExtB', sans-serif",
  },
  components: {
    Input: field, InputNumber: field, DatePicker: field,
    Select: { activeBorderColor: chosen, hoverBorderColor: '#8C8C8C', activeOutlineColor: 'rgb(74 85 104 / 15%)', optionSelectedBg: '#EDF0F4' },
    TreeSelect: { nodeSelectedBg: '#EDF0F4' },
    Checkbox: box, Radio: { ...box, buttonSolidCheckedBg: chosen }, Switch: box, Steps: { ...box, colorPrimaryBg: '#EDF0F4', controlItemBgActive: '#EDF0F4' }, Calendar: box, Progress: { defaultColor: chosen }, Segmented: {},
    Button: { defaultHoverColor: '#1F1F1F', defaultHoverBorderColor: '#8C8C8C', defaultActiveColor: '#1F1F1F', defaultActiveBorderColor: '#595959' },
  },
}

/** Words of two characters stay together. */
export const buttonWords: NonNullable<ConfigProviderProps['button']> = { autoInsertSpace: false }
