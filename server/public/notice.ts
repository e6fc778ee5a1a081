/** `/notice`: the list under public notice, and where to object. */
import type { Answered } from '../../core/question.ts'
import type { Policy } from '../../policy/shape.ts'
import { type Html, html } from './html.ts'
import type { Reader } from './page.ts'

export const noticePage = (policy: Policy, { from, to, rows }: Answered<'notice'>, today: string, reader: Reader): Html => {
  const ended = { zh: `本次公示已于${to ?? ''}结束，名单已撤下。`, en: `This notice ended on ${to ?? ''}; the list has been taken down.` }
  if (to !== null && today > to) return html`<section><p>${reader.say(ended)}</p></section>`
  if (from === null) return html`<section><p>${reader.say({ zh: '目前没有公示。', en: 'There is no public notice now.' })}</p></section>`
  const head = [
    { zh: '类别', en: 'Track' },
    { zh: '姓名', en: 'Name' },
    { zh: '所在单位', en: 'Employer' },
    { zh: '推荐部门', en: 'Nominated by' },
  ].map(name => html`<th scope="col">${reader.say(name)}</th>`)
  const lines = rows.map(
    row =>
      html`<tr><td>${reader.say(policy.tracks[row.track]?.name ?? { zh: row.track, en: row.track })}</td><td>${row.name}</td><td>${reader.say(row.employer)}</td><td>${reader.say(row.body)}</td></tr>`,
  )
  const objection = reader.say({ zh: '公示期内如有异议，请向以下部门反映：', en: 'Objections during the notice go to: ' })
  return html`<section><p>${reader.say({ zh: '公示期', en: 'On notice' })}：${from} – ${to ?? ''}</p><p>${reader.say({ zh: '同类别内按姓氏笔画排序。', en: 'Within a track, in the order of the strokes of the name.' })}</p><p>${objection}${reader.say(policy.notice.contact)}</p>
<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${lines}</tbody></table></div></section>`
}
