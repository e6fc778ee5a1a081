/** antd, tuned so that axe finds nothing: contrast of every grey, 16 px type, fingers on phones. */
import type { ThemeConfig } from 'antd'

export const accent = '#1456b8'

export const themeFor = (wide: boolean): ThemeConfig => ({
  token: {
    colorPrimary: accent,
    colorLink: accent,
    // Under the pointer and the finger a link is read too: antd would make it paler.
    colorLinkHover: '#0e3f86',
    colorLinkActive: '#0e3f86',
    colorInfo: accent,
    colorError: '#b3141b',
    colorSuccess: '#1f6b00',
    colorWarning: '#8a4b00',
    colorText: '#1b1f24',
    colorTextSecondary: '#4a4f57',
    colorTextTertiary: '#595f69',
    colorTextDescription: '#595f69',
    colorTextPlaceholder: '#6b7078',
    colorBorder: '#8a9099',
    colorTextDisabled: '#5f656e',
    fontSize: 16,
    borderRadius: 4,
    controlHeight: wide ? 36 : 44,
    fontFamily: "-apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
    motion: false,
  },
})
