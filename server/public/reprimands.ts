/** `/reprimands`: the reprimands of a round that are public today, each with its last day. */
import type { Answered } from '../../core/question.ts'
import type { Policy } from '../../policy/shape.ts'
import { type Html, html } from './html.ts'
import type { Reader } from './page.ts'

type Reprimands = Answered<'reprimands'>

export const reprimandsPage = ({ clauses }: Policy, { rows }: Reprimands, { say }: Reader): Html => {
  if (rows.length === 0)
    return html`<section><p>${say({ zh: '目前没有公布的通报批评。', en: 'No reprimand is public now.' })}</p></section>`
  const head = [
    { zh: '文号', en: 'Number' },
    { zh: '姓名', en: 'Name' },
    { zh: '所在单位', en: 'Employer' },
    { zh: '原因', en: 'Ground' },
    { zh: '条款', en: 'Clause' },
    { zh: '公布期', en: 'Public' },
  ].map(name => html`<th scope="col">${say(name)}</th>`)
  const numberOf = (id: string) => clauses.find(c => c.id === id)?.number ?? id
  const lines = rows.map(
    row =>
      html`<tr><td>${row.number}</td><td>${row.name}</td><td>${say(row.employer)}</td><td>${say(row.ground)}</td><td>${numberOf(row.clause)}</td><td>${row.from} – ${row.until}</td></tr>`,
  )
  const note = {
    zh: '公布期满自动撤下；本人申诉或者决定被纠正的，按政策撤下。',
    en: 'Each is taken down by itself after its last day, and by an appeal or a correction as the policy says.',
  }
  return html`<section><p>${say(note)}</p><div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${lines}</tbody></table></div></section>`
}
