/** Where the money of one payee goes, what a host has shown, and every sum with the bank's word. */
import { decideOn } from '../../core/action.ts'
import { blank, type Payee } from '../../core/payee/dossier.ts'
import { payee as room } from '../../core/payee/index.ts'
import { isSameName } from '../../core/payee/name.ts'
import { masked } from '../../core/payee/number.ts'
import { findRate } from '../../core/payment/rates.ts'
import { questions } from '../../core/question.ts'
import { blank as blankRound } from '../../core/round/dossier.ts'
import type { Law } from '../../policy/shape.ts'
import type { Query } from '../database.ts'
import { openAccount } from '../runs/candidates.ts'
import { beforePayee, findOwed } from '../runs/laid.ts'
import { type Asking, answering, sitsAt } from './asking.ts'
import { inputShapeOf } from './inputs.ts'
import { findRound, jsonOf } from './law.ts'

type Whose = {
  readonly inOffice: boolean
  readonly kind: 'host' | 'trainee'
  readonly round: string
  readonly host: string | null
  readonly name: string
}
const trainingText = `
select t.round, p.name from dossier t left join person p on p.id = t.person where t.subject = 'training' and t.id = $1 and t.round is not null`
const hostText = 'select zh from organisation where id = $1'

/** Whose account it is, for whoever may know: the person, the host itself, or the office that pays. */
const findWhose = async (asking: Asking, id: string): Promise<(Whose & { readonly law: Law }) | undefined> => {
  const { query, site, session } = asking
  const [training] = await query<{ round: string; name: string | null }>(trainingText, [id])
  const host = training
    ? undefined
    : session?.seats.find(({ role, organisation }) => role === 'host' && id.endsWith(`.${organisation}`))?.organisation
  const dot = id.indexOf('.')
  const [round, its] = training ? [training.round, null] : [id.slice(0, dot), id.slice(dot + 1)]
  const found = await findRound(site.house, query, round)
  if (!found) return undefined
  const inOffice = sitsAt(asking, found.law, 'department', 'leader', 'finance', 'auditor')
  const own = training !== undefined && (await isOwn(asking, id))
  if (!inOffice && !own && host === undefined) return undefined
  if (training) return { inOffice, kind: 'trainee', round, host: null, name: training.name ?? '', law: found.law }
  const [named] = await query<{ zh: string }>(hostText, [its])
  return named && its !== null ? { inOffice, kind: 'host', round, host: its, name: named.zh, law: found.law } : undefined
}

const isOwn = async ({ query, session }: Asking, id: string): Promise<boolean> => {
  const person = session?.account.person
  if (person === null || person === undefined) return false
  return (await query("select 1 from dossier where subject = 'training' and id = $1 and person = $2", [id, person])).length > 0
}

const stateText = "select state from dossier where subject = 'payee' and id = $1"
const accountsText = `
select r.n, r.sealed, coalesce(a.zh, j.actor) as zh, coalesce(a.en, j.actor) as en from record r
join journal j on j.subject = 'payee' and j.id = r.id and j.n = r.n left join account a on a.id = j.actor
where r.subject = 'payee' and r.kind = 'account' and r.id = $1`
type Kept = { readonly n: number; readonly sealed: Buffer; readonly zh: string; readonly en: string }

const accountsOf = async ({ query, site }: Asking, id: string, name: string, payee: Payee) => {
  const kept = new Map((await query<Kept>(accountsText, [id])).map(row => [row.n, row]))
  return payee.accounts.flatMap(({ n, from }) => {
    const row = kept.get(n)
    if (!row) return []
    const { holder, number, bank } = openAccount(site.house.seals, id, n, row.sealed)
    return [{ n, holder, number: masked(number), bank, from, by: { zh: row.zh, en: row.en }, sameName: isSameName(holder, name) }]
  })
}

const namesText = 'select id, zh, en from account where id = any($1)'
const asideOf = async (query: Query, { aside = [] }: Payee) => {
  const rows = await query<{ id: string; zh: string; en: string }>(namesText, [aside.map(({ account }) => account)])
  const named = new Map(rows.map(({ id, zh, en }) => [id, { zh, en }]))
  return aside.map(({ account, tie }) => ({ account, name: named.get(account) ?? { zh: account, en: account }, tie }))
}

