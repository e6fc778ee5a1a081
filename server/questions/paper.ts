/** What a code on paper names, and the paper that was ticked today: for the desk at which it arrives. */
import { findRoster, rosterOf } from '../../core/nomination/dossier.ts'
import { asRead, findPaperCode, findShortCode, type PaperCode, paperCode, shortCode } from '../../core/paper-code.ts'
import { questions } from '../../core/question.ts'
import type { Law } from '../../policy/shape.ts'
import { type Asking, answering, sitsAt } from './asking.ts'
import { findRound } from './law.ts'

const findLaw = async (asking: Asking, round: string): Promise<Law | undefined> => {
  const found = await findRound(asking.site.house, asking.query, round)
  return found && sitsAt(asking, found.law, 'department') ? found.law : undefined
}

const rostersOf = (law: Law, round: string): readonly string[] =>
  law.places.bodies.flatMap(({ body }) => Object.keys(law.policy.tracks).map(track => rosterOf(round, track, body)))

const nameOf = (law: Law, body: string) => law.places.bodies.find(one => one.body === body)?.name ?? { zh: body, en: body }

type Frozen = { readonly id: string; readonly version: number; readonly hash: string }
const frozenText = `
select j.id, (f.fact ->> 'version')::int as version, f.fact ->> 'hash' as hash from journal j cross join lateral (select j.fact::json as fact) f
where j.subject = 'nomination' and j.id = any($1) and j.action = 'finalise' order by j.seq desc`

/** The whole code behind a short one: of any version that was ever frozen, so that an earlier one can be told apart. */
const spelledOut = async ({ query }: Asking, law: Law, round: string, short: string): Promise<PaperCode | undefined> => {
  const frozen = await query<Frozen>(frozenText, [rostersOf(law, round)])
  const found = frozen.find(({ hash }) => hash !== '' && shortCode(hash) === short)
  return found && { kind: 'roster', ...found, hash: found.hash.slice(0, 16), page: 1, pages: 1 }
}

type Applied = { readonly round: string; readonly track: string; readonly body: string; readonly name: string | null }
const appliedText = `
select d.round, d.track, d.body, p.name from dossier d left join person p on p.id = d.person
where d.subject = 'application' and d.id = $1 and d.track is not null and d.body is not null`
const rosterText = "select id from dossier where subject = 'nomination' and id = $1"

const nothing = { roster: null, code: null, body: null, track: null, person: null }

const whose = async ({ query }: Asking, { kind, id }: PaperCode) => {
  if (kind === 'form') return (await query<Applied>(appliedText, [id]))[0]
  const roster = (await query<{ id: string }>(rosterText, [id])).length > 0 ? findRoster(id) : undefined
  return roster && { ...roster, name: null }
}

export const paper = answering(questions.paper, async (asking, { round, code: typed }) => {
  const law = await findLaw(asking, round)
  if (!law) return undefined
  const text = asRead(typed)
  const short = findShortCode(text)
  const code = findPaperCode(text) ?? (short && (await spelledOut(asking, law, round, short)))
  if (!code) return { is: short === undefined ? ('unreadable' as const) : ('unknown' as const), ...nothing }
  const found = await whose(asking, code)
  if (!found) return { is: 'unknown' as const, ...nothing }
  if (found.round !== round) return { is: 'otherRound' as const, ...nothing }
  const { track, body, name } = found
  return { is: code.kind, roster: rosterOf(round, track, body), code: paperCode(code), body: nameOf(law, body), track, person: name }
})

type Ticked = {
  readonly n: number
  readonly id: string
  readonly action: string
  readonly at: string
  readonly code: string
  readonly part: number | null
  readonly of: number | null
}
const tickedText = `
select j.n, j.id, j.action, to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, f.fact ->> 'paperCode' as code,
  (f.fact #>> '{copy,part}')::int as part, (f.fact #>> '{copy,of}')::int as of
from journal j cross join lateral (select j.fact::json as fact) f
where j.subject = 'nomination' and j.id = any($1) and j.action in ('tickPaper', 'untickPaper')
  and j.at >= ($2::date)::timestamp at time zone 'Asia/Shanghai' order by j.seq`
const namesText = `
select d.id, p.name from dossier d join person p on p.id = d.person where d.subject = 'application' and d.id = any($1)`

const shownLines = 100

/** A tick that is taken back is the last one of its code that still stood. */
const standing = (entries: readonly Ticked[]) => {
  const lines: (Ticked & { back: boolean })[] = []
  for (const entry of entries) {
    const same = lines.findLast(line => line.id === entry.id && line.code === entry.code && !line.back)
    if (entry.action === 'tickPaper') lines.push({ ...entry, back: false })
    else if (same) same.back = true
  }
  return lines
}

export const paperToday = answering(questions.paperToday, async (asking, { round }) => {
  const law = await findLaw(asking, round)
  if (!law) return undefined
  const lines = standing(await asking.query<Ticked>(tickedText, [rostersOf(law, round), asking.today]))
  const shown = lines.toReversed().slice(0, shownLines)
  const forms = shown.flatMap(({ code }) => {
    const found = findPaperCode(code)
    return found?.kind === 'form' ? [found.id] : []
  })
  const names = new Map((await asking.query<{ id: string; name: string }>(namesText, [forms])).map(({ id, name }) => [id, name]))
  const rows = shown.flatMap(({ n, id, at, code, part, of, back }) => {
    const [roster, found] = [findRoster(id), findPaperCode(code)]
    if (!roster || !found) return []
    const person = found.kind === 'form' ? (names.get(found.id) ?? found.id) : null
    return [{ n, roster: id, code, at, body: nameOf(law, roster.body), track: roster.track, person, copy: part ?? 1, of: of ?? 1, back }]
  })
  return { count: lines.filter(({ back }) => !back).length, rows }
})
