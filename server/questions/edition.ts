/** Policies that are being written: the list, one with its history, and the laws that they are copied from. */
import { type Folder, findLaw, inOrderOf } from '../../core/edition/folder.ts'
import { questions } from '../../core/question.ts'
import { blank as blankRound, type Round } from '../../core/round/dossier.ts'
import type { Law } from '../../policy/shape.ts'
import { type Beside, besideOf, digestOf } from '../laws.ts'
import { type Asking, answering } from './asking.ts'
import { findRound, jsonOf } from './law.ts'
import { findLook, type Look, offersOn } from './look.ts'

type WritingRead = { readonly id: string; readonly status: string; readonly since: Date; readonly state: Readonly<Record<string, unknown>> }
const writingText = `
select id, status, since, jsonb_build_object('name', state #> '{folder,policy,programme,name}', 'year', state -> 'year', 'edition', state -> 'edition',
  'version', state -> 'version', 'law', state -> 'law') as state
from dossier where subject = 'edition' order by since desc, id limit 200`

const nameFrom = (found: unknown, id: string) => {
  const [zh, en] = ['zh', 'en'].map(key => (typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined))
  return { zh: typeof zh === 'string' ? zh : id, en: typeof en === 'string' ? en : id }
}

const writingOf = ({ id, status, since, state }: WritingRead) => ({
  id,
  programme: nameFrom(state.name, id),
  year: Number(state.year),
  edition: String(state.edition),
  status,
  changes: Math.max(0, Number(state.version) - 1),
  since: since.toISOString(),
  from: String(state.law),
})

const roundsText = "select id, state ->> 'law' as law from dossier where subject = 'round' order by id"

export const editions = answering(questions.editions, async ({ site, query }) => {
  await site.house.laws.refresh(query)
  const writing = await query<WritingRead>(writingText)
  const rounds = await query<{ id: string; law: string }>(roundsText)
  const laws = site.house.laws.all().map(({ digest, law: { policy } }) => ({
    digest,
    programmeId: policy.programme.id,
    programme: policy.programme.name,
    year: policy.year,
    edition: policy.edition,
    effectiveFrom: policy.effectiveFrom,
    rounds: rounds.filter(r => r.law === digest).map(r => r.id),
  }))
  return { writing: writing.map(writingOf), laws }
})

type LineRead = {
  readonly n: number
  readonly action: string
  readonly role: string
  readonly actor: string
  readonly zh: string | null
  readonly en: string | null
  readonly at: string
  readonly fact: string
  readonly holder: { readonly zh: string; readonly en: string } | null
}
const linesText = `
select j.n, j.action, j.role, j.actor, a.zh, a.en, to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, j.fact,
  case when h.id is not null then json_build_object('zh', h.zh, 'en', h.en) end as holder
from journal j left join account a on a.id = j.actor left join account h on h.id = j.acting_for where j.subject = 'edition' and j.id = $1 order by j.n`

/** A copy's first entry holds the whole text, and a notice its own: the page has both already. */
const brief = (action: string, fact: unknown): unknown => {
  if (typeof fact !== 'object' || fact === null) return fact
  const left = action === 'draft' ? ['folder', 'moved', 'look'] : ['notice']
  return Object.fromEntries(Object.entries(fact).filter(([key]) => !left.includes(key)))
}

const linesOf = async ({ query }: Asking, id: string) => {
  const rows = await query<LineRead>(linesText, [id])
  return rows.map(({ zh, en, fact, holder, ...line }) => ({
    ...line,
    actingFor: holder,
    name: { zh: zh ?? line.actor, en: en ?? line.actor },
    fact: jsonOf(brief(line.action, JSON.parse(fact))),
  }))
}

const folderIn = (state: Look['state'], { law }: Look, beside: Beside): Folder => {
  const found: object = typeof state.folder === 'object' && state.folder !== null ? state.folder : {}
  const none = { policy: null, places: null, hosts: null, examples: null, silent: null }
  return inOrderOf({ ...none, ...found }, { ...law, ...beside })
}

export const edition = answering(questions.edition, async (asking, { id }) => {
  const look = await findLook(asking, 'edition', id)
  if (!look) return undefined
  const folder = folderIn(look.state, look, await besideOf(asking.query, String(look.state.law)))
  const law = findLaw(folder)
  const lines = await linesOf(asking, id)
  const offers = await offersOn(asking, look)
  return {
    id,
    n: lines.length,
    state: jsonOf({ ...look.state, folder }),
    digest: law ? digestOf(law) : null,
    lines,
    offers: offers.map(({ action, refusals }) => ({ action, refusals: refusals.map(({ rule, found }) => ({ rule, found })) })),
  }
})

export const source = answering(questions.source, async ({ site, query }, { digest }) => {
  const law = await site.house.laws.read(query, digest)
  return law && { law, ...(await besideOf(query, digest)) }
})

type Step = { readonly on: string; readonly edition: string; readonly waits: boolean; readonly from: string; readonly to: string }

const roundFrom = (state: object): Round => ({ ...blankRound, ...state })

const stepsOf = ({ law, amendment, amended }: Round): readonly Step[] => [
  ...(amended ?? []).map(a => ({ on: a.on, edition: a.edition, waits: false, from: a.before.law, to: a.law })),
  ...(amendment && law !== undefined ? [{ on: amendment.on, edition: amendment.edition, waits: true, from: law, to: amendment.law }] : []),
]

export const amendments = answering(questions.amendments, async ({ site, query }, { round }) => {
  const found = await findRound(site.house, query, round)
  if (!found) return undefined
  const steps: { on: string; edition: string; waits: boolean; before: Law; after: Law }[] = []
  for (const { from, to, ...step } of stepsOf(roundFrom(found.state))) {
    const [before, after] = [await site.house.laws.read(query, from), await site.house.laws.read(query, to)]
    if (before && after) steps.push({ ...step, before, after })
  }
  return steps
})
