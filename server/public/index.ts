/** The pages for everybody, from the server, without a script: the round, six questions, the notice, the certificate check; in the demonstration its outbox. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Answered, questions } from '../../core/question.ts'
import { askingOf } from '../answers.ts'
import type { Door } from '../http.ts'
import type { Asking } from '../questions/asking.ts'
import { notice } from '../questions/notice.ts'
import { reprimands } from '../questions/reprimands.ts'
import { addCertificate } from './certificate.ts'
import { hostsPage, readOffered } from './hosts.ts'
import { type Html, html } from './html.ts'
import { noticePage } from './notice.ts'
import { addObjectionDesk } from './objection-door.ts'
import { outboxPage } from './outbox.ts'
import { asked, type Reader, readerOf, type Said, sendPage, sendStyle } from './page.ts'
import { reprimandsPage } from './reprimands.ts'
import { findCurrentRound, otherRounds, publishedRounds, roundPage } from './round.ts'
import { checkPage } from './self-check.ts'

type Current = NonNullable<Awaited<ReturnType<typeof findCurrentRound>>>
type Made = { readonly title: string; readonly body: Html }

const nothingYet: Said = { zh: '还没有发布年度。', en: 'No year has been published yet.' }

/** A page about the round that the address names, or the newest. */
const addAboutRound = (
  app: FastifyInstance,
  door: Door,
  path: string,
  make: (asking: Asking, current: Current, request: FastifyRequest, reader: Reader) => Promise<Made>,
  sends = false,
): void => {
  const show = async (request: FastifyRequest, reply: FastifyReply) => {
    const reader = readerOf(request)
    const { site } = door
    const made = await askingOf(site, undefined, 'everything', async asking => {
      const current = await findCurrentRound(asking, asked(request, 'round'))
      return current && make(asking, current, request, reader)
    })
    const empty = {
      title: reader.say({ zh: '特培计划', en: 'Special training programme' }),
      body: html`<section><p>${reader.say(nothingYet)}</p></section>`,
    }
    return sendPage(reply, reader, { path, demo: site.demo, ...(made ?? empty) })
  }
  app.get(path, show)
  // What is typed here goes in the body: a birth date in an address would stand in the logs of every proxy on the way.
  if (sends) app.post(path, { bodyLimit: mostTyped }, show)
}

const noticeOf = async (asking: Asking, round: string): Promise<Answered<'notice'>> => {
  const parsed = notice.parse({ round })
  const given = parsed.kind === 'parsed' ? await parsed.give(asking) : parsed
  return given.kind === 'answer'
    ? questions.notice.answer.parse(given.answer)
    : { from: null, to: null, nth: 0, joined: 0, left: 0, changed: false, rows: [] }
}

const reprimandsOf = async (asking: Asking, round: string): Promise<Answered<'reprimands'>> => {
  const parsed = reprimands.parse({ round })
  const given = parsed.kind === 'parsed' ? await parsed.give(asking) : parsed
  return given.kind === 'answer' ? questions.reprimands.answer.parse(given.answer) : { rows: [] }
}

const titled = (zh: string, en: string, year: number): Said => ({ zh: `${year}年度${zh}`, en: `${en} ${year}` })

const mostTyped = 16 * 1024
const ofForm = 'application/x-www-form-urlencoded'

/** Only the demonstration shows what it would have sent. */
const addOutbox = (app: FastifyInstance, { site }: Door): void => {
  app.get('/outbox', async (request, reply) => {
    const reader = readerOf(request)
    const body = await askingOf(site, undefined, 'everything', asking => outboxPage(asking, reader))
    return sendPage(reply, reader, {
      path: '/outbox',
      title: reader.say({ zh: '短信发件箱', en: 'Outbox of texts' }),
      demo: site.demo,
      body,
    })
  })
}

export const addPublicPages = (app: FastifyInstance, door: Door): void => {
  if (!app.hasContentTypeParser(ofForm))
    app.addContentTypeParser(ofForm, { parseAs: 'string', bodyLimit: mostTyped }, (_request, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    )
  app.get('/public.css', (_request, reply) => sendStyle(reply))
  addAboutRound(app, door, '/', async (asking, { id, law, state }, _request, reader) => ({
    title: reader.say(titled(law.policy.programme.name.zh, law.policy.programme.name.en, law.policy.year)),
    body: html`${roundPage(law, state.status, reader)}${otherRounds(await publishedRounds(asking), id, reader)}`,
  }))
  const check = async (_asking: Asking, { id, law }: Current, request: FastifyRequest, reader: Reader) => ({
    title: reader.say(titled('六问自查', 'Six questions,', law.policy.year)),
    body: checkPage(law.policy, id, request, reader),
  })
  addAboutRound(app, door, '/self-check', check, true)
  addAboutRound(app, door, '/hosts', async (asking, { id, law }, request, reader) => ({
    title: reader.say(titled('培养单位', 'Hosts', law.policy.year)),
    body: hostsPage(await readOffered(asking, law, id), asked(request, 'discipline'), asking.at, reader),
  }))
  addAboutRound(app, door, '/notice', async (asking, { id, law }, _request, reader) => ({
    title: reader.say(titled('公示', 'Public notice', law.policy.year)),
    body: noticePage(law.policy, await noticeOf(asking, id), asking.today, reader),
  }))
  addAboutRound(app, door, '/reprimands', async (asking, { id, law }, _request, reader) => ({
    title: reader.say(titled('通报批评', 'Reprimands', law.policy.year)),
    body: reprimandsPage(law.policy, await reprimandsOf(asking, id), reader),
  }))
  addObjectionDesk(app, door)
  addCertificate(app, door)
  if (door.site.demo) addOutbox(app, door)
}
