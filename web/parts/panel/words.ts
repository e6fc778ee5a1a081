/** The words of the panel in the chosen language, and how points are written. */
import { useLanguage } from '../../settings.ts'
import { type PanelWords, panelWords } from '../../words/panel.ts'

export const usePanelWords = (): PanelWords => panelWords[useLanguage()]

/** 7467 hundredths are 74.67. */
export const pointsOf = (hundredths: number): string => (hundredths / 100).toFixed(2)
