/** What of a form may be changed now, and what somebody said of it when it came back. */
import { createContext, useContext } from 'react'
import { isOpened, openedBy } from '../../../core/application/opened.ts'
import type { Saying } from '../../say.ts'
import { formWords } from '../../words/form.ts'

export type Correction = { readonly field: string; readonly reason: string }
/** `corrections` is missing while the whole form is open. */
export type Opening = {
  readonly corrections: readonly Correction[] | undefined
  readonly due: string | undefined
  readonly round?: string | undefined
  /** Somebody fills in for the person, who signs on paper. */
  readonly helping?: boolean
}

const whole: Opening = { corrections: undefined, due: undefined }
export const OpeningContext = createContext<Opening>(whole)

export const opensAt = ({ corrections }: Opening, place: string): boolean =>
  corrections === undefined || isOpened(openedBy(corrections.map(({ field }) => field)), place)

/** Whether any place of a section is open. */
export const opensIn = ({ corrections }: Opening, section: string): boolean =>
  corrections === undefined || openedBy(corrections.map(({ field }) => field)).some(field => field.split('.')[0] === section)

export const useOpens = (place: string): boolean => opensAt(useContext(OpeningContext), place)

/** The reason stands at the part that came back, with the day until which it can be corrected. */
export function Reason({ place, saying }: { readonly place: string; readonly saying: Saying }) {
  const { corrections = [], due } = useContext(OpeningContext)
  const here = corrections.filter(({ field }) => field === place)
  if (here.length === 0) return null
  return (
    <div className="saying warn returned" id={`returned-${place}`}>
      {here.map(({ reason }) => (
        <p key={reason}>{reason}</p>
      ))}
      {due !== undefined && <p className="small">{formWords[saying.texts.language].until(due)}</p>}
    </div>
  )
}
