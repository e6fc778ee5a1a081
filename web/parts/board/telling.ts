/** What cards, columns and lists of the board say of people and seats. Pure. */
import type { Preference } from '../../../core/application/dossier.ts'
import type { Ground, Person } from '../../../core/plan/ground.ts'
import { waits } from '../../../core/plan/ground.ts'
import { keyOf, type Plan, sameSeat, type Where } from '../../../core/plan/plan.ts'
import type { OnBoard } from '../../../core/plan/questions.ts'
import { seatOf, type WishState, wishAt } from '../../../core/plan/why.ts'
import type { Refusal } from '../../../core/rule.ts'
import { fieldsOf } from '../../json.ts'
import { type Saying, say } from '../../say.ts'
import type { BoardWords } from '../../words/board.ts'
import { quotaWords } from '../../words/quotas.ts'

export type State = 'undecided' | 'staged' | 'saved' | 'done'

export const stateOf = (base: Plan, now: Plan, person: Person): State => {
  if (!waits(person)) return 'done'
  const seat = now.seats[person.id]
  if (!sameSeat(base.seats[person.id], seat)) return 'staged'
  return seat ? 'saved' : 'undecided'
}

export const hostName = (host: string, saying: Saying): string => {
  const found = saying.law?.hosts.hosts.find(one => one.id === host)
  return found ? saying.texts.pick(found.name) : host
}
export const programmeName = ({ host, programme }: Preference, saying: Saying): string => {
  const found = saying.law?.hosts.hosts.find(one => one.id === host)?.programmes.find(one => one.id === programme)
  return found ? saying.texts.pick(found.name) : programme
}
export const seatName = (seat: Preference, saying: Saying): string => `${hostName(seat.host, saying)} · ${programmeName(seat, saying)}`

/** 'Wish 2', or that it is none of the wishes. */
export const wayName = (person: Person, seat: Preference, words: BoardWords): string => {
  const wish = wishAt(person, seat)
  return wish === 0 ? words.outside : words.wish(wish)
}

export const rankName = (rank: number, words: BoardWords): string => (rank === Number.MAX_SAFE_INTEGER ? words.noRank : words.rank(rank))

export const whereName = (where: Where, saying: Saying): string => {
  if ('programme' in where) return seatName(where, saying)
  if ('host' in where) return hostName(where.host, saying)
  const city = saying.law?.hosts.hosts.find(one => one.city.zh === where.city)?.city
  return city ? saying.texts.pick(city) : where.city
}

const nameOfQuota = (code: unknown, saying: Saying): string => {
  const found = saying.law?.policy.placement.quotas?.find(quota => quota.code === code)
  return found ? saying.texts.pick(found.name) : String(code)
}

/** The names of quotas, as a list. */
export const quotaNames = (codes: readonly string[], saying: Saying): readonly string[] => codes.map(code => nameOfQuota(code, saying))

/** What a rule refused, in a sentence; which quota stood in the way, and what a limit was for. */
export const refusalName = ({ rule, found, wants }: Refusal, saying: Saying): string => {
  const said = saying.texts.rule(rule)
  if (rule === 'withinLimits') return `${said}（${String(wants)}）`
  const { quota, counted, free } = fieldsOf(found)
  if (quota === undefined) return said
  const words = quotaWords[saying.texts.language]
  const name = nameOfQuota(quota, saying)
  if (rule === 'minimaAreMet') return words.missed(name, Number(counted), Number(wants))
  return `${said}：${counted === undefined ? words.kept(name, Number(free), Number(wants)) : words.found(name, Number(counted), Number(wants))}`
}

/** Why a wish is not met, in a sentence. */
export const wishReason = (wish: WishState, words: BoardWords, saying: Saying): string => {
  if (wish.is === 'limited') return words.is.limited(wish.limit.why)
  if (wish.is === 'refused') return wish.refusals.map(refusal => refusalName(refusal, saying)).join('；')
  if (wish.is === 'passed') return words.is.passed(wish.seats, wish.after)
  if (wish.is !== 'full') return words.is[wish.is]
  if (wish.decidedBy === 'ticket') return words.is.lot(wish.seats)
  if (wish.decidedBy === 'grassRoots') return words.is.grass(wish.seats)
  return words.is.full(wish.seats, rankName(wish.last.rank, words), rankName(wish.yours.rank, words))
}

export type Filter = {
  readonly q: string
  readonly field: string
  readonly host: string
  readonly onlyFree: boolean
  readonly openTo: string
}
export const noFilter: Filter = { q: '', field: '', host: '', onlyFree: false, openTo: '' }

const holds = (text: string, q: string) => text.toLowerCase().includes(q.trim().toLowerCase())

/** Whether somebody is meant by what was typed and chosen. */
export const isMeant = ({ q, field }: Filter, one: OnBoard, saying: Saying): boolean =>
  (field === '' || one.field === field) &&
  (q.trim() === '' || holds(one.title, q) || (one.employer !== null && holds(saying.texts.pick(one.employer), q)))

/** Programmes as they stand in the columns: those of a host together, in the order of the catalogue. */
export const columnsMeant = (
  ground: Ground,
  filter: Filter,
  isOpen: (key: string) => boolean,
  freeAt: (key: string) => number,
  saying: Saying,
) =>
  [...ground.programmes.values()]
    .filter(seat => {
      const key = keyOf(seat)
      if (filter.host !== '' && seat.host !== filter.host) return false
      if (filter.onlyFree && freeAt(key) <= 0) return false
      return filter.openTo === '' || isOpen(key)
    })
    .filter(seat => filter.q.trim() === '' || !isHostSearch(ground, filter.q, saying) || holds(seatName(seat, saying), filter.q))

/** What is typed looks for a host once one is called so; else it looks for people and leaves the columns alone. */
const isHostSearch = (ground: Ground, q: string, saying: Saying): boolean =>
  [...ground.programmes.values()].some(seat => holds(seatName(seat, saying), q))

export const fieldName = (field: string | null, saying: Saying): string => (field === null ? '' : say(field, saying, 'fieldServed'))

/** Everybody of the board as lines of a list: those who have a seat by their host, then the rest. */
export const linesOf = (ground: Ground, people: readonly OnBoard[], base: Plan, now: Plan) =>
  people
    .flatMap(one => {
      const person = ground.people.get(one.id)
      if (!person) return []
      return [{ one, person, seat: seatOf(now, person), state: stateOf(base, now, person) }]
    })
    .toSorted((a, b) => {
      const [x, y] = [a.seat ? keyOf(a.seat) : '~', b.seat ? keyOf(b.seat) : '~']
      return x < y ? -1 : x > y ? 1 : a.one.rank - b.one.rank
    })
export type Lines = ReturnType<typeof linesOf>
