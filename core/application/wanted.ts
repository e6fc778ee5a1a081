/** What annex 2 wants beyond the shape of the form, and the gaps in a history. Pure; the same on the page and at the door. */
import { isPartyMember } from '../standards/political-status.ts'

type Loose = { readonly [key: string]: unknown }
/** A whole form, or as much of one as there is. */
export type Asked = { readonly identity?: Loose; readonly title?: Loose; readonly request?: Loose }

const none: Loose = {}
const hasAny = (list: unknown) => Array.isArray(list) && list.length > 0

/** The places that somebody still has to fill in, by their path. A form of an older version of this system may lack them. */
export const stillWanted = ({ identity = none, title = none, request = none }: Asked): readonly string[] => [
  ...(identity.photo === undefined ? ['identity.photo'] : []),
  ...(identity.workingSince === undefined ? ['identity.workingSince'] : []),
  ...(isPartyMember(String(identity.politicalStatus)) && identity.joinedPartyIn === undefined ? ['identity.joinedPartyIn'] : []),
  ...(title.level !== undefined && title.level !== 'none' && title.obtainedIn === undefined ? ['title.obtainedIn'] : []),
  ...(request.willing === true && !hasAny(request.scope) ? ['request.scope'] : []),
]

type Period = { readonly from: string; readonly to?: string | undefined }
/** Months of which a history says nothing, 'YYYY-MM' each, both ends belonging to the gap. */
export type Gap = { readonly from: string; readonly to: string }

const count = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
const monthOf = (n: number) => `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`

/** A month or two between school and work is no gap. */
const shortest = 3

/** The gaps of at least three months between periods, up to a month. Nobody is refused for one: a person says what they did. */
export const gapsIn = (history: readonly Period[], until: string): readonly Gap[] => {
  const periods = history
    .map(({ from, to }) => ({ from: count(from), to: to === undefined ? count(until) : count(to) }))
    .sort((a, b) => a.from - b.from)
  const gaps: Gap[] = []
  let told = periods[0]?.from
  for (const { from, to } of periods) {
    if (told !== undefined && from - told > shortest) gaps.push({ from: monthOf(told + 1), to: monthOf(from - 1) })
    told = Math.max(told ?? to, to)
  }
  return gaps
}