const paymentsText = `
select d.id, coalesce(p.name, d.id) as title, d.state ->> 'item' as item, d.status, (d.state ->> 'amountFen')::bigint as "amountFen",
  d.state #>> '{held,run}' as run, d.state #>> '{bank,reference}' as reference, d.state #>> '{bank,on}' as "on"
from dossier d left join person p on p.id = d.person
where d.subject = 'payment' and d.round = $1 and d.status <> 'cancelled' and case when $2 = 'host' then d.host = $3 and d.state ->> 'payee' = 'host'
  else d.state ->> 'training' = $4 and d.state ->> 'payee' = 'trainee' and d.state ->> 'payer' = 'fund' end order by d.id limit 1000`
type Sum = {
  readonly id: string
  readonly title: string
  readonly item: string
  readonly status: string
  readonly amountFen: number
  readonly run: string | null
  readonly reference: string | null
  readonly on: string | null
}

/** What the asker could do: an account is named before there is a dossier, so the actions are asked here. */
const offersOf = async (asking: Asking, id: string, { law, round, host }: Whose & { readonly law: Law }, dossier: Payee) => {
  const { session, at, today, query } = asking
  if (!session) return []
  const related = host === null ? dossier : { ...dossier, host }
  const own = {
    subject: 'payee',
    id,
    dossier: { ...related, round },
    round: blankRound,
    actor: session.actor,
    at: at.toISOString(),
    today,
  } as const
  const facts = { ...own, nonce: '', balance: () => 0 }
  const request = { subject: 'payee', id, action: 'register', input: {}, actor: session.actor } as const
  const laid = await beforePayee(query, request, facts)
  return Object.entries(room.actions).flatMap(([action, verb]) => {
    const decision = decideOn(verb, law, { ...facts, ...laid })
    const refusals = decision.ok ? [] : decision.refusals
    if (refusals.some(({ rule }) => rule === 'by' || rule === 'from' || rule === 'payeeIsHost')) return []
    return [{ action, clause: verb.cites(law).clause, refusals: refusals.map(jsonOf), input: inputShapeOf('payee', action) }]
  })
}

export const payee = answering(questions.payee, async (asking, { id }) => {
  const whose = await findWhose(asking, id)
  if (!whose) return undefined
  const { query } = asking
  const [row] = await query<{ state: object }>(stateText, [id])
  const its: Payee = { ...blank, ...row?.state }
  const { kind, round, host, name } = whose
  const owed = host === null ? [] : await findOwed(query, round, host, id)
  return {
    ...{ kind, round, host, name, agreement: its.agreement ?? null },
    accounts: await accountsOf(asking, id, name, its),
    aside: whose.inOffice ? await asideOf(query, its) : [],
    rates: (its.rates ?? []).map(rate => ({ ...rate, policyFen: findRate(whose.law, rate.item, rate.track)?.value ?? null })),
    invoices: its.invoices.map(({ payments, ...invoice }) => ({ ...invoice, payments: payments.length })),
    toInvoiceFen: owed.reduce((sum, { amountFen }) => sum + amountFen, 0),
    payments: [...(await query<Sum>(paymentsText, [round, kind, host, id]))],
    offers: await offersOf(asking, id, whose, its),
  }
})

const logText = "insert into access_log (account, asked, subject, id, reason) values ($1, 'accountInFull', 'payee', $2, $3)"

/** The look is on record before a digit is shown. */
export const accountInFull = answering(questions.accountInFull, async (asking, { id, n, reason }) => {
  const whose = await findWhose(asking, id)
  if (!whose || !sitsAt(asking, whose.law, 'finance')) return undefined
  const { query, session, site } = asking
  const text = "select sealed from record where subject = 'payee' and id = $1 and kind = 'account' and n = $2"
  const [row] = await query<{ sealed: Buffer }>(text, [id, n])
  if (!row) return undefined
  await query(logText, [session?.account.id ?? '', id, reason])
  const { holder, number, bank, bankCode } = openAccount(site.house.seals, id, n, row.sealed)
  return { holder, number, bank, bankCode: bankCode ?? null }
})
