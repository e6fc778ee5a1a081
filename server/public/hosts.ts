/** `/hosts`: who takes guests in which field, with the seats that are free now; no person but supervisors whose name the host has made public. */
import { hostsAsked } from '../../core/hosting/rules.ts'
import { Statement } from '../../core/hosting/statement.ts'
import { disciplines, findDiscipline } from '../../core/standards/index.ts'
import type { Law } from '../../policy/shape.ts'
import type { Asking } from '../questions/asking.ts'
import { programmesNow } from '../questions/hosting.ts'
import { placeOf } from '../seal.ts'
import { type Html, html } from './html.ts'
import { hrefIn, type Reader } from './page.ts'

const acceptedText = `
select d.id, d.state ->> 'host' as host, r.n, r.sealed from dossier d
join record r on r.subject = d.subject and r.id = d.id and r.kind = 'statement' and r.n = (d.state #>> '{accepted,n}')::int
where d.subject = 'hosting' and d.round = $1`

type Offered = {
  readonly host: { readonly zh: string; readonly en: string }
  readonly city: { readonly zh: string; readonly en: string }
  readonly programme: { readonly zh: string; readonly en: string }
  readonly disciplines: readonly string[]
  readonly free: number
  readonly now: number
  readonly requirements: string | undefined
  readonly supervisors: readonly string[]
  /** The host has said so itself, and the department has accepted it. */
  readonly isSaid: boolean
}

/** What hosts have said and the department accepted, by host; only public parts are read out of it. */
const statementsOf = async ({ query, site }: Asking, round: string): Promise<ReadonlyMap<string, Statement>> => {
  const rows = await query<{ id: string; host: string; n: number; sealed: Buffer }>(acceptedText, [round])
  return new Map(
    rows.flatMap(({ id, host, n, sealed }) => {
      const { data } = Statement.safeParse(site.house.seals.open(placeOf('hosting', id, 'statement', n), sealed))
      return data ? [[host, data]] : []
    }),
  )
}

/** Every programme of every host that the department sends people to. */
export const readOffered = async (asking: Asking, law: Law, round: string): Promise<readonly Offered[]> => {
  const statements = await statementsOf(asking, round)
  const offered: Offered[] = []
  for (const host of hostsAsked(law)) {
    const said = statements.get(host.id)
    for (const { programme, name, discipline, now, taken } of await programmesNow(asking, round, host)) {
      const one = said?.programmes.find(p => p.programme === programme)
      offered.push({
        host: host.name,
        city: host.city,
        programme: name,
        disciplines: one?.disciplines ?? [discipline],
        free: now - taken,
        now,
        requirements: one?.requirements,
        supervisors:
          one?.supervisors.flatMap(({ name, title, isPublic }) => (isPublic ? [title ? `${name}（${title}）` : name] : [])) ?? [],
        isSaid: one !== undefined,
      })
    }
  }
  return offered
}

const nameOf = (reader: Reader, code: string) => {
  const found = findDiscipline(code)
  return found ? reader.say(found.name) : code
}

const fieldForm = (offered: readonly Offered[], chosen: string | undefined, reader: Reader): Html => {
  const known = disciplines.filter(({ code }) => offered.some(one => one.disciplines.includes(code)))
  const options = known.map(
    ({ code, name }) => html`<option value="${code}"${code === chosen ? { html: ' selected' } : undefined}>${reader.say(name)}</option>`,
  )
  const kept = [
    ...(reader.round === undefined ? [] : [html`<input type="hidden" name="round" value="${reader.round}">`]),
    ...(reader.language === 'en' ? [html`<input type="hidden" name="lang" value="en">`] : []),
  ]
  return html`<form method="get" action="/hosts">${kept}<p><label for="discipline">${reader.say({ zh: '学科', en: 'Discipline' })}</label>
<select id="discipline" name="discipline"><option value="">${reader.say({ zh: '全部', en: 'All' })}</option>${options}</select>
<button type="submit">${reader.say({ zh: '查看', en: 'Show' })}</button></p></form>`
}

const rowOf = (one: Offered, reader: Reader): Html => {
  const { say } = reader
  const supervisors = one.supervisors.length > 0 && html`<br>${say({ zh: '导师', en: 'Supervisors' })}：${one.supervisors.join('、')}`
  const unsaid = !one.isSaid && html`<br>${say({ zh: '单位尚未填报，按目录名额', en: 'The host has not said yet: by the catalogue' })}`
  return html`<tr><th scope="row">${say(one.host)}<br>${say(one.city)}</th><td>${say(one.programme)}<br>${one.disciplines.map(code => nameOf(reader, code)).join('、')}</td>
<td class="number">${one.free} / ${one.now}</td><td>${one.requirements}${supervisors || undefined}${unsaid || undefined}</td></tr>`
}

export const hostsPage = (offered: readonly Offered[], chosen: string | undefined, at: Date, reader: Reader): Html => {
  const { say } = reader
  const shown = offered.filter(one => chosen === undefined || one.disciplines.includes(chosen))
  const moment = new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
  const head = [
    { zh: '培养单位', en: 'Host' },
    { zh: '专业与接收学科', en: 'Programme and disciplines' },
    { zh: '空余 / 名额', en: 'Free / seats' },
    { zh: '要求', en: 'What is asked' },
  ].map(name => html`<th scope="col">${say(name)}</th>`)
  const none = html`<p>${say({ zh: '没有单位接收这个学科。', en: 'No host takes this discipline.' })} <a href="${hrefIn(reader, '/hosts')}">${say({ zh: '查看全部', en: 'Show all' })}</a></p>`
  const table = html`<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${shown.map(one => rowOf(one, reader))}</tbody></table></div>`
  return html`<section><p>${say({ zh: '由管理处安排学员的培养单位，名额截至', en: 'Hosts that the department sends people to; seats as of' })} ${moment}</p>
${fieldForm(offered, chosen, reader)}${shown.length === 0 ? none : table}</section>`
}
