/** `GET /api/documents/{subject}/{id}/{kind}`: papers made on the spot from dossiers, for those who may see the dossier; each is written down. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type PaperKind, paperKinds } from '../core/desk/paper-job.ts'
import { isSubjectName } from '../core/facts.ts'
import { applicationFormHash, printApplicationForm } from '../documents/application-form.ts'
import { printCertificate } from '../documents/certificate.ts'
import { printEnrolmentNotice } from '../documents/enrolment-notice.ts'
import type { Press } from '../documents/pdf.ts'
import { printPublicNotice } from '../documents/public-notice.ts'
import { printRoster } from '../documents/roster-pdf.ts'
import { writeRoster } from '../documents/roster-xlsx.ts'
import { askingOf } from './answers.ts'
import { applicationFormCopies, applicationFormFacts } from './form-facts.ts'
import type { Door } from './http.ts'
import { certificateFacts, enrolmentFacts, noticeFacts, rosterFacts } from './paper-facts.ts'
import { papersOf } from './papers.ts'
import { rememberPrinted } from './printed.ts'
import type { Asking } from './questions/asking.ts'
import { findLook, type Look } from './questions/look.ts'

/** On the press of the house, or on one that is given. */
export type Print = (press?: Press) => Uint8Array | Promise<Uint8Array>
/** Facts are read in a transaction; the printing, which takes longer, comes after it. */
type Maker = (asking: Asking, look: Look, version: number | undefined) => Promise<Print | undefined>

const made =
  <F>(
    read: (...given: Parameters<Maker>) => Promise<F | undefined>,
    print: (facts: F, press?: Press) => Uint8Array | Promise<Uint8Array>,
  ): Maker =>
  async (...given) => {
    const facts = await read(...given)
    return facts && (press => print(facts, press))
  }

/** A form that is printed is remembered by the short code on its pages, so that somebody can type it where the other can't be read. */
const formMade = (read: typeof applicationFormFacts): Maker =>
  made(async (asking, look) => {
    const facts = await read(asking, look)
    if (facts) await rememberPrinted(asking.query, asking.site.house.seals, facts, applicationFormHash(facts))
    return facts
  }, printApplicationForm)

/** Reads the facts of a paper, and prints them when told to. */
export const makers: Readonly<Record<PaperKind, Maker>> = {
  applicationForm: formMade(applicationFormFacts),
  applicationFormCopies: formMade(applicationFormCopies),
  certificate: made(certificateFacts, printCertificate),
  rosterPdf: made(rosterFacts, printRoster),
  rosterXlsx: made(rosterFacts, writeRoster),
  enrolmentNotice: made(enrolmentFacts, printEnrolmentNotice),
  publicNotice: made(noticeFacts, printPublicNotice),
}

/** The facts of a paper, read with the reach of whoever asks for them to be read, and how they are printed; undefined where there is no such paper. */
export const readPaper = (asking: Asking, look: Look, kind: PaperKind, version?: number): Promise<Print | undefined> =>
  makers[kind](asking, look, version)

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** Which frozen version of a roster is meant; without it, the newest. */
const Version = z.coerce.number().int().positive()
type Asked = { readonly subject: string; readonly id: string; readonly kind: string; readonly version?: number | undefined }

const send = async (door: Door, request: FastifyRequest, reply: FastifyReply, { subject, id, kind: named, version }: Asked) => {
  const session = await door.anyone(request)
  if (!session) return reply.code(401).send({ error: 'Sign in first.' })
  const kind = paperKinds.find(known => known === named)
  if (!kind || !isSubjectName(subject)) return reply.callNotFound()
  const look = await askingOf(door.site, session, 'own', async asking => {
    const found = await findLook(asking, subject, id)
    return found && papersOf(asking, found).some(paper => paper.kind === kind) ? found : undefined
  })
  if (!look) return reply.callNotFound()
  const print = await askingOf(door.site, session, 'everything', async asking => {
    await asking.query('insert into access_log (account, asked, subject, id) values ($1, $2, $3, $4)', [
      session.account.id,
      kind,
      subject,
      id,
    ])
    return readPaper(asking, look, kind, version)
  })
  if (!print) return reply.callNotFound()
  const bytes = Buffer.from(await print())
  const extension = kind === 'rosterXlsx' ? 'xlsx' : 'pdf'
  return reply
    .type(kind === 'rosterXlsx' ? xlsx : 'application/pdf')
    .header('content-disposition', `attachment; filename="${kind}-${id}${version === undefined ? '' : `-${version}`}.${extension}"`)
    .send(bytes)
}

export const addDocuments = (app: FastifyInstance, door: Door): void => {
  app.get<{ Params: Asked; Querystring: { readonly version?: string } }>('/api/documents/:subject/:id/:kind', (request, reply) => {
    const version = Version.safeParse(request.query.version).data
    return send(door, request, reply, { ...request.params, version })
  })
}
