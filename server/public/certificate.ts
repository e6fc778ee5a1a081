/** `/certificate`: is this certificate good? The code is typed, or came with the QR code; what can be checked without a network is published beside it. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Answered, questions } from '../../core/question.ts'
import { askingOf } from '../answers.ts'
import type { Door } from '../http.ts'
import { certificate } from '../questions/certificate.ts'
import { keysNow, revocationsNow } from '../signing.ts'
import { countFailure, guessesWatched, waitSeconds } from '../throttle.ts'
import { fingerprintOf } from '../trust.ts'
import { type Html, html } from './html.ts'
import { asked, type Reader, readerOf, sendPage, valueIn } from './page.ts'

type Answer = Answered<'certificate'>
type Looked =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'malformed'; readonly issues: readonly { readonly path: string; readonly message: string }[] }
  | { readonly kind: 'wait'; readonly seconds: number }

const shades: Readonly<Record<string, string>> = { valid: 'yes', revoked: 'no', replaced: 'open', unknown: 'no' }

const hoursIn = (reader: Reader, hours: number) => reader.say({ zh: `${hours}学时`, en: `${hours} hours` })

/** What became of a certificate that is good no longer. */
const changeIn = ({ validity, since, newNumber }: Answer, reader: Reader): Html | undefined => {
  if (since === null) return undefined
  if (validity === 'revoked')
    return html`<p>${reader.say({ zh: `已于 ${since} 撤销，不再有效。`, en: `It was revoked on ${since} and is void.` })}</p>`
  const said = {
    zh: `已于 ${since} 补发，新证书编号：${newNumber ?? ''}。请查验新证书上的查验码。`,
    en: `It was reissued on ${since}; the new certificate has the number ${newNumber ?? ''}. Check the code on that one.`,
  }
  return html`<p>${reader.say(said)}</p>`
}

const answerIn = (answer: Answer, reader: Reader): Html => {
  const { validity, name, programme, from, to, hours, modules } = answer
  const lines = [
    { label: { zh: '姓名', en: 'Name' }, value: name },
    { label: { zh: '专业', en: 'Programme' }, value: programme && reader.say(programme) },
    { label: { zh: '学时', en: 'Hours' }, value: hours === null ? null : String(hours) },
    ...modules.map(module => ({
      label: { zh: '模块', en: 'Module' },
      value: `${reader.say(module.name)} · ${hoursIn(reader, module.hours)}`,
    })),
    { label: { zh: '培养时间', en: 'Period' }, value: from === null ? null : `${from} – ${to ?? ''}` },
  ].flatMap(({ label, value }) => (value === null ? [] : [html`<tr><th scope="row">${reader.say(label)}</th><td>${value}</td></tr>`]))
  const table = lines.length === 0 ? undefined : html`<table><tbody>${lines}</tbody></table>`
  return html`<section><p class="verdict ${shades[validity]}">${valueIn(reader, validity)}</p>${changeIn(answer, reader)}${table}</section>`
}

const waitIn = (seconds: number, reader: Reader): Html => {
  const said = { zh: `查验次数过多，请 ${seconds} 秒后再试。`, en: `Too many codes that are none; try again in ${seconds} seconds.` }
  return html`<section><p class="verdict no" role="alert">${reader.say(said)}</p></section>`
}

const keysPath = '/.well-known/tepei-keys.json'
const listPath = '/.well-known/tepei-revocations.json'

const offlineIn = (
  fingerprint: string,
  reader: Reader,
): Html => html`<section><h2>${reader.say({ zh: '没有网络时', en: 'Without a network' })}</h2>
<p>${reader.say({
  zh: '二维码带有发证机关的签名，可用下面的公钥文件离线核验：npx tepei verify 证书.pdf --key tepei-keys.json。是否被撤销或补发，离线只能看撤销清单。',
  en: 'The QR bears the issuer’s signature and can be checked offline by the key file below: npx tepei verify certificate.pdf --key tepei-keys.json. Whether it was revoked or reissued is told offline by the list of revocations only.',
})}</p>
<p><a href="${keysPath}">${reader.say({ zh: '公钥文件', en: 'Key file' })}</a> · <a href="${listPath}">${reader.say({ zh: '撤销清单', en: 'List of revocations' })}</a></p>
<p class="quiet">${reader.say({ zh: '公钥指纹', en: 'Fingerprint of the key' })}<br><code>${fingerprint}</code></p></section>`

