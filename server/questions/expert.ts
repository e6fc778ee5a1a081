/** An expert's own files. An expert reaches no row: these come through the three doors of the database, which ask who is at them. */
import { Form } from '../../core/application/form.ts'
import { questions } from '../../core/question.ts'
import type { Asked } from '../../core/review/dossier.ts'
import { filesShown, formShown } from '../../core/review/form-shown.ts'
import type { House } from '../house.ts'
import { partIn } from '../reading.ts'
import { placeOf } from '../seal.ts'
import { type Asking, answering, sitsAt } from './asking.ts'
import { findRound, jsonOf } from './law.ts'
import { termsOf } from './panel.ts'

type Mine = {
  readonly id: string
  readonly round: string
  readonly track: string
  readonly status: string
  readonly since: Date
  readonly due: string | null
  readonly mine: Asked
  readonly title: string
  readonly employer_zh: string | null
  readonly employer_en: string | null
  readonly stands: string
}
type State = 'waiting' | 'scored' | 'closed' | 'left'

const standing = ['nominated', 'accepted', 'contested']
const stateOf = ({ status, stands, mine }: Mine): State => {
  if (status === 'closed') return 'closed'
  if (!standing.includes(stands)) return 'left'
  return mine.answer === 'scored' ? 'scored' : 'waiting'
}

const order: readonly State[] = ['waiting', 'scored', 'closed', 'left']
const columns = 'id, round, track, status, since, due, mine, title, employer_zh, employer_en, stands'

/** Those that wait first, by the day and then by id. */
const filesOf = async ({ query }: Asking): Promise<readonly (Mine & { readonly state: State })[]> => {
  const rows = await query<Mine>(`select ${columns} from reviews_before_me() order by due nulls last, id`)
  return rows.map(row => ({ ...row, state: stateOf(row) })).toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
}

const nameOr = (zh: string | null, en: string | null) => (zh === null || en === null ? null : { zh, en })

export const myFiles = answering(questions.myFiles, async asking => {
  const files = await filesOf(asking)
  return files.map(({ id, round, track, title, employer_zh, employer_en, state, due }) => ({
    ...{ id, round, track, title, state, due },
    employer: nameOr(employer_zh, employer_en),
  }))
})

type Sealed = { readonly n: number; readonly sealed: Buffer }

/** The form behind the door, opened; undefined for a file that is not theirs. */
const openBefore = async ({ site: { house }, query }: Asking, id: string): Promise<Form | undefined> => {
  const [record] = await query<Sealed>('select n, sealed from form_before_me($1)', [id])
  return record && Form.safeParse(house.seals.open(placeOf('application', id, 'form', record.n), record.sealed)).data
}

const scoreGiven = async ({ seals }: House, { query }: Asking, id: string) => {
  const [record] = await query<Sealed>('select n, sealed from score_of_mine($1)', [id])
  const content = record && seals.open(placeOf('review', id, 'score', record.n), record.sealed)
  const [score, reason] = [partIn(content, 'score'), partIn(content, 'reason')]
  return typeof score === 'number' && typeof reason === 'string' ? { score, reason } : null
}

const logLook = ({ query, session }: Asking, asked: string, id: string) =>
  query("insert into access_log (account, asked, subject, id) values ($1, $2, 'application', $3)", [session?.account.id, asked, id])

export const fileToScore = answering(questions.fileToScore, async (asking, { id }) => {
  const files = await filesOf(asking)
  const file = files.find(one => one.id === id)
  const found = file && (await findRound(asking.site.house, asking.query, file.round))
  const terms = found && termsOf(found.law)
  const form = found && sitsAt(asking, found.law, 'expert') ? await openBefore(asking, id) : undefined
  if (!file || !terms || !form) return undefined
  await logLook(asking, 'fileToScore', id)
  const waiting = files.filter(one => one.state === 'waiting')
  return {
    ...{ id, round: file.round, title: file.title, due: file.due, terms },
    form: jsonOf(formShown(form)),
    mine: file.mine.answer === 'scored' ? await scoreGiven(asking.site.house, asking, id) : null,
    fixed: file.mine.fixed === true,
    next: waiting.find(one => one.id !== id)?.id ?? null,
    left: waiting.length,
  }
})

/** Whether a stored file belongs to what an expert is shown of one of theirs; a look that finds it is logged. */
export const isShownToExpert = async (asking: Asking, application: string, sha256: string): Promise<boolean> => {
  if (!asking.session?.seats.some(({ role }) => role === 'expert')) return false
  const form = await openBefore(asking, application)
  if (!form || !filesShown(form).includes(sha256)) return false
  await logLook(asking, 'file', application)
  return true
}
