/** One kind of an auditor's lines as a sheet, page by page. */
import { z } from 'zod'
import { isSubjectName } from '../../core/facts.ts'
import { OversightAsked } from '../../core/oversight/questions.ts'
import { en } from '../../words/en.ts'
import { oversightHeads } from '../../words/oversight.ts'
import { zh } from '../../words/zh.ts'
import type { SheetRow } from '../export-sheet.ts'
import { type OversightRow, oversightPage } from '../questions/oversight-rows.ts'
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

const rowOf = (language: Language, row: OversightRow): SheetRow => {
  const { subjects, roles, rules } = words[language]
  const room = isSubjectName(row.subject) ? subjects[row.subject] : undefined
  return [
    ...[row.at.slice(0, 16).replace('T', ' '), room?.name ?? row.subject, row.title, room ? wordIn(room.actions, row.action) : row.action],
    ...[row[language], row.role === null ? '' : wordIn(roles, row.role), row.due ?? ''],
    ...[row.why === null ? '' : wordIn(rules, row.why), row.n === null ? row.id : `${row.id} #${row.n}`],
  ]
}

const pageRows = 1000
export async function* oversightRows(paged: Paged, { kind, language, ...span }: OversightExportAsked): AsyncGenerator<readonly SheetRow[]> {
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const page = await paged(({ query }) => oversightPage(query, kind, span, before, pageRows))
    yield page.map(row => rowOf(language, row))
    const last = page.at(-1)
    if (!last || page.length < pageRows) return
    before = last.seq
  }
}
