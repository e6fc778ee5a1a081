/** What every public page has around it: language, headings, links; plain HTML that needs no script. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { en } from '../../words/en.ts'
import type { Words } from '../../words/shape.ts'
import { zh } from '../../words/zh.ts'
import { publicPolicy } from '../page-policy.ts'
import { type Html, html } from './html.ts'
import { style } from './style.ts'

export type Language = 'zh' | 'en'
export type Said = { readonly zh: string; readonly en: string }
/** `round` is the one that the address names, and every link goes on to name it. */
export type Reader = {
  readonly language: Language
  readonly words: Words
  readonly say: (said: Said) => string
  readonly round: string | undefined
}

/** What came with files is bytes until its own page has read it. */
const queryOf = ({ query, body }: FastifyRequest): Readonly<Record<string, unknown>> => ({
  ...Object(query),
  ...(Buffer.isBuffer(body) ? {} : Object(body)),
})

/** One value of the address, or of the form that was sent; a name that came twice has none. */
export const asked = (request: FastifyRequest, name: string): string | undefined => {
  const value = queryOf(request)[name]
  return typeof value === 'string' && value !== '' ? value.slice(0, 200) : undefined
}

export const readerOf = (request: FastifyRequest): Reader => {
  const language: Language = asked(request, 'lang') === 'en' ? 'en' : 'zh'
  return { language, words: language === 'en' ? en : zh, say: said => said[language], round: asked(request, 'round') }
}

/** A link that keeps the language and the round. */
export const hrefIn = ({ language, round }: Pick<Reader, 'language' | 'round'>, path: string): string => {
  const asks = new URLSearchParams({ ...(round !== undefined && { round }), ...(language === 'en' && { lang: 'en' }) }).toString()
  return asks === '' ? path : `${path}?${asks}`
}

/** The name of a coded value in the reader's language. */
export const valueIn = ({ words }: Reader, value: string) => words.values[value] ?? value

const links = [
  { path: '/', name: { zh: '本年度', en: 'This year' } },
  { path: '/self-check', name: { zh: '六问自查', en: 'Six questions' } },
  { path: '/hosts', name: { zh: '培养单位', en: 'Hosts' } },
  { path: '/notice', name: { zh: '公示', en: 'Public notice' } },
  { path: '/certificate', name: { zh: '证书查验', en: 'Certificate' } },
  { path: '/app/', name: { zh: '登录', en: 'Sign in' } },
] as const

type Page = { readonly path: string; readonly title: string; readonly demo: boolean; readonly body: Html }

/** Sends a whole page. */
export const sendPage = (reply: FastifyReply, reader: Reader, { path, title, demo, body }: Page) => {
  const other =
    reader.language === 'en'
      ? { language: '中文', lang: 'zh-CN', href: hrefIn({ ...reader, language: 'zh' }, path) }
      : { language: 'English', lang: 'en', href: hrefIn({ ...reader, language: 'en' }, path) }
  const mark = reader.say({ zh: '演示：人员均为虚构', en: 'Demonstration: all people are invented' })
  const menu = links.map(
    link =>
      html`<li><a href="${hrefIn(reader, link.path)}"${link.path === path ? { html: ' aria-current="page"' } : undefined}>${reader.say(link.name)}</a></li>`,
  )
  const page = html`<!doctype html>
<html lang="${reader.language === 'en' ? 'en' : 'zh-CN'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/public.css"></head>
<body>${demo ? html`<p class="demo">${mark} · <a href="${hrefIn(reader, '/outbox')}">${reader.say({ zh: '短信发件箱', en: 'Outbox' })}</a></p>` : undefined}
<header><nav aria-label="${reader.say({ zh: '主菜单', en: 'Main' })}"><ul>${menu}</ul></nav><a class="language" lang="${other.lang}" href="${other.href}">${other.language}</a></header>
<main><h1>${title}</h1>${body}</main></body></html>`
  // Without a referrer a form's Origin would be null, and its answer would be taken for another site's.
  // A list of names is for those who look for it, not for what search engines remember.
  if (['/notice', '/objection', '/reprimands'].some(named => path.startsWith(named)))
    reply.header('x-robots-tag', 'noindex, nofollow, noarchive')
  return reply
    .header('content-security-policy', publicPolicy)
    .header('referrer-policy', 'same-origin')
    .type('text/html; charset=utf-8')
    .send(page.html)
}

export const sendStyle = (reply: FastifyReply) => reply.header('cache-control', 'public, max-age=3600').type('text/css').send(style)
