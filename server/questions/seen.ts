/** What was on the screen of whoever made an entry, opened again as it was, for those who judge the application. */
import { View } from '../../core/desk/view.ts'
import { questions } from '../../core/question.ts'
import { findSealed } from '../form-record.ts'
import { placeOf } from '../seal.ts'
import { type Asking, answering } from './asking.ts'
import { hasDuty, logLook, shownForm } from './form.ts'
import { jsonOf } from './law.ts'
import { findLook } from './look.ts'
import { rowOf } from './rows.ts'

type Entry = {
  readonly action: string
  readonly role: string
  readonly actor: string
  readonly zh: string | null
  readonly en: string | null
  readonly holder: { readonly zh: string; readonly en: string } | null
  readonly at: string
  readonly edition: string
  readonly status: string
  readonly kept: boolean
  readonly seen: string
  readonly hash: string
}
const entryText = `
select j.action, j.role, j.actor, a.zh, a.en, case when h.id is not null then json_build_object('zh', h.zh, 'en', h.en) end as holder, to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, j.edition, j.status,
  j.kept is not null as kept, j.seen, j.hash
from journal j left join account a on a.id = j.actor left join account h on h.id = j.acting_for where j.subject = 'application' and j.id = $1 and j.n = $2 and j.seen is not null`

const open = async ({ query, site }: Asking, id: string, kind: string, n: number): Promise<unknown> => {
  const sealed = await findSealed(query, 'application', id, kind, n)
  return sealed && site.house.seals.open(placeOf('application', id, kind, n), sealed)
}

export const seen = answering(questions.seen, async (asking, { id, n }) => {
  const look = await findLook(asking, 'application', id)
  if (!look || !hasDuty(asking, look)) return undefined
  const [entry] = await asking.query<Entry>(entryText, [id, n])
  const view = View.safeParse(await open(asking, id, 'seen', n))
  if (!entry || !view.success) return undefined
  await logLook(asking, 'seen', id)
  const { zh, en, holder, actor, seen: digest, ...line } = entry
  const showed = view.data.page === 'desk' && view.data.form
  return {
    row: rowOf(look.row),
    line: { ...line, n, actor: { zh: zh ?? actor, en: en ?? actor }, actingFor: holder, seen: true },
    view: view.data,
    form: showed ? jsonOf(shownForm(await open(asking, id, 'form', showed.n), false, look.state) ?? null) : null,
    digest,
  }
})
