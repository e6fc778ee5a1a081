/** The doors of the objection desk for everybody: bounded, slowed down by address, and open to whoever holds a receipt number. */
import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { blank, type Objection } from '../../core/objection/dossier.ts'
import { termsOf } from '../../core/objection/terms.ts'
import { askingOf } from '../answers.ts'
import type { Door } from '../http.ts'
import { openObjection, receiptOf } from '../objections.ts'
import type { Answer } from '../perform.ts'
import type { Asking } from '../questions/asking.ts'
import { findRound } from '../questions/law.ts'
import { findNotice } from '../questions/notice.ts'
import { countFailure, type Watched, waitSeconds } from '../throttle.ts'
import { type Html, html } from './html.ts'
import { bounds, readSent, type Sent } from './multipart.ts'
import { type Fault, faultsOf, faultsOfSupplement, openedBy, raiseBy, supplementBy, takeFiles, withdrawBy } from './objecting.ts'
import { answerPage, askReceipt, type Found, receiptPage } from './objection-answer.ts'
import { faultsIn, objectionForm } from './objection-form.ts'
import { asked, type Reader, readerOf, type Said, sendPage } from './page.ts'
import { findCurrentRound } from './round.ts'

const title: Said = { zh: '对公示名单提出异议', en: 'Object to the list on notice' }
const answerTitle: Said = { zh: '异议办理情况', en: 'Where your objection stands' }
const unreadable: Said = { zh: '没有收到完整的内容，请重新填写。', en: 'What came was not whole; please fill it in again.' }
const unknown: Said = { zh: '没有这个回执号，请核对后再输。', en: 'There is no such receipt number; please check it.' }

/** What is sent from one address makes the next wait, and so does each receipt number that is none. */
const sentFrom = (address: string): Watched => ({ name: `objections/${address}`, free: 10 })
const guessedFrom = (address: string): Watched => ({ name: `receipts/${address}`, free: 20 })

const show = ({ site }: Door, reply: FastifyReply, reader: Reader, said: Said, body: Html, code = 200) =>
  sendPage(reply.code(code).header('cache-control', 'no-store'), reader, {
    path: '/notice',
    title: reader.say(said),
    demo: site.demo,
    body,
  })

const notice = (said: Said, reader: Reader) => html`<section class="wrong" role="alert"><p>${reader.say(said)}</p></section>`

/** Before a body is read at all: who has sent much from one address waits. */
const holdBack = (door: Door, watched: (address: string) => Watched) => async (request: FastifyRequest, reply: FastifyReply) => {
  const seconds = await waitSeconds(door.site.house.database, [watched(request.ip)])
  if (seconds === 0) return
  const reader = readerOf(request)
  const said = { zh: `提交太频繁，请过 ${seconds} 秒再试。`, en: `Too much was sent from here; try again in ${seconds} seconds.` }
  await show(door, reply.header('retry-after', seconds), reader, title, notice(said, reader), 429)
}

const newKey = () => randomBytes(16).toString('hex')
const keyIn = (sent: Sent | undefined) => (/^[0-9a-f]{32}$/.test(sent?.texts.get('key') ?? '') ? (sent?.texts.get('key') ?? '') : newKey())

const nothing = { from: null, to: null, nth: 0, joined: 0, left: 0, changed: false, rows: [] }

/** The round that is asked for, with its list. */
const findList = async (asking: Asking, round: string | undefined) => {
  const current = await findCurrentRound(asking, round)
  const found = current && (await findNotice(asking, current.id))
  return current && { id: current.id, law: current.law, ids: found?.ids ?? [], notice: found?.answer ?? nothing }
}

const listFor = (door: Door, round: string | undefined) => askingOf(door.site, undefined, 'everything', asking => findList(asking, round))

type Told = { readonly said?: Said; readonly faults?: readonly Fault[]; readonly sent?: Sent | undefined }

const showForm = async (door: Door, request: FastifyRequest, reply: FastifyReply, { said, faults = [], sent }: Told) => {
  const reader = readerOf(request)
  const list = await listFor(door, reader.round)
  if (!list)
    return show(
      door,
      reply,
      reader,
      title,
      html`<section><p>${reader.say({ zh: '还没有发布年度。', en: 'No year has been published yet.' })}</p></section>`,
    )
  const form = objectionForm({ law: list.law, notice: list.notice, key: keyIn(sent), given: sent?.texts ?? new Map() }, reader)
  const body = html`${said && notice(said, reader)}${faultsIn(faults, reader)}${form}`
  return show(door, reply, reader, title, body, said || faults.length > 0 ? 400 : 200)
}

/** Why the law refused it, in the words of its rules. */
const refusedWith = (answer: Answer, { words, language }: Reader): Said => {
  const said =
    answer.kind === 'refused' ? answer.refusals.map(({ rule }) => words.rules[rule] ?? rule).join(language === 'zh' ? '；' : '; ') : ''
  return { zh: said || unreadable.zh, en: said || unreadable.en }
}

