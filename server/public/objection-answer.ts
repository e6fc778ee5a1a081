/** `/objection`: where an objection stands and what was answered, for whoever holds its receipt number. */
import type { Objection } from '../../core/objection/dossier.ts'
import { termsOf } from '../../core/objection/terms.ts'
import type { Law } from '../../policy/shape.ts'
import { type Sealed, wordsOf } from '../objections.ts'
import { dayOf } from '../session.ts'
import { type Html, html } from './html.ts'
import { limits } from './objecting.ts'
import { filesField, hiddenIn, statementField } from './objection-form.ts'
import { hrefIn, type Reader, type Said } from './page.ts'
import { numberOf } from './round.ts'

export type Found = {
  readonly receipt: string
  readonly law: Law
  readonly state: Objection
  /** The name of whom it is about; undefined for the list as a whole. */
  readonly about: string | undefined
  readonly sealed: readonly Sealed[]
}

const stands: Readonly<Record<Objection['status'], Said>> = {
  none: { zh: '未建立', en: 'Not begun' },
  raised: { zh: '已收到，待受理', en: 'Received, to be taken up' },
  takenUp: { zh: '已受理，正在核查', en: 'Taken up and being looked into' },
  dismissed: { zh: '已答复：异议不成立', en: 'Answered: dismissed' },
  upheld: { zh: '已答复：异议成立', en: 'Answered: upheld' },
  withdrawn: { zh: '您已撤回', en: 'Withdrawn by you' },
}
const kinds: Readonly<Record<string, Said>> = {
  objection: { zh: '您反映的情况', en: 'What you said' },
  question: { zh: '请您补充', en: 'Please add' },
  supplement: { zh: '您补充的材料', en: 'What you added' },
  answer: { zh: '答复', en: 'The answer' },
}

const said = ({ kind, at, content }: Sealed, { say }: Reader): Html =>
  html`<li><p><b>${say(kinds[kind] ?? { zh: kind, en: kind })}</b> <span class="quiet">${dayOf(new Date(at))}</span></p><p class="words">${wordsOf(content)}</p></li>`

const isOpen = ({ status }: Objection) => status === 'raised' || status === 'takenUp'

const factsIn = ({ receipt, law, state, about }: Found, reader: Reader): Html => {
  const { say } = reader
  const terms = termsOf(law)
  const ground = terms.value.grounds.find(({ code }) => code === state.ground)?.name
  const files = { zh: `${state.files} 个文件`, en: `${state.files} files` }
  const lines: readonly (readonly [Said, string | undefined])[] = [
    [{ zh: '回执号', en: 'Receipt number' }, receipt],
    [{ zh: '针对', en: 'About' }, about ?? say({ zh: '整份名单', en: 'The list as a whole' })],
    [{ zh: '理由', en: 'Ground' }, ground && say(ground)],
    [{ zh: '收到日期', en: 'Received on' }, state.receivedOn],
    [{ zh: '材料', en: 'Evidence' }, state.files === 0 ? undefined : say(files)],
    [{ zh: '答复期限', en: 'Answer due by' }, isOpen(state) ? state.due : undefined],
    [{ zh: '答复日期', en: 'Answered on' }, state.answeredOn],
    [{ zh: '依据', en: 'Clause' }, numberOf(law.policy, terms.clause)],
  ]
  return html`<table><tbody>${lines.flatMap(([name, value]) => (value === undefined ? [] : [html`<tr><th scope="row">${say(name)}</th><td>${value}</td></tr>`]))}</tbody></table>`
}

const moreForms = ({ receipt }: Found, key: string, reader: Reader): Html => {
  const { say } = reader
  return html`<form method="post" action="${hrefIn(reader, '/objection/more')}" enctype="multipart/form-data">${hiddenIn(reader, { receipt, key })}
<h2>${say({ zh: '补充情况或材料', en: 'Add to it' })}</h2>${statementField(reader, limits.supplement)}${filesField(reader)}
<button type="submit">${say({ zh: '提交补充', en: 'Send' })}</button></form>
<form method="post" action="${hrefIn(reader, '/objection/withdraw')}">${hiddenIn(reader, { receipt })}
<h2>${say({ zh: '撤回异议', en: 'Withdraw it' })}</h2><p class="quiet">${say({ zh: '撤回后不再核查，也不能恢复。', en: 'It will no longer be looked into, and can’t be brought back.' })}</p>
<label class="tick"><input type="checkbox" name="sure" value="yes" required> ${say({ zh: '我确定撤回', en: 'I am sure' })}</label>
<button type="submit" class="plain">${say({ zh: '撤回', en: 'Withdraw' })}</button></form>`
}

export const answerPage = (found: Found, key: string, reader: Reader): Html => {
  const { state, sealed } = found
  const shade = state.status === 'upheld' ? 'yes' : isOpen(state) ? 'open' : ''
  return html`<section><p class="verdict ${shade}">${reader.say(stands[state.status])}</p>${factsIn(found, reader)}</section>
<section><h2>${reader.say({ zh: '经过', en: 'What happened' })}</h2><ol class="said">${sealed.map(one => said(one, reader))}</ol></section>
${isOpen(state) ? moreForms(found, key, reader) : undefined}`
}

export const receiptPage = (receipt: string, due: string | undefined, reader: Reader): Html => {
  const { say } = reader
  return html`<section><p class="verdict yes">${say({ zh: '异议已提交', en: 'Your objection has been received' })}</p>
<p>${say({ zh: '回执号（请抄下或截屏，只有凭它才能查询和补充）：', en: 'Receipt number (write it down: nothing else opens the answer):' })}</p>
<p class="receipt">${receipt}</p>
${due === undefined ? undefined : html`<p>${say({ zh: `最迟 ${due} 答复。`, en: `The answer comes by ${due}.` })}</p>`}</section>
${askReceipt(receipt, undefined, reader)}`
}

export const askReceipt = (typed: string | undefined, wrong: Said | undefined, reader: Reader): Html => {
  const { say } = reader
  return html`${wrong && html`<section class="wrong" role="alert"><p>${say(wrong)}</p></section>`}<form method="post" action="${hrefIn(reader, '/objection')}">${hiddenIn(reader, {})}
<label for="receipt">${say({ zh: '回执号', en: 'Receipt number' })}</label>
<input id="receipt" name="receipt" required minlength="20" maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false" value="${typed ?? ''}">
<button type="submit">${say({ zh: '查看办理情况', en: 'Show where it stands' })}</button></form>`
}
