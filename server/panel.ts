/** The panel around the catalogue: who may be asked, what conflicts are computed from, and the scores, opened where their result is decided. */
import { Form } from '../core/application/form.ts'
import type { Facts, PanelLaid, SeatRole } from '../core/facts.ts'
import { type Expert, type FileAtIssue, unitsIn } from '../core/review/conflicts.ts'
import { type Asked, blank, type Review, sitting } from '../core/review/dossier.ts'
import type { Scored } from '../core/review/result.ts'
import type { Query } from './database.ts'
import { findForm, findSealed } from './form-record.ts'
import type { House } from './house.ts'
import { findAbout } from './objections.ts'
import type { Request } from './perform.ts'
import { partIn } from './reading.ts'
import { isRestricted } from './restricted.ts'
import { placeOf } from './seal.ts'

type ExpertRead = {
  readonly account: string
  readonly name: string
  readonly person: string | null
  readonly works_at: string | null
  readonly seats: readonly { readonly role: SeatRole; readonly organisation: string }[]
}

/** Everybody who holds an expert's seat of the office on a day, with all their seats. */
const expertsText = `
select a.id as account, a.zh as name, a.person, string_agg(distinct e.works_at, ';') as works_at,
  (select json_agg(json_build_object('role', s.role, 'organisation', s.organisation)) from seat s
    where s.account = a.id and s.from_day <= $2 and $2 <= s.to_day) as seats
from seat e join account a on a.id = e.account
where e.role = 'expert' and e.organisation = $1 and e.acting_for is null and e.from_day <= $2 and $2 <= e.to_day and not a.disabled
group by a.id order by a.id`

export const readExperts = async (query: Query, office: string, today: string): Promise<readonly Expert[]> => {
  const rows = await query<ExpertRead>(expertsText, [office, today])
  return rows.map(({ account, name, person, works_at, seats }) => ({
    ...{ account, name, seats },
    ...(person !== null && { person }),
    worksAt: unitsIn(works_at ?? ''),
  }))
}

type AboutFile = { readonly person?: string | undefined; readonly employer?: string | undefined; readonly body?: string | undefined }
const employerText = 'select zh from organisation where id = $1'

/** The form as it was handed in; undefined where it was erased. */
export const openHandedIn = async ({ seals }: House, query: Query, id: string) => {
  const record = await findForm(query, id, 'handedIn')
  return record && Form.safeParse(seals.open(placeOf('application', id, 'form', record.n), record.sealed)).data
}

/** What conflicts with an application are computed from. */
export const fileAtIssue = async (house: House, query: Query, id: string, { person, employer, body }: AboutFile): Promise<FileAtIssue> => {
  const [known] = employer === undefined ? [] : await query<{ zh: string }>(employerText, [employer])
  const form = await openHandedIn(house, query, id)
  return {
    ...{ person, employer, body },
    employerNames: [known?.zh, form?.employer.name].filter(name => name !== undefined),
    supervisors: (form?.request.preferences ?? []).flatMap(({ supervisor }) =>
      supervisor === undefined || supervisor === '' ? [] : [supervisor],
    ),
  }
}

/** A sealed score, opened. */
export const openScore = async ({ seals }: House, query: Query, id: string, n: number) => {
  const sealed = await findSealed(query, 'review', id, 'score', n)
  const content = sealed && seals.open(placeOf('review', id, 'score', n), sealed)
  const [score, reason] = [partIn(content, 'score'), partIn(content, 'reason')]
  return typeof score === 'number' && typeof reason === 'string' ? { score, reason } : undefined
}

const scoresOf = async (house: House, query: Query, id: string, asked: readonly Asked[]): Promise<readonly Scored[]> => {
  const scores: Scored[] = []
  for (const { expert, n } of asked) {
    const found = n === undefined ? undefined : await openScore(house, query, id, n)
    if (!found) throw new Error(`the score of entry ${n} of review ${id} can't be opened`)
    scores.push({ expert, score: found.score })
  }
  return scores
}

const stringsIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter(one => typeof one === 'string') : [])

/** Whom an action names: those who are to be asked, or the expert who scores. */
const namedIn = ({ action, input, actor }: Request): readonly string[] => {
  if (action === 'convene') return stringsIn(partIn(input, 'experts'))
  if (action === 'ask') return stringsIn([partIn(input, 'expert')])
  return action === 'score' ? [actor.id] : []
}

export const reviewIn = (state: object): Review => ({ ...blank, ...state })

export const beforeReview = async (
  house: House,
  query: Query,
  request: Request,
  office: string,
  { dossier, today }: Facts<object>,
): Promise<Pick<Facts<object>, 'about' | 'panel' | 'restricted'>> => {
  const { id, action } = request
  const about = await findAbout(query, id)
  const named = namedIn(request)
  const experts = named.length > 0 ? await readExperts(query, office, today) : []
  const file = named.length > 0 && about ? await fileAtIssue(house, query, id, about) : { employerNames: [], supervisors: [] }
  const seated = sitting(reviewIn(dossier))
  const allIn = seated.length > 0 && seated.every(({ answer }) => answer === 'scored')
  const panel: PanelLaid = {
    named: named.map(account => ({ account, expert: experts.find(one => one.account === account) })),
    file,
    scores: action === 'close' && allIn ? await scoresOf(house, query, id, seated) : [],
  }
  return { about, panel, restricted: await isRestricted(query, about?.person) }
}
