/** One dossier: its state, its history and what the asker could do now, or why not. */
import { getSubject } from '../../core/catalogue.ts'
import { type Line, questions } from '../../core/question.ts'
import { isConfidence, withoutConfidences } from '../../core/training/employer/quiet.ts'
import { papersOf } from '../papers.ts'
import { isRestricted } from '../restricted.ts'
import { drawView, slipOf } from '../views.ts'
import { type Asking, answering, sitsAt } from './asking.ts'
import { hasDuty, mayOpen } from './form.ts'
import { jsonOf } from './law.ts'
import { findLook, type Look, offersOn } from './look.ts'
import { markRead } from './messages.ts'
import { type Reasons, reasonsOn, withReason, withReasons } from './reasons.ts'
import { allOf, part, type RowRead, rowColumns, rowJoins, rowOf, run, withoutInquiries } from './rows.ts'

type LineRead = Omit<Line, 'actor' | 'actingFor' | 'clause' | 'fact'> & {
  readonly fact: string
  readonly zh: string | null
  readonly en: string | null
  readonly actor: string
  readonly acting_for: string | null
  readonly holder: { readonly zh: string; readonly en: string } | null
}

/** The trainee, and the department's side, to whom a trainee may speak in confidence. */
export const isTrusted = (asking: Asking, { state, law }: Look): boolean =>
  sitsAt(asking, law, 'department', 'leader', 'auditor') || (state.person !== undefined && asking.session?.account.person === state.person)

const timelineText = `
select j.n, j.action, j.role, j.actor, a.zh, a.en, j.acting_for,
  case when h.id is not null then json_build_object('zh', h.zh, 'en', h.en) end as holder, to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
  j.edition, j.status, j.fact, j.kept is not null as kept, j.seen is not null as seen, j.hash
from journal j left join account a on a.id = j.actor left join account h on h.id = j.acting_for where j.subject = $1 and j.id = $2 order by j.n desc limit 500`

const timelineOf = async (asking: Asking, look: Look, reasons: Reasons): Promise<Line[]> => {
  const { subject, id, law } = look
  const all = await asking.query<LineRead>(timelineText, [subject, id])
  const lines = isTrusted(asking, look) ? all : all.filter(line => !isConfidence(subject, line.action))
  const { actions } = getSubject(subject)
  return lines.toReversed().map(({ zh, en, actor, acting_for, holder, fact, ...line }) => ({
    ...line,
    actor: { zh: zh ?? actor, en: en ?? actor },
    actingFor: holder ?? (acting_for === null ? null : { zh: acting_for, en: acting_for }),
    clause: actions[line.action]?.cites(law).clause ?? '',
    fact: jsonOf(withReason(JSON.parse(fact), reasons.get(line.n))),
  }))
}

/** The other dossiers of the same person in the round; for a roster its applications, for an application its roster. */
const relatedTo = async (asking: Asking, { subject, id, state, row }: Look) => {
  const lines = Array.isArray(state.lines)
    ? state.lines.flatMap(line => (typeof line?.application === 'string' ? [line.application] : []))
    : []
  const roster = `${row.round}.${row.track}.${row.body}`
  const wanted =
    subject === 'nomination'
      ? part`d.subject = 'application' and d.id = any(${lines})`
      : state.person === undefined
        ? part`false`
        : part`d.person = ${state.person} and d.round = ${row.round} and not (d.subject = ${subject} and d.id = ${id})`
  const beside =
    subject === 'application' ? part`union all select * from dossier d where d.subject = 'nomination' and d.id = ${roster}` : part``
  const rows = await run<RowRead>(
    asking.query,
    part`select ${rowColumns} from (select * from dossier d where ${allOf([wanted, ...withoutInquiries(asking)])} ${beside} limit 100) d ${rowJoins} order by d.since, d.subject, d.id`,
  )
  return rows.map(rowOf)
}

/** Whoever decides on an application gives back what this page showed of it. */
const slipFor = async (asking: Asking, look: Look): Promise<string | null> => {
  const { session, site, query, at } = asking
  if (!session || look.subject !== 'application' || !hasDuty(asking, look)) return null
  const { view } = await drawView(site.house, query, { ...look, past: undefined }, 'dossier', at.toISOString())
  // Before it is handed in there is nothing to decide on.
  return view.form && slipOf(site.house, session.account.id, look.id, view)
}

export const dossier = answering(questions.dossier, async (asking, { subject, id }) => {
  const look = await findLook(asking, subject, id)
  if (!look) return undefined
  await markRead(asking.query, asking.session, subject, id)
  const reasons = subject === 'application' && mayOpen(asking, look) ? await reasonsOn(asking, id) : new Map()
  const state = withReasons(look.state, reasons)
  return {
    row: rowOf(look.row),
    state: jsonOf(isTrusted(asking, look) ? state : withoutConfidences(state)),
    timeline: await timelineOf(asking, look, reasons),
    offers: await offersOn(asking, look),
    related: await relatedTo(asking, look),
    documents: [...(await papersOf(asking, look))],
    slip: await slipFor(asking, look),
    restricted: await isRestricted(asking.query, look.state.person),
  }
})
