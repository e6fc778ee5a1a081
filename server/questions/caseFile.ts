/** The file of a case: every step with its words, every file with who brought it, the days, and the demand as it stands. */
import { fenOwed } from '../../core/accounts.ts'
import { addDays } from '../../core/calendar.ts'
import type { Discipline } from '../../core/discipline/dossier.ts'
import { blank as blankPayment, type Payment } from '../../core/payment/dossier.ts'
import { receivedOn } from '../../core/payment/instalments.ts'
import { accruedOn } from '../../core/payment/interest.ts'
import { questions } from '../../core/question.ts'
import { partIn, textIn } from '../reading.ts'
import { placeOf } from '../seal.ts'
import { type Asking, answering, noteLook, sitsAt } from './asking.ts'
import { findLook, type Look, readBalances } from './look.ts'

type Entry = { readonly n: number; readonly action: string; readonly role: string; readonly on: string; readonly fact: string }
type Sealed = { readonly subject: string; readonly id: string; readonly kind: string; readonly n: number; readonly sealed: Buffer }

const entriesText = `
select n, action, role, to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as on, fact
from journal where subject = 'discipline' and id = $1 order by n`
/** Where the case began: the entry of the training, or of the service, that bears its name. */
const beginningText = `
select n, action, role, to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as on, fact
from journal where subject = $1 and id = $2 and action = 'openCase' and fact::jsonb ->> 'case' = $3`
const sealedText = `
select subject, id, kind, n, sealed from record
where (subject = 'discipline' and id = $1) or (subject = $2 and id = $3 and n = $4 and kind = 'account')`
const stateText = 'select state from dossier where subject = $1 and id = $2'

const stepOf: Readonly<
  Record<string, 'heard' | 'dismissed' | 'sanctioned' | 'reprimanded' | 'takenDown' | 'appealed' | 'upheld' | 'corrected'>
> = {
  hear: 'heard',
  recordHearing: 'heard',
  dismiss: 'dismissed',
  sanction: 'sanctioned',
  reprimand: 'reprimanded',
  takeDown: 'takenDown',
  appeal: 'appealed',
  uphold: 'upheld',
  correct: 'corrected',
}

const said = (words: readonly (string | undefined)[]): string[] => words.flatMap(word => (word === undefined || word === '' ? [] : [word]))

/** What was said at a step: sealed words, and the reasons that are in the entry itself. */
const wordsAt = ({ n, fact }: Entry, sealed: ReadonlyMap<string, unknown>): string[] => {
  const open = (kind: string) => sealed.get(`discipline/${kind}/${n}`)
  const known: unknown = JSON.parse(fact)
  return said([
    textIn(open('statement'), 'statement'),
    textIn(open('minutes'), 'minutes'),
    textIn(open('appeal'), 'statement'),
    textIn(known, 'reason') ?? textIn(partIn(known, 'sanction'), 'reason'),
  ])
}

const openedWords = async ({ query, site }: Asking, { id }: Look, about: Discipline['about'], training: string, n: number) => {
  const rows = await query<Sealed>(sealedText, [id, about, training, n])
  return new Map(
    rows.map(row => [
      `${row.subject}/${row.kind}/${row.n}`,
      site.house.seals.open(placeOf(row.subject === about ? about : 'discipline', row.id, row.kind, row.n), row.sealed),
    ]),
  )
}

const demandOf = async (asking: Asking, { about, training = '', nth }: Discipline) => {
  const payment = `${training}.${about === 'training' ? 'clawback' : 'serviceClawback'}${nth}`
  const [row] = await asking.query<{ state: Payment }>(stateText, ['payment', payment])
  if (!row) return undefined
  const state = { ...blankPayment, ...row.state }
  const known = new Map<string, number>()
  await readBalances(asking, new Set([fenOwed(payment)]), known)
  const rests = state.status !== 'demanded'
  const interestFen = (state.interest?.chargedFen ?? 0) + (rests ? 0 : accruedOn(state, asking.today))
  return {
    due: state.status === 'demanded' ? state.due : undefined,
    shown: {
      payment,
      status: state.status,
      leftFen: known.get(fenOwed(payment)) ?? 0,
      receivedFen: receivedOn(state),
      interestFen,
      perDayMillionths: state.terms?.interest?.perDayMillionths ?? null,
    },
  }
}

/** The days that count now. An appeal that was made has none left. */
const daysOf = ({ law }: Look, state: Discipline, due: string | undefined, today: string) => {
  const { sanction, published, hearUntil, appealedOn } = state
  const appealUntil =
    sanction && appealedOn === undefined ? addDays(sanction.on, law.policy.training.discipline.appealDays.value) : undefined
  const publicUntil = published && published.takenDownOn === undefined ? published.until : undefined
  return [
    { kind: 'hear' as const, until: state.status === 'opened' ? hearUntil : undefined },
    { kind: 'appeal' as const, until: appealUntil },
    { kind: 'pay' as const, until: due },
    { kind: 'public' as const, until: publicUntil },
  ].flatMap(({ kind, until }) => (until === undefined ? [] : [{ kind, until, over: today > until }]))
}

const mayRead = (asking: Asking, { law, state }: Look) =>
  sitsAt(asking, law, 'department', 'leader', 'finance', 'auditor') ||
  (state.person !== undefined && asking.session?.account.person === state.person)

export const caseFile = answering(questions.caseFile, async (asking, { id }) => {
  const look = await findLook(asking, 'discipline', id)
  if (!look || !mayRead(asking, look)) return undefined
  const [row] = await asking.query<{ state: Discipline }>(stateText, ['discipline', id])
  if (!row) return undefined
  await noteLook(asking, 'caseFile', 'discipline', id, look.state.person)
  const { about, training = '', evidence, exhibits = [] } = row.state
  const [[beginning], entries] = await Promise.all([
    asking.query<Entry>(beginningText, [about, training, id]),
    asking.query<Entry>(entriesText, [id]),
  ])
  const words = await openedWords(asking, look, about, training, beginning?.n ?? 0)
  const opened = { kind: 'opened' as const, on: beginning?.on ?? entries[0]?.on ?? '', role: beginning?.role ?? '' }
  const demand = await demandOf(asking, row.state)
  return {
    steps: [
      { ...opened, words: said([textIn(words.get(`${about}/account/${beginning?.n}`), 'account')]) },
      ...entries.flatMap(entry => {
        const kind = stepOf[entry.action]
        return kind ? [{ kind, on: entry.on, role: entry.role, words: wordsAt(entry, words) }] : []
      }),
    ],
    evidence: [
      ...evidence.map(file => ({ file, shows: null, by: opened.role, on: opened.on })),
      ...exhibits.map(({ file, n, on, by }) => ({ file, shows: textIn(words.get(`discipline/exhibit/${n}`), 'shows') ?? null, by, on })),
    ],
    days: daysOf(look, row.state, demand?.due, asking.today),
    demand: demand?.shown ?? null,
  }
})
