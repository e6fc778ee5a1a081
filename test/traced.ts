/** What the server would lay before an undoing, from a world without one. */
import type { Entry } from '../core/action.ts'
import { numberOfEntry } from '../core/number/dossier.ts'
import { DocumentNumber, writtenNumber } from '../core/number/register.ts'
import { blank as blankPayment, type Payment } from '../core/payment/dossier.ts'
import { retrace } from '../core/retrace.ts'
import type { Traced } from '../core/training/undo/traced.ts'

type Dossiers = ReadonlyMap<string, { readonly status: string; readonly round?: string | undefined }>

const paymentsIn = (dossiers: Dossiers, training: string): Traced['payments'] =>
  [...dossiers].flatMap(([key, state]) => {
    if (!key.startsWith(`payment/${training}.`)) return []
    const { status, amountFen, item, payer, payee, host }: Payment = Object.assign({ ...blankPayment }, state)
    return [{ id: key.slice('payment/'.length), status, amountFen, item, payer, payee, host }]
  })

/** The entries are counted from 1. */
export const tracedIn = (journal: readonly Entry[], dossiers: Dossiers, training: string): Traced => {
  const own = journal.filter(e => e.subject === 'training' && e.id === training)
  const [key, certificate] =
    [...dossiers].find(
      ([k, { status }]) =>
        (k === `certificate/${training}` || k.startsWith(`certificate/${training}.`)) && (status === 'ready' || status === 'issued'),
    ) ?? []
  const id = key?.slice('certificate/'.length) ?? ''
  const seq = journal.findIndex(e => e.subject === 'certificate' && e.id === id && e.action === 'issue') + 1
  const number = DocumentNumber.safeParse(certificate && Reflect.get(certificate, 'number')).data
  const numbered = number && seq > 0 && { number: writtenNumber(number), numbering: numberOfEntry(certificate?.round ?? '', seq) }
  const obligation = dossiers.get(`obligation/${training}`)
  return {
    acts: retrace(own),
    payments: paymentsIn(dossiers, training),
    certificate: certificate && { id, status: certificate.status, ...numbered },
    obligation: obligation && { status: obligation.status, owedMonths: Number(Reflect.get(obligation, 'owedMonths')) },
  }
}
