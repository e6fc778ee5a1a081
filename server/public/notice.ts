/** `/notice`: the list under public notice, with its days and what changed, and the way to object. */
import type { Answered } from '../../core/question.ts'
import type { Policy } from '../../policy/shape.ts'
import { type Html, html } from './html.ts'
import { hrefIn, type Reader } from './page.ts'

type Notice = Answered<'notice'>

/** A list that is shown again says so, and how many joined and left; whoever left is named no more. */
const changesIn = ({ nth, joined, left, changed }: Notice, { say }: Reader): readonly Html[] => {
  const again = {
    zh: `这是第 ${nth} 次公示：名单有变动，公示期重新计算。与上一次相比，新增 ${joined} 人，减少 ${left} 人。`,
    en: `Notice number ${nth}: the list has changed, and the period begins anew. Since the one before, ${joined} joined and ${left} left.`,
  }
  const soon = { zh: '名单又有变动，变动后的名单将重新公示。', en: 'The list has changed since, and will be shown anew.' }
  return [...(nth > 1 ? [html`<p>${say(again)}</p>`] : []), ...(changed ? [html`<p class="open">${say(soon)}</p>`] : [])]
}

const waysIn = (policy: Policy, reader: Reader): Html => {
  const { say } = reader
  return html`<p><a class="button" href="${hrefIn(reader, '/notice/object')}">${say({ zh: '提出异议', en: 'Object' })}</a> <a href="${hrefIn(reader, '/objection')}">${say({ zh: '凭回执号查询异议', en: 'Look an objection up' })}</a></p>
<p class="quiet">${say({ zh: '也可以打电话、写信或来访：', en: 'Or by phone, letter or visit: ' })}${say(policy.notice.contact)}</p>`
}

const tableOf = (policy: Policy, { rows }: Notice, { say }: Reader): Html => {
  const head = [
    { zh: '类别', en: 'Track' },
    { zh: '姓名', en: 'Name' },
    { zh: '所在单位', en: 'Employer' },
    { zh: '推荐部门', en: 'Nominated by' },
  ].map(name => html`<th scope="col">${say(name)}</th>`)
  const joined = say({ zh: '（新增）', en: ' (new)' })
  const lines = rows.map(
    row =>
      html`<tr><td>${say(policy.tracks[row.track]?.name ?? { zh: row.track, en: row.track })}</td><td>${row.name}${row.isNew ? joined : ''}</td><td>${say(row.employer)}</td><td>${say(row.body)}</td></tr>`,
  )
  return html`<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${lines}</tbody></table></div>`
}

export const noticePage = (policy: Policy, notice: Notice, today: string, reader: Reader): Html => {
  const { from, to } = notice
  const { say } = reader
  const reprimands = policy.training.discipline.publication
    ? html` <a href="${hrefIn(reader, '/reprimands')}">${say({ zh: '通报批评', en: 'Reprimands' })}</a>`
    : undefined
  const look = html`<p><a href="${hrefIn(reader, '/objection')}">${say({ zh: '凭回执号查询异议', en: 'Look an objection up' })}</a>${reprimands}</p>`
  const ended = { zh: `本次公示已于${to ?? ''}结束，名单已撤下。`, en: `This notice ended on ${to ?? ''}; the list has been taken down.` }
  if (to !== null && today > to) return html`<section><p>${say(ended)}</p>${look}</section>`
  if (from === null) return html`<section><p>${say({ zh: '目前没有公示。', en: 'There is no public notice now.' })}</p>${look}</section>`
  return html`<section><p>${say({ zh: '公示期', en: 'On notice' })}：${from} – ${to ?? ''}</p>${changesIn(notice, reader)}
<p>${say({ zh: '同类别内按姓氏笔画排序。', en: 'Within a track, in the order of the strokes of the name.' })}</p>${waysIn(policy, reader)}
${tableOf(policy, notice, reader)}</section>`
}
