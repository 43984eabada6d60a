import type { ConfigProviderProps, ThemeConfig } from 'antd'

/** A quiet red: the primary action and the selected navigation entry, nothing else. */
export const primary = '#B3261E'

/** Sizes for a zoom of 1, 1.1, 1.25 or 1.5: everything grows, so the page scrolls rather than blurs. */
export function themeFor(zoom: number): ThemeConfig {
  const px = (n: number) => Math.round(n * zoom * 10) / 10
  return {
    token: {
      colorPrimary: primary, colorInfo: '#4A5568', colorSuccess: '#2E7D32', colorWarning: '#B58100', colorError: primary, colorLink: '#7A1B15',
      borderRadius: 4, fontSize: px(14), lineHeight: 1.57, controlHeight: px(32), sizeUnit: px(4), sizeStep: px(4), colorTextPlaceholder: '#767676',
      fontFamily: "'Microsoft YaHei', 'Source Han Sans SC', 'Noto Sans SC', 'Noto Sans CJK SC', 'SimSun-ExtB', sans-serif", motion: false,
    },
  }
}

/** 确定 never stands alone, and words of two characters stay together. */
export const buttonWords: NonNullable<ConfigProviderProps['button']> = { autoInsertSpace: false }
