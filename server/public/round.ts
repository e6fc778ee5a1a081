/** `/`: the current round for everybody: days, places, conditions' tracks and who to ask. */
import type { Law } from '../../policy/shape.ts'
import type { Asking } from '../questions/asking.ts'
import { findRound } from '../questions/law.ts'
import { type Html, html } from './html.ts'
import { hrefIn, type Reader, valueIn } from './page.ts'

const publishedText = `
select d.id from dossier d join law l on l.digest = d.state ->> 'law' where d.subject = 'round'
order by d.status in ('open', 'closed', 'noticed') desc, d.status = 'published' desc, l.year desc, d.id limit 100`

/** Every published round: those that go on before those that are over, the newest first. */
export const publishedRounds = async ({ site, query }: Asking) => {
  const rows = await query<{ id: string }>(publishedText)
  const found = await Promise.all(rows.map(async ({ id }) => ({ id, law: (await findRound(site.house, query, id))?.law })))
  return found.flatMap(({ id, law }) => (law ? [{ id, law }] : []))
}

/** The round that the address names, or the first of the published ones; undefined before the first. */
export const findCurrentRound = async ({ site, query }: Asking, asked?: string) => {
  const rows = await query<{ id: string }>(publishedText)
  const newest = asked === undefined ? rows[0] : rows.find(({ id }) => id === asked)
  const found = newest && (await findRound(site.house, query, newest.id))
  return newest && found && { id: newest.id, ...found }
}

const steps = ['apply', 'consent', 'nominate', 'review'] as const

const daysOf = ({ policy }: Law, reader: Reader): Html => {
  const rows = steps.map(step => {
    const { value, clause } = policy.procedure.windows[step]
    return html`<tr><th scope="row">${valueIn(reader, step)}</th><td>${value.from}</td><td>${value.to}</td><td>${numberOf(policy, clause)}</td></tr>`
  })
  const head = [
    { zh: '环节', en: 'Step' },
    { zh: '开始', en: 'From' },
    { zh: '截止', en: 'To' },
    { zh: '条款', en: 'Clause' },
  ].map(name => html`<th scope="col">${reader.say(name)}</th>`)
  return html`<section><h2>${reader.say({ zh: '时间', en: 'Days' })}</h2><div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div></section>`
}

/** The notice's own number of a clause. */
export const numberOf = ({ clauses }: Law['policy'], id: string) => clauses.find(clause => clause.id === id)?.number ?? id

const tracksOf = ({ policy }: Law, reader: Reader): Html => {
  const rows = Object.values(policy.tracks).map(
    track =>
      html`<tr><th scope="row">${reader.say(track.name)}</th><td class="number">${track.places.value}</td><td class="number">${track.durationMonths.value}</td><td>${track.employerLevels.value.map(level => valueIn(reader, level)).join('、')}</td></tr>`,
  )
  const head = [
    { zh: '类别', en: 'Track' },
    { zh: '名额', en: 'Places' },
    { zh: '月数', en: 'Months' },
    { zh: '单位层级', en: 'Employers' },
  ].map(name => html`<th scope="col">${reader.say(name)}</th>`)
  return html`<section><h2>${reader.say({ zh: '类别与名额', en: 'Tracks and places' })}</h2><div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div></section>`
}

/** The other programmes and years, each under a link of its own. */
export const otherRounds = (rounds: Awaited<ReturnType<typeof publishedRounds>>, current: string, reader: Reader): Html | undefined => {
  const others = rounds.filter(({ id }) => id !== current)
  if (others.length === 0) return undefined
  const links = others.map(({ id, law: { policy } }) => {
    const { programme, year } = policy
    const nth = rounds.filter(o => o.law.policy.programme.id === programme.id && o.law.policy.year === year && o.id < id).length
    const name = `${reader.say(programme.name)} ${year}${nth === 0 ? '' : ` (${nth + 1})`}`
    return html`<li><a href="${hrefIn({ ...reader, round: id }, '/')}">${name}</a></li>`
  })
  return html`<section><h2>${reader.say({ zh: '其他计划和年度', en: 'Other programmes and years' })}</h2><ul>${links}</ul></section>`
}

export const roundPage = (law: Law, status: string, reader: Reader): Html => {
  const { policy } = law
  const statuses = new Map(Object.entries(reader.words.subjects.round.statuses))
  return html`<section><p class="verdict">${statuses.get(status) ?? status}</p>
<p>${reader.say(policy.notice.title)}（${policy.notice.number}，${policy.notice.issuedOn}）</p>
<p>${reader.say(policy.notice.issuedBy)} · ${reader.say(policy.notice.contact)}</p>
<p><a href="${hrefIn(reader, '/self-check')}">${reader.say({ zh: '六个问题，看看自己是否符合条件', en: 'Six questions: am I eligible?' })}</a></p></section>
${daysOf(law, reader)}${tracksOf(law, reader)}`
}
