/** `/certificate`: is this certificate good? The code is typed, or came with the QR code. */
import type { Answered } from '../../core/question.ts'
import { type Html, html } from './html.ts'
import { type Reader, valueIn } from './page.ts'

const shades: Readonly<Record<string, string>> = { valid: 'yes', revoked: 'no', replaced: 'open', unknown: 'no' }

const hoursIn = (reader: Reader, hours: number) => reader.say({ zh: `${hours}学时`, en: `${hours} hours` })

const answerIn = (answer: Answered<'certificate'>, reader: Reader): Html => {
  const { validity, name, programme, from, to, number, hours, modules } = answer
  const lines = [
    { label: { zh: '编号', en: 'Number' }, value: number },
    { label: { zh: '姓名', en: 'Name' }, value: name },
    { label: { zh: '专业', en: 'Programme' }, value: programme && reader.say(programme) },
    { label: { zh: '学时', en: 'Hours' }, value: hours === null ? null : String(hours) },
    ...modules.map(module => ({
      label: { zh: '模块', en: 'Module' },
      value: `${reader.say(module.name)} · ${hoursIn(reader, module.hours)}`,
    })),
    { label: { zh: '培养时间', en: 'Period' }, value: from === null ? null : `${from} – ${to ?? ''}` },
  ].flatMap(({ label, value }) => (value === null ? [] : [html`<tr><th scope="row">${reader.say(label)}</th><td>${value}</td></tr>`]))
  return html`<section><p class="verdict ${shades[validity]}">${valueIn(reader, validity)}</p><table><tbody>${lines}</tbody></table></section>`
}

export const certificatePage = (code: string | undefined, answer: Answered<'certificate'> | undefined, reader: Reader): Html => {
  const hidden = reader.language === 'en' ? html`<input type="hidden" name="lang" value="en">` : undefined
  return html`${answer && answerIn(answer, reader)}<form method="get" action="/certificate">${hidden}
<label for="code">${reader.say({ zh: '证书上的查验码', en: 'The code on the certificate' })}</label>
<input id="code" name="code" required minlength="8" maxlength="64" autocomplete="off" spellcheck="false" value="${code ?? ''}">
<button type="submit">${reader.say({ zh: '查验', en: 'Check' })}</button></form>`
}
