/** The files of a track that stand before the department, each with its review as it stands. */
import type { Facts } from '../core/facts.ts'
import { compareResults } from '../core/review/decision-list.ts'
import type { Review } from '../core/review/dossier.ts'
import { panelOf } from '../core/review/terms.ts'
import type { Law } from '../policy/shape.ts'
import type { Query } from './database.ts'
import { reviewIn } from './panel.ts'
import { textIn } from './reading.ts'

type Name = { readonly zh: string; readonly en: string }
export type FileListed = {
  readonly id: string
  readonly title: string
  readonly status: string
  readonly grassRoots: boolean
  readonly employer: Name | null
  readonly body: Name | null
  readonly about: { readonly person?: string; readonly employer?: string; readonly body?: string }
  readonly review: Review
}

type Read = Omit<FileListed, 'review' | 'about' | 'grassRoots'> & {
  readonly grass_roots: boolean | null
  readonly about: FileListed['about']
  readonly review: object | null
}

/** Whoever has left stands on no list. */
const trackText = `
select a.id, coalesce(p.name, a.id) as title, a.status, (a.state ->> 'grassRoots')::boolean as grass_roots,
  case when e.id is not null then json_build_object('zh', e.zh, 'en', e.en) end as employer,
  case when b.id is not null then json_build_object('zh', b.zh, 'en', b.en) end as body,
  json_strip_nulls(json_build_object('person', a.person, 'employer', a.employer, 'body', a.body)) as about, r.state as review
from dossier a left join dossier r on r.subject = 'review' and r.id = a.id
  left join person p on p.id = a.person left join organisation e on e.id = a.employer left join organisation b on b.id = a.body
where a.subject = 'application' and a.round = $1 and a.track = $2 and a.status in ('nominated', 'accepted', 'contested', 'admitted')
order by a.id`

export const listTrack = async (query: Query, round: string, track: string): Promise<readonly FileListed[]> => {
  const rows = await query<Read>(trackText, [round, track])
  return rows.map(({ grass_roots, review, ...row }) => ({ ...row, grassRoots: grass_roots === true, review: reviewIn(review ?? {}) }))
}

const loadsText = `
select one ->> 'expert' as account, count(*)::int as load from dossier r, jsonb_array_elements(r.state -> 'asked') one
where r.subject = 'review' and r.round = $1 and r.status <> 'dropped' and one ->> 'answer' in ('waiting', 'scored') group by 1`

/** How many files of a round each expert scores or has scored. */
export const readLoads = async (query: Query, round: string): Promise<ReadonlyMap<string, number>> =>
  new Map((await query<{ account: string; load: number }>(loadsText, [round])).map(({ account, load }) => [account, load]))

const taken: readonly string[] = ['accepted', 'contested', 'admitted']

/** How many have a better result and wait, and how many places are left, where experts score the files of a programme. */
export const aheadOf = async (query: Query, law: Law, id: string, dossier: object): Promise<Facts<object>['ahead']> => {
  const terms = panelOf(law).value
  const [round, track] = [textIn(dossier, 'round'), textIn(dossier, 'track')]
  const places = track === undefined ? undefined : law.policy.tracks[track]?.places.value
  if (!terms || round === undefined || track === undefined || places === undefined) return undefined
  const files = (await listTrack(query, round, track)).map(file => ({ ...file, result: file.review.result }))
  const own = files.find(file => file.id === id)
  const better = files.filter(file => own && file.status === 'nominated' && file.result?.passes && compareResults(terms, own, file) > 0)
  return { better: better.length, free: places - files.filter(({ status }) => taken.includes(status)).length }
}
