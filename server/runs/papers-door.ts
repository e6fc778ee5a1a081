/** The papers of runs: the list to be signed as PDF and workbook, and the proof of one payment. Who fetched a list is on record. */
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type MoneyRow, moneySheet, printMoneyPaper } from '../../documents/money-paper.ts'
import { askingOf } from '../answers.ts'
import type { Door } from '../http.ts'
import { answer, door as described, text } from '../openapi-parts.ts'
import { type Asking, sitsAt } from '../questions/asking.ts'
import { findLook } from '../questions/look.ts'
import type { Session } from '../session.ts'
import { type Listed, listHead, listOnPaper, listPage } from './list.ts'
import { proofOf } from './proof.ts'

type At = { readonly Params: { readonly id: string } }
const logText = "insert into access_log (account, asked, subject, id) values ($1, 'runList', 'run', $2)"

const findListed = async (asking: Asking, session: Session, id: string): Promise<Listed | undefined> => {
  const look = await findLook(asking, 'run', id)
  if (!look || !sitsAt(asking, look.law, 'department', 'leader', 'finance', 'auditor')) return undefined
  await asking.query(logText, [session.account.id, id])
  return { id, law: look.law, state: look.state }
}

const attached = (reply: FastifyReply, type: string, name: string) =>
  reply.type(type).header('content-disposition', `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`)
export const pdf = 'application/pdf'
export const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const sendPaper = async ({ site }: Door, id: string, reply: FastifyReply, session: Session) => {
  const facts = await askingOf(site, session, 'own', async asking => {
    const listed = await findListed(asking, session, id)
    return listed && listOnPaper(asking, listed)
  })
  return facts ? attached(reply, pdf, `${id}.pdf`).send(Buffer.from(await printMoneyPaper(facts))) : reply.callNotFound()
}

/** Each page in a transaction of its own: a long list holds no connection while it is fetched. */
async function* pagesOf({ site }: Door, session: Session, listed: Listed): AsyncGenerator<readonly MoneyRow[]> {
  for (let after: number | undefined = 0; after !== undefined; ) {
    const from: number = after
    const page = await askingOf(site, session, 'own', asking => listPage(asking, listed, from))
    yield page.rows
    after = page.last
  }
}

const sendSheet = async (door: Door, id: string, reply: FastifyReply, session: Session) => {
  const found = await askingOf(door.site, session, 'own', async asking => {
    const listed = await findListed(asking, session, id)
    return listed && { listed, head: await listHead(asking, listed) }
  })
  if (!found) return reply.callNotFound()
  return attached(reply, workbook, `${id}.xlsx`).send(Readable.from(moneySheet(found.head, pagesOf(door, session, found.listed))))
}

const sendProof = async ({ site }: Door, id: string, reply: FastifyReply, session: Session) => {
  const facts = await askingOf(site, session, 'own', async asking => {
    const look = await findLook(asking, 'payment', id)
    return look && proofOf(asking, look)
  })
  return facts ? attached(reply, pdf, `${id}.pdf`).send(Buffer.from(await printMoneyPaper(facts))) : reply.callNotFound()
}

export const addRunPapers = (app: FastifyInstance, door: Door): void => {
  const signedIn =
    (send: (door: Door, id: string, reply: FastifyReply, session: Session) => Promise<unknown>) =>
    async (request: FastifyRequest<At>, reply: FastifyReply) => {
      const session = await door.session(request)
      return session ? send(door, request.params.id, reply, session) : reply.code(401).send({ error: 'Sign in first.' })
    }
  app.get<At>('/api/runs/:id/list.pdf', signedIn(sendPaper))
  app.get<At>('/api/runs/:id/list.xlsx', signedIn(sendSheet))
  app.get<At>('/api/payments/:id/proof.pdf', signedIn(sendProof))
}

const id = { name: 'id', in: 'path', required: true, schema: text }
export const runPaperPaths = {
  '/api/runs/{id}/list.pdf': {
    get: described(
      'runListPdf',
      'The list of a run to be signed, for the office. A run of thousands is on paper by its sums.',
      { parameters: [id] },
      { 200: answer('A PDF.') },
    ),
  },
  '/api/runs/{id}/list.xlsx': {
    get: described(
      'runListSheet',
      'The same list as a workbook, however long. Accounts by their last four digits.',
      { parameters: [id] },
      { 200: answer('The workbook.') },
    ),
  },
  '/api/payments/{id}/proof.pdf': {
    get: described(
      'paymentProof',
      'The proof of a payment that a run made, for whoever may see the payment.',
      { parameters: [id] },
      { 200: answer('A PDF.') },
    ),
  },
}