const formIn = (code: string | undefined, reader: Reader): Html => {
  const hidden = reader.language === 'en' ? html`<input type="hidden" name="lang" value="en">` : undefined
  return html`<form method="get" action="/certificate">${hidden}
<label for="code">${reader.say({ zh: '证书上的查验码', en: 'The code on the certificate' })}</label>
<input id="code" name="code" required minlength="8" maxlength="64" autocomplete="off" spellcheck="false" value="${code ?? ''}">
<button type="submit">${reader.say({ zh: '查验', en: 'Check' })}</button></form>`
}

/** Whoever has tried too many codes that are none waits, and is told nothing meanwhile. */
const lookUp = async ({ site }: Door, request: FastifyRequest, code: string): Promise<Looked> => {
  const watched = guessesWatched(request.ip)
  const seconds = await waitSeconds(site.house.database, watched)
  if (seconds > 0) return { kind: 'wait', seconds }
  const parsed = certificate.parse({ code })
  if (parsed.kind === 'malformed') return parsed
  const given = await askingOf(site, undefined, 'everything', parsed.give)
  if (given.kind !== 'answer') throw new Error('a certificate check has no answer')
  const answer = questions.certificate.answer.parse(given.answer)
  if (answer.validity === 'unknown') await countFailure(site.house.database, watched)
  return { kind: 'answer', answer }
}

const fingerprintNow = async ({ site }: Door): Promise<string> => {
  const { keys } = await keysNow(site.house)
  return fingerprintOf(Buffer.from(keys.at(-1)?.x ?? '', 'base64url'))
}

const show = async (door: Door, request: FastifyRequest, reply: FastifyReply, code: string | undefined) => {
  const reader = readerOf(request)
  const looked = code === undefined ? undefined : await lookUp(door, request, code)
  const title = reader.say({ zh: '结业证书查验', en: 'Is this certificate good?' })
  if (looked?.kind === 'wait') reply.code(429).header('retry-after', String(looked.seconds))
  const found =
    looked?.kind === 'answer' ? answerIn(looked.answer, reader) : looked?.kind === 'wait' ? waitIn(looked.seconds, reader) : undefined
  const body = html`${found}${formIn(code, reader)}${offlineIn(await fingerprintNow(door), reader)}`
  return sendPage(reply, reader, { path: '/certificate', title, demo: door.site.demo, body })
}

const answerAsked = async (door: Door, request: FastifyRequest, reply: FastifyReply) => {
  const looked = await lookUp(door, request, asked(request, 'code') ?? '')
  if (looked.kind === 'answer') return reply.send(looked.answer)
  if (looked.kind === 'malformed') return reply.code(400).send({ issues: looked.issues })
  return reply
    .code(429)
    .header('retry-after', String(looked.seconds))
    .send({ error: 'Too many codes that are none.', seconds: looked.seconds })
}

export const addCertificate = (app: FastifyInstance, door: Door): void => {
  const { house } = door.site
  const config = { rateLimit: { max: 60, timeWindow: 60_000 } }
  app.get('/certificate', { config }, (request, reply) => show(door, request, reply, asked(request, 'code')))
  app.get<{ Params: { code: string } }>('/certificate/:code', { config }, (request, reply) =>
    show(door, request, reply, request.params.code),
  )
  app.get('/api/certificate', { config }, (request, reply) => answerAsked(door, request, reply))
  const published = (reply: FastifyReply) => reply.header('cache-control', 'public, max-age=300').type('application/json')
  app.get(keysPath, { config }, async (_request, reply) => published(reply).send(await keysNow(house)))
  app.get(listPath, { config }, async (_request, reply) => published(reply).send(await revocationsNow(house)))
}
