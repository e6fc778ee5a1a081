/** Where the money of one payee goes: the accounts with their days, what a host has shown, and every sum with the bank's word. */
import { getRouteApi } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import type { Answered, Offer } from '../../core/question.ts'
import { act, ask, newId, type Outcome } from '../client.ts'
import { yuanOf } from '../format.ts'
import { fieldsOf } from '../json.ts'
import { ActionForm, OutcomeNote } from '../parts/act/ActionForm.tsx'
import { useSaying } from '../parts/law.tsx'
import { Rates, StandingAside } from '../parts/runs/Standing.tsx'
import { Statement } from '../parts/runs/Statement.tsx'
import { Scroll } from '../parts/Scroll.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useRefresh, useRound, useSession } from '../queries.ts'
import { type Saying, say } from '../say.ts'
import { useRunWords } from '../words/runs.ts'

const route = getRouteApi('/in/app/payee')
type Payee = Answered<'payee'>
type Part = { readonly id: string; readonly payee: Payee; readonly saying: Saying }

/** The whole number, for finance, for a reason. */
function Whole({ id, n }: { readonly id: string; readonly n: number }) {
  const words = useRunWords()
  const field = useId()
  const [reason, give] = useState('')
  const [shown, show] = useState<string>()
  if (shown !== undefined) return <b>{shown}</b>
  const look = async () => show((await ask('accountInFull', { id, n: String(n), reason })).number)
  return (
    <span className="row">
      <label htmlFor={field} className="small">
        {words.reason}
      </label>
      <Input id={field} value={reason} onChange={event => give(event.target.value)} style={{ width: 180 }} />
      <Button size="small" disabled={reason.trim().length < 4} onClick={look}>
        {words.show}
      </Button>
    </span>
  )
}

function AccountRow({ id, payee, saying, account }: Part & { readonly account: Payee['accounts'][number] }) {
  const words = useRunWords()
  const { data: session } = useSession()
  const isFinance = session?.seats.some(({ role }) => role === 'finance') === true
  const { n, holder, number, bank, from, by, sameName } = account
  return (
    <tr>
      <td>
        {holder}
        {!sameName && <div className="saying bad tight">{words.differs(holder, payee.name)}</div>}
      </td>
      <td>
        {number.slice(-8)} {isFinance && <Whole id={id} n={n} />}
      </td>
      <td>{bank}</td>
      <td>{from}</td>
      <td>{saying.texts.pick(by)}</td>
    </tr>
  )
}

