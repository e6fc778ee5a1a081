/** One application as it is reviewed: the form and its proofs, the verdict with its reasons, the places, what can be done, and which file is next. */
import { questions } from '../../core/question.ts'
import { drawView, slipOf } from '../views.ts'
import { type Asking, answering } from './asking.ts'
import { findTyped } from './finding.ts'
import { hasDuty, logLook, shownForm } from './form.ts'
import { jsonOf } from './law.ts'
import { findLook, type Look, offersOn, pastFor } from './look.ts'
import { readFirst, strandsOf } from './queue.ts'
import { reasonsOn, withReasons } from './reasons.ts'
import { type Part, part, relationOf, rowOf } from './rows.ts'
import { withVerdicts } from './verdicts.ts'
import { beyond, placeOfRow } from './waiting.ts'

type Narrowing = { readonly [key in 'status' | 'track' | 'body' | 'q']?: string | undefined }

/** The file after this one in the asker's queue as it was narrowed; after the last one the first that is left. */
const nextAfter = async (asking: Asking, { row, law }: Look, { q, ...filters }: Narrowing): Promise<string | null> => {
  const relation = relationOf(asking)
  const inRound = part`d.round = ${row.round}`
  const typed = await findTyped(asking, q, [inRound, ...(relation ? [relation] : [])])
  const narrowed = (['status', 'track', 'body'] as const).flatMap(key =>
    filters[key] === undefined ? [] : [part`d.${part.ref(key)} = ${filters[key]}`],
  )
  const wanted = [inRound, part`d.subject = 'application'`, part`d.id <> ${row.id}`, ...narrowed, ...(typed ? [typed] : [])]
  const strands = strandsOf(asking, law, 'mine')
  const first = async (more: readonly Part[]) => (await readFirst(asking, strands, [...wanted, ...more], 1))[0]?.id
  return (await first([beyond(placeOfRow(row))])) ?? (await first([])) ?? null
}

export const desk = answering(questions.desk, async (asking, { id, ...narrowing }) => {
  const { session, site, query, at } = asking
  const look = await findLook(asking, 'application', id)
  if (!session || !look || !hasDuty(asking, look)) return undefined
  const past = await pastFor(asking, look)
  const { view, form, savedAt } = await drawView(site.house, query, { ...look, past }, 'desk', at.toISOString())
  if (savedAt === undefined) return undefined
  await logLook(asking, 'desk', id)
  const [row] = await withVerdicts(asking, look.row.round ?? '', [rowOf(look.row)])
  return {
    row: row ?? rowOf(look.row),
    form: jsonOf(shownForm(form, false, look.state)),
    savedAt,
    view,
    slip: slipOf(site.house, session.account.id, id, view),
    offers: await offersOn(asking, look),
    state: jsonOf(withReasons(look.state, await reasonsOn(asking, id))),
    next: await nextAfter(asking, look, narrowing),
  }
})
