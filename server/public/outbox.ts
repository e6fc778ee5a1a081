/** The outbox of the demonstration: the texts that would have gone to phones. A real house has no such page. */
import { maskPhone } from '../../core/person.ts'
import type { Asking } from '../questions/asking.ts'
import { openText } from '../sending.ts'
import { type Html, html } from './html.ts'
import type { Reader } from './page.ts'

type Row = { readonly key: string; readonly sealed: Buffer | null; readonly state: string }

const shownMost = 100
const text = `select key, sealed, state from outgoing order by id desc limit ${shownMost}`

const states: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  waiting: { zh: '等待发送', en: 'waiting' },
  sending: { zh: '正在发送', en: 'being sent' },
  sent: { zh: '已发送', en: 'sent' },
  failed: { zh: '没有发出', en: 'not sent' },
  perhapsSent: { zh: '可能已发送', en: 'perhaps sent' },
}

const rowOf = ({ site }: Asking, { key, sealed, state }: Row, reader: Reader): Html => {
  const opened = sealed === null ? undefined : openText(site.house.seals, key, sealed)
  const said = states[state]
  return html`<li><p><b>${opened ? maskPhone(opened.phone) : '—'}</b> · ${said ? reader.say(said) : state}</p><p>${opened?.text ?? '—'}</p></li>`
}

export const outboxPage = async (asking: Asking, reader: Reader): Promise<Html> => {
  const rows = await asking.query<Row>(text, [])
  const intro = reader.say({
    zh: '这是演示：下面的短信不会发出，只显示在这里。最新的在上面，最多一百条。',
    en: 'This is the demonstration: these texts go nowhere but onto this page, the newest first, a hundred at most.',
  })
  const none = reader.say({ zh: '还没有短信。', en: 'There are no texts yet.' })
  const list = rows.length === 0 ? html`<p>${none}</p>` : html`<ol reversed>${rows.map(row => rowOf(asking, row, reader))}</ol>`
  return html`<section><p>${intro}</p>${list}</section>`
}
