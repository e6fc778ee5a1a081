/** `GET /api/documents/{subject}/{id}/{kind}`: papers made on the spot from dossiers, for those who may see the dossier; each is written down. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type FormKind, formKinds, JobKind } from '../core/desk/paper-job.ts'
import { isSubjectName } from '../core/facts.ts'
import { isPaperKind } from '../core/paper/index.ts'
import { findWordPaper } from '../core/paper/word.ts'
import { applicationFormHash, printApplicationForm } from '../documents/application-form.ts'
import { printCertificate } from '../documents/certificate.ts'
import { writeApplicationForm, writeOfficial } from '../documents/docx-child.ts'
import { printOfficial } from '../documents/official.ts'
import type { Press } from '../documents/pdf.ts'
import { printRoster } from '../documents/roster-pdf.ts'
import { writeRoster } from '../documents/roster-xlsx.ts'
import { askingOf } from './answers.ts'
import { applicationFormCopies, applicationFormFacts } from './form-facts.ts'
import type { Door } from './http.ts'
import { noticePreview } from './official/enrolment.ts'
import { withEntryMark } from './official/entry-mark.ts'
import { officialMakers } from './official/index.ts'
import { certificateFacts, rosterFacts } from './paper-facts.ts'
import { beginJob } from './paper-jobs.ts'
import { isOffered, mayPreview, papersOf } from './papers.ts'
import { beyondToday, maySee, roundIn } from './people-seen.ts'
import { rememberPrinted } from './printed.ts'
import type { Asking } from './questions/asking.ts'
import { findLook, type Look } from './questions/look.ts'
import type { Session } from './session.ts'
import { shownOn } from './shown-doors.ts'
import { shows } from './trail.ts'

/** On the press of the house, or on one that is given. */
export type Print = (press?: Press) => Uint8Array | Promise<Uint8Array>
/** Facts are read in a transaction; the printing, which takes longer, comes after it. */
type Maker = (asking: Asking, look: Look, version: number | undefined) => Promise<Print | undefined>
/** What is asked for of several of a kind: a frozen version of a roster, or a part of a round. */
type Which = { readonly version?: number | undefined; readonly part?: string | undefined }

const made =
  <F>(
    read: (...given: Parameters<Maker>) => Promise<F | undefined>,
    print: (facts: F, press?: Press) => Uint8Array | Promise<Uint8Array>,
  ): Maker =>
  async (...given) => {
    const facts = await read(...given)
    return facts && (press => print(facts, press))
  }

type Signed = { readonly madeAt: string }

/** What the office gives out is signed as it is made, where something signs. */
const madeSigned =
  <F extends Signed>(reason: string, ...[read, print]: Parameters<typeof made<F>>): Maker =>
  async (asking, look, version) => {
    const facts = await read(asking, look, version)
    const { signer } = asking.site
    if (!facts || !signer) return facts && (press => print(facts, press))
    return async press => signer.sign(await print(facts, press), { reason, at: facts.madeAt })
  }

/** A form that is printed is remembered by the short code on its pages, so that somebody can type it where the other can't be read. */
const formMade = (read: typeof applicationFormFacts): Maker =>
  made(async (asking, look) => {
    const facts = await read(asking, look)
    if (facts) await rememberPrinted(asking.query, asking.site.house.seals, facts, applicationFormHash(facts))
    return facts
  }, printApplicationForm)

const makers: Readonly<Record<FormKind, Maker>> = {
  applicationForm: formMade(applicationFormFacts),
  applicationFormCopies: formMade(applicationFormCopies),
  certificate: madeSigned('certificate', certificateFacts, printCertificate),
  rosterPdf: made(rosterFacts, printRoster),
  rosterXlsx: made(rosterFacts, writeRoster),
}

