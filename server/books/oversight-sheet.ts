/** One kind of an auditor's lines as a sheet, page by page. */
import { z } from 'zod'
import { isSubjectName } from '../../core/facts.ts'
import { OversightAsked } from '../../core/oversight/questions.ts'
import type { Law } from '../../policy/shape.ts'
import { en } from '../../words/en.ts'
import { oversightHeads } from '../../words/oversight.ts'
import { zh } from '../../words/zh.ts'
import { moment } from '../archive/words.ts'
import type { SheetRow } from '../export-sheet.ts'
import { type OversightRow, oversightPage, titleOf } from '../questions/oversight-rows.ts'
import { Language, type Paged } from './vouchers.ts'

export const OversightExportAsked = OversightAsked.extend({
  as: z.enum(['xlsx', 'csv']),
  reason: z.string().trim().min(2).max(200),
  language: Language,
})
export type OversightExportAsked = z.output<typeof OversightExportAsked>

export const oversightSheetHeads = (language: Language): SheetRow => {
  const h = oversightHeads[language]
  return [h.at, h.subject, h.title, h.action, h.actor, h.role, h.due, h.why, h.number]
}

const words = { zh, en } as const
const wordIn = (holder: object, key: string) => String(Reflect.get(holder, key) ?? key)

/** What followed from another act was done in no role. */
const roleIn = (roles: object, role: string | null) => (role === null || role.includes('.') ? '' : wordIn(roles, role))

const rowOf = (law: Law, language: Language, row: OversightRow): SheetRow => {
  const { subjects, roles, rules } = words[language]
  const room = isSubjectName(row.subject) ? subjects[row.subject] : undefined
  return [
    ...[moment(row.at).slice(0, 16), room?.name ?? row.subject, titleOf(law, row), room ? wordIn(room.actions, row.action) : row.action],
    ...[row[language], roleIn(roles, row.role), row.due ?? ''],
    ...[row.why === null ? '' : wordIn(rules, row.why), row.n === null ? row.id : `${row.id} #${row.n}`],
  ]
}

const pageRows = 1000
export async function* oversightRows(
  law: Law,
  paged: Paged,
  { kind, language, ...span }: OversightExportAsked,
): AsyncGenerator<readonly SheetRow[]> {
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const page = await paged(({ query }) => oversightPage(query, kind, span, before, pageRows))
    yield page.map(row => rowOf(law, language, row))
    const last = page.at(-1)
    if (!last || page.length < pageRows) return
    before = last.seq
  }
}
