/** The organisations of a kind, by the start of their name. */
import { questions } from '../../core/question.ts'
import { answering } from './asking.ts'
import { allOf, part, run } from './rows.ts'

type Read = { readonly id: string; readonly zh: string; readonly en: string; readonly parent: string | null }

export const organisations = answering(questions.organisations, async ({ query }, { kind, q, after, limit }) => {
  const typed = q?.trim() ?? ''
  const like = `${typed.replace(/[\\%_]/g, c => `\\${c}`)}%`
  const wanted = [
    part`kind = ${kind}`,
    ...(after === undefined ? [] : [part`id > ${after}`]),
    ...(typed === '' ? [] : [part`(zh like ${like} or en ilike ${like} or id like ${like})`]),
  ]
  const rows = await run<Read>(
    query,
    part`select id, zh, en, parent from organisation where ${allOf(wanted)} order by id limit ${limit + 1}`,
  )
  const shown = rows.slice(0, limit)
  return {
    rows: shown.map(({ id, zh, en, parent }) => ({ id, name: { zh, en }, parent })),
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  }
})