const typeOf = (kind: string) => {
  if (kind === 'rosterXlsx') return { extension: 'xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }
  if (findWordPaper(kind)) return { extension: 'docx', type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' }
  return { extension: 'pdf', type: 'application/pdf' }
}

/** How a kind of paper is made, whether the policy has its text or not: it is read, and printed when told to. */
export const makerOf = (kind: string, part?: string): Maker | undefined => {
  const form = formKinds.find(known => known === kind)
  if (form) return makers[form]
  const word = findWordPaper(kind)
  // No code of it is remembered: a scan of an edited copy is nobody's version.
  if (word === 'applicationForm') return made(applicationFormFacts, writeApplicationForm)
  if (word) return made((asking, look) => officialMakers[word](asking, look, part), writeOfficial)
  if (!isPaperKind(kind)) return undefined
  const read = async (asking: Asking, look: Look) => {
    const facts = await officialMakers[kind](asking, look, part)
    return facts && withEntryMark(asking, look, kind, facts)
  }
  return madeSigned(kind, read, printOfficial)
}

/** Which frozen version of a roster is meant; without it, the newest. */
const Version = z.coerce.number().int().positive()
type Asked = Which & { readonly subject: string; readonly id: string; readonly kind: string }

const log = (asking: Asking, account: string, asked: string, { subject, id }: Pick<Look, 'subject' | 'id'>) =>
  asking.query('insert into access_log (account, asked, subject, id) values ($1, $2, $3, $4)', [account, asked, subject, id])

/** A paper that can't be made just now holds nothing up: the house tries again, and whoever asked can fetch it later. A guest by link has no later. */
const leaveToHouse = async ({ site }: Door, { account, actor }: Session, { kind, id }: Pick<Asked, 'kind' | 'id'>) => {
  const job = JobKind.safeParse(kind)
  if (!job.success || actor.only !== undefined) return undefined
  const key = `one/${kind}/${id}/${new Date().toISOString().slice(0, 13)}`
  const begun = await beginJob(site, { account: account.id, key, kind: job.data, ids: [id], asked: { ids: [id] } })
  return begun.kind === 'begun' ? begun.id : undefined
}

const sendMade = async (door: Door, reply: FastifyReply, session: Session, asked: Asked, print: Print) => {
  const { kind, id, version } = asked
  try {
    const bytes = Buffer.from(await print())
    const { extension, type } = typeOf(kind)
    return reply
      .type(type)
      .header('content-disposition', `attachment; filename="${kind}-${id}${version === undefined ? '' : `-${version}`}.${extension}"`)
      .send(bytes)
  } catch (error) {
    const preparing = await leaveToHouse(door, session, asked)
    if (preparing === undefined) throw error
    reply.log.error({ err: error }, 'a paper could not be made')
    return reply.code(503).header('retry-after', '60').send({ error: 'It is being prepared: it is tried again by itself.', preparing })
  }
}

const send = async (door: Door, request: FastifyRequest, reply: FastifyReply, asked: Asked) => {
  const session = await door.anyone(request)
  if (!session) return reply.code(401).send({ error: 'Sign in first.' })
  const { subject, id, kind, version, part } = asked
  const maker = makerOf(kind, part)
  if (!maker || !isSubjectName(subject)) return reply.callNotFound()
  const look = await askingOf(door.site, session, 'own', async asking => {
    const found = await findLook(asking, subject, id)
    return found && isOffered(await papersOf(asking, found), kind) ? found : undefined
  })
  if (!look) return reply.callNotFound()
  shows(...shownOn(kind))
  const { house } = door.site
  if (!(await maySee({ house, session, round: roundIn(look.state), people: new Set([id.split('.')[0] ?? id]) })))
    return reply.code(409).send(beyondToday)
  const print = await askingOf(door.site, session, 'everything', async asking => {
    await log(asking, session.account.id, kind, look)
    return maker(asking, look, version)
  })
  return print ? sendMade(door, reply, session, asked, print) : reply.callNotFound()
}

/** The enrolment notice as it would be sent, without a number: for the office, before it notifies anybody. */
const sendPreview = async (door: Door, request: FastifyRequest, reply: FastifyReply, id: string) => {
  const session = await door.session(request)
  if (!session) return reply.code(401).send({ error: 'Sign in first.' })
  const look = await askingOf(door.site, session, 'own', async asking => {
    const found = await findLook(asking, 'training', id)
    return found && mayPreview(asking, found) ? found : undefined
  })
  if (!look) return reply.callNotFound()
  const facts = await askingOf(door.site, session, 'everything', async asking => {
    await log(asking, session.account.id, 'enrolmentNotice preview', look)
    return noticePreview(asking, look)
  })
  if (!facts) return reply.callNotFound()
  return reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename="preview-${id}.pdf"`)
    .send(Buffer.from(await printOfficial(facts)))
}

type Query = { readonly version?: string; readonly part?: string; readonly preview?: string }

export const addDocuments = (app: FastifyInstance, door: Door): void => {
  app.get<{ Params: Asked; Querystring: Query }>('/api/documents/:subject/:id/:kind', (request, reply) => {
    const { subject, id, kind } = request.params
    if (request.query.preview !== undefined && subject === 'training' && kind === 'enrolmentNotice')
      return sendPreview(door, request, reply, id)
    const { version, part } = request.query
    return send(door, request, reply, { subject, id, kind, version: Version.safeParse(version).data, part })
  })
}