function Accounts({ id, payee, saying }: Part) {
  const words = useRunWords()
  if (payee.accounts.length === 0) return <p className="quiet in">{words.noAccount}</p>
  return (
    <Scroll label={words.account}>
      <table className="grid">
        <thead>
          <tr>
            {[words.holder, words.number, words.bank, words.from, words.by].map(head => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {payee.accounts.map(account => (
            <AccountRow key={account.n} id={id} account={account} payee={payee} saying={saying} />
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Shown({ payee, saying }: Omit<Part, 'id'>) {
  const words = useRunWords()
  const { kind, agreement, invoices, toInvoiceFen } = payee
  if (kind === 'trainee') return null
  return (
    <section className="block" aria-label={words.invoices}>
      <div className="in stack">
        <p>
          {words.agreement}：{agreement ? `${agreement.number}（${agreement.on}）` : words.noAgreement}
        </p>
        <p>
          <b>{words.toInvoice(yuanOf(toInvoiceFen))}</b>
        </p>
        <ul>
          {invoices.map(({ number, on, amountFen, payments }) => (
            <li key={number}>
              {number} · {on} · {yuanOf(amountFen)} · {words.covers(payments)}
            </li>
          ))}
        </ul>
      </div>
      <Rates payee={payee} saying={saying} />
    </section>
  )
}

function Sums({ payments, saying }: { readonly payments: Payee['payments']; readonly saying: Saying }) {
  const words = useRunWords()
  return (
    <Scroll label={words.payments}>
      <table className="grid">
        <thead>
          <tr>
            {[words.name, words.item, words.sum, words.state, words.reference, words.day].map(head => (
              <th key={head} scope="col" className={head === words.sum ? 'n' : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {payments.map(({ id, title, item, amountFen, status, reference, on, run }) => (
            <tr key={id}>
              <td>{title}</td>
              <td>{say(item, saying)}</td>
              <td className="n">{yuanOf(amountFen)}</td>
              <td>{saying.texts.status('payment', status)}</td>
              <td>
                {reference ?? ''}
                {status === 'paid' && run !== null && (
                  <div>
                    <a href={`/api/payments/${encodeURIComponent(id)}/proof.pdf`} aria-label={words.proofOf(title)}>
                      {words.proof}
                    </a>
                  </div>
                )}
              </td>
              <td>{on ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Payments({ payee: { payments }, saying }: { readonly payee: Payee; readonly saying: Saying }) {
  const words = useRunWords()
  return (
    <section className="block">
      <header>
        <h2>{words.payments}</h2>
      </header>
      {payments.length === 0 ? <p className="quiet in">{words.noPayments}</p> : <Sums payments={payments} saying={saying} />}
    </section>
  )
}

/** What the page knows already isn't asked. */
const withoutKnown = (offer: Offer): Offer => {
  const schema = fieldsOf(offer.input)
  const { round: _round, host: _host, ...properties } = fieldsOf(schema.properties)
  return { ...offer, input: JSON.parse(JSON.stringify({ ...schema, properties })) }
}

type Typed = {
  readonly id: string
  readonly payee: Payee
  readonly offer: Offer
  readonly saying: Saying
  readonly onInput: (input: unknown) => unknown
  readonly onCancel: () => void
}
function Typing({ id, payee, offer, saying, onInput, onCancel }: Typed) {
  const refresh = useRefresh()
  const { data: session } = useSession()
  const { texts, law } = saying
  if (!law) return null
  const aside = payee.aside.map(({ account: code, name }) => ({ code, name }))
  const context = { subject: 'payee', action: offer.action, state: { aside }, law, texts } as const
  const today = session?.today ?? ''
  return (
    <ActionForm
      context={context}
      id={id}
      offer={withoutKnown(offer)}
      today={today}
      saying={saying}
      onInput={onInput}
      onDone={refresh}
      onCancel={onCancel}
    />
  )
}

function Doing({ id, payee, saying }: Part) {
  const refresh = useRefresh()
  const [chosen, choose] = useState<Offer>()
  const [outcome, setOutcome] = useState<Outcome>()
  const { texts } = saying
  const send = async (offer: Offer, input: unknown) => {
    const whose = offer.action === 'register' ? { round: payee.round, ...(payee.host !== null && { host: payee.host }) } : {}
    const came = await act('payee', id, offer.action, { ...whose, ...Object(input) }, newId())
    setOutcome(came)
    if (came.kind === 'done') {
      choose(undefined)
      refresh()
    }
  }
  return (
    <section className="block">
      <div className="in stack">
        <div className="row">
          {payee.offers.map(offer => (
            <Button key={offer.action} onClick={() => choose(offer)}>
              {texts.action('payee', offer.action)}
            </Button>
          ))}
        </div>
        {chosen && (
          <Typing
            key={chosen.action}
            id={id}
            payee={payee}
            offer={chosen}
            saying={saying}
            onInput={input => send(chosen, input)}
            onCancel={() => choose(undefined)}
          />
        )}
        {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="payee" />}
      </div>
    </section>
  )
}

/** Whose account it is when no address says: the host's of whoever sits there, else the reader's own training's. */
const useOwnId = (round: string): string | undefined => {
  const { data: session } = useSession()
  const host = session?.seats.find(({ role }) => role === 'host')?.organisation
  const { data } = useAsk(
    'dossiers',
    { round, subject: 'training', limit: 1 },
    round !== '' && host === undefined && session?.account?.person != null,
  )
  return host === undefined ? data?.rows[0]?.id : `${round}.${host}`
}

const officeRoles = ['finance', 'leader', 'department', 'auditor']
function Page({ id }: { readonly id: string }) {
  const words = useRunWords()
  const asked = useAsk('payee', { id })
  const { data: session } = useSession()
  const inOffice = session?.seats.some(({ role }) => officeRoles.includes(role)) === true
  const saying = useSaying(asked.data?.round)
  return (
    <Known asked={asked}>
      {payee => (
        <>
          <h1>
            {words.account}：{payee.name}
          </h1>
          <p className="quiet">{words.accountAbout}</p>
          <section className="block">
            <Accounts id={id} payee={payee} saying={saying} />
          </section>
          {payee.offers.length > 0 && <Doing id={id} payee={payee} saying={saying} />}
          <Shown payee={payee} saying={saying} />
          {payee.host !== null && <Statement id={id} linked />}
          {inOffice && <StandingAside payee={payee} saying={saying} />}
          <Payments payee={payee} saying={saying} />
        </>
      )}
    </Known>
  )
}

export function PayeePage() {
  const words = useRunWords()
  const { id } = route.useSearch()
  const own = useOwnId(useRound() ?? '')
  const its = id ?? own
  return <div className="page">{its === undefined ? <p className="quiet">{words.noTraining}</p> : <Page key={its} id={its} />}</div>
}