const takeObjection = async (door: Door, request: FastifyRequest, reply: FastifyReply) => {
  const [reader, sent] = [readerOf(request), await readSent(request)]
  const list = await listFor(door, reader.round)
  if (!sent || !list || sent.texts.get('key') !== keyIn(sent)) return showForm(door, request, reply, { said: unreadable, sent })
  const faults = faultsOf(sent, termsOf(list.law).value.anonymous)
  if (faults.length > 0) return showForm(door, request, reply, { faults, sent })
  await countFailure(door.site.house.database, [sentFrom(request.ip)])
  const files = await takeFiles(door.site, sent)
  if (files.faults.length > 0) return showForm(door, request, reply, { faults: files.faults, sent })
  const { receipt, answer } = await raiseBy(door.site, list.id, sent, list.ids, files.digests)
  // The same form sent again, even with other words: it has its receipt already.
  const known = answer.kind === 'done' || answer.kind === 'reused'
  if (!known) return showForm(door, request, reply, { said: refusedWith(answer, reader), sent })
  const found = await findByReceipt(door, receipt)
  return show(door, reply, reader, title, receiptPage(receipt, found?.state.due, reader))
}

type Read = { readonly state: Objection; readonly name: string | null }
const findText = `
select d.state, p.name from dossier d left join person p on p.id = d.state #>> '{against,person}' where d.subject = 'objection' and d.id = $1`

const findByReceipt = async ({ site }: Door, typed: string): Promise<(Found & { readonly id: string }) | undefined> => {
  const id = openedBy(site, typed)
  if (id === undefined) return undefined
  return askingOf(site, undefined, 'everything', async ({ query }) => {
    const [row] = await query<Read>(findText, [id])
    const state = row && { ...blank, ...row.state }
    const round = state && (await findRound(site.house, query, state.round ?? ''))
    if (!row || !state || !round) return undefined
    const sealed = await openObjection(query, site.house.seals, id)
    return { id, receipt: receiptOf(site.house.seals, id), law: round.law, state, about: row.name ?? undefined, sealed }
  })
}

type Kind = { readonly said?: Said; readonly faults?: readonly Fault[] }

/** The page behind a receipt number, or the question for one. */
const showAnswer = async (
  door: Door,
  request: FastifyRequest,
  reply: FastifyReply,
  typed: string | undefined,
  { said, faults = [] }: Kind = {},
) => {
  const reader = readerOf(request)
  if (typed === undefined) return show(door, reply, reader, answerTitle, askReceipt(undefined, undefined, reader))
  const found = await findByReceipt(door, typed)
  if (!found) {
    await countFailure(door.site.house.database, [guessedFrom(request.ip)])
    return show(door, reply, reader, answerTitle, askReceipt(typed, unknown, reader), 404)
  }
  const body = html`${said && notice(said, reader)}${faultsIn(faults, reader)}${answerPage(found, newKey(), reader)}`
  return show(door, reply, reader, answerTitle, body, said || faults.length > 0 ? 400 : 200)
}

const takeMore = async (door: Door, request: FastifyRequest, reply: FastifyReply) => {
  const [reader, sent] = [readerOf(request), await readSent(request)]
  const typed = sent?.texts.get('receipt')
  const id = typed === undefined ? undefined : openedBy(door.site, typed)
  if (!sent || id === undefined) return showAnswer(door, request, reply, typed ?? '')
  const faults = faultsOfSupplement(sent)
  if (faults.length > 0) return showAnswer(door, request, reply, typed, { faults })
  await countFailure(door.site.house.database, [sentFrom(request.ip)])
  const files = await takeFiles(door.site, sent)
  if (files.faults.length > 0) return showAnswer(door, request, reply, typed, { faults: files.faults })
  const answer = await supplementBy(door.site, id, sent, files.digests)
  return showAnswer(door, request, reply, typed, answer.kind === 'done' ? {} : { said: refusedWith(answer, reader) })
}

const takeBack = async (door: Door, request: FastifyRequest, reply: FastifyReply) => {
  const typed = asked(request, 'receipt') ?? ''
  const id = openedBy(door.site, typed)
  if (id === undefined || asked(request, 'sure') !== 'yes') return showAnswer(door, request, reply, typed)
  const answer = await withdrawBy(door.site, id)
  return showAnswer(door, request, reply, typed, answer.kind === 'done' ? {} : { said: refusedWith(answer, readerOf(request)) })
}

export const addObjectionDesk = (app: FastifyInstance, door: Door): void => {
  // How much is taken is said by each door: no other reads a form with files.
  app.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  const [slowly, carefully] = [{ onRequest: holdBack(door, sentFrom) }, { onRequest: holdBack(door, guessedFrom) }]
  app.get('/notice/object', (request, reply) => showForm(door, request, reply, {}))
  app.post('/notice/object', { ...slowly, bodyLimit: bounds.bytes }, (request, reply) => takeObjection(door, request, reply))
  app.get('/objection', (request, reply) => showAnswer(door, request, reply, undefined))
  app.post('/objection', carefully, (request, reply) => showAnswer(door, request, reply, asked(request, 'receipt') ?? ''))
  app.post('/objection/more', { ...slowly, bodyLimit: bounds.bytes }, (request, reply) => takeMore(door, request, reply))
  app.post('/objection/withdraw', carefully, (request, reply) => takeBack(door, request, reply))
}
