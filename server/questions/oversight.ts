/** An auditor's workspace: what was out of the ordinary in a round, kind by kind. It reads and changes nothing. */
import { isSubjectName } from '../../core/facts.ts'
import { oversightKinds } from '../../core/oversight/kinds.ts'
import { questions } from '../../core/question.ts'
import type { Law } from '../../policy/shape.ts'
import { type Asking, answering, sitsAt } from './asking.ts'
import { findRound } from './law.ts'
import { type OversightRow, oversightCounts, oversightPage, titleOf } from './oversight-rows.ts'

/** The law of a round, for those who look over it. */
export const overseenIn = async (asking: Asking, round: string) => {
  const found = await findRound(asking.site.house, asking.query, round)
  return found && sitsAt(asking, found.law, 'auditor', 'leader') ? found.law : undefined
}

const lineOf = (law: Law, row: OversightRow) => {
  const { zh, en, subject, track: _, ...rest } = row
  return isSubjectName(subject) ? [{ ...rest, subject, title: titleOf(law, row), actor: { zh, en } }] : []
}

export const oversight = answering(questions.oversight, async (asking, { kind, after, limit, ...span }) => {
  const before = after === undefined ? Number.MAX_SAFE_INTEGER : Number(after)
  const law = Number.isSafeInteger(before) ? await overseenIn(asking, span.round) : undefined
  if (!law) return undefined
  const [rows, counts] = [
    await oversightPage(asking.query, kind, span, before, limit + 1),
    new Map((await oversightCounts(asking.query, kind, span)).map(({ kind: one, count }) => [one, count])),
  ]
  const shown = rows.slice(0, limit)
  return {
    counts: oversightKinds.map(one => ({ kind: one, count: counts.get(one) ?? null })),
    rows: shown.flatMap(row => lineOf(law, row)),
    next: rows.length > limit ? String(shown.at(-1)?.seq ?? '') : null,
  }
})
