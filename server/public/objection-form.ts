/** `/notice/object`: the form of an objection, for anybody, on any phone, without a script. */

import { termsOf } from '../../core/objection/terms.ts'
import type { Answered } from '../../core/question.ts'
import type { Law } from '../../policy/shape.ts'
import { refusedFiles } from '../../words/refused-files.ts'
import { type Html, html } from './html.ts'
import { bounds } from './multipart.ts'
import { type Fault, limits, type Wrong } from './objecting.ts'
import { hrefIn, type Reader, type Said } from './page.ts'

const mega = bounds.fileBytes / 1024 / 1024
const fieldNames: Readonly<Record<string, Said>> = {
  about: { zh: '对谁有异议', en: 'About whom' },
  ground: { zh: '理由', en: 'Ground' },
  statement: { zh: '具体情况', en: 'What it is' },
  name: { zh: '您的姓名', en: 'Your name' },
  phone: { zh: '您的手机号', en: 'Your mobile number' },
  files: { zh: '证明材料', en: 'Evidence' },
}
const wrongs: Readonly<Record<Wrong, Said>> = {
  missing: { zh: '没有填', en: 'is missing' },
  tooShort: { zh: '太短，请写清楚是什么事', en: 'is too short; please say what it is' },
  tooLong: { zh: '太长', en: 'is too long' },
  phone: { zh: '应是 11 位手机号', en: 'should be a mobile number of 11 digits' },
  nameToo: { zh: '留了手机号就请写姓名；不想署名，两项都留空', en: 'goes with the number; leave both empty to stay anonymous' },
  manyFiles: { zh: `一次最多 ${bounds.files} 个文件`, en: `at most ${bounds.files} files at a time` },
  largeFile: { zh: `超过 ${mega} MB`, en: `is larger than ${mega} MB` },
  unknownFile: { zh: '不是照片（JPG、PNG）或 PDF', en: 'is no picture (JPG, PNG) and no PDF' },
  emptyFile: { zh: '是空的', en: 'is empty' },
}

const isWrong = (what: Fault['what']): what is Wrong => what in wrongs
const wordsOf = (what: Fault['what']): Said => (isWrong(what) ? wrongs[what] : { zh: refusedFiles.zh[what], en: refusedFiles.en[what] })

const faultIn = ({ field, what, name }: Fault, { say }: Reader): Html =>
  html`<li><a href="#${field}">${say(fieldNames[field] ?? { zh: field, en: field })}</a>${name === undefined ? '' : `（${name.slice(0, 60)}）`}${say({ zh: '：', en: ': ' })}${say(wordsOf(what))}</li>`

/** What is wrong, each with a link to its field. Files have to be chosen again: no page can choose them for somebody. */
export const faultsIn = (faults: readonly Fault[], reader: Reader): Html | undefined =>
  faults.length === 0
    ? undefined
    : html`<section class="wrong" role="alert"><h2>${reader.say({ zh: '还没有提交，请改这几处', en: 'Not sent yet; please mend these' })}</h2><ul>${faults.map(fault => faultIn(fault, reader))}</ul><p>${reader.say({ zh: '选过的文件要重新选一次。', en: 'Files have to be chosen once more.' })}</p></section>`

export const hiddenIn = ({ language, round }: Reader, more: Readonly<Record<string, string>>): readonly Html[] =>
  Object.entries({ ...more, ...(language === 'en' && { lang: 'en' }), ...(round !== undefined && { round }) }).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )

type Given = ReadonlyMap<string, string>
const chosen = (given: Given, name: string, value: string) => (given.get(name) === value ? { html: ' selected' } : undefined)

const label = (field: string, { say }: Reader, optional = false) =>
  html`<label for="${field}">${say(fieldNames[field] ?? { zh: field, en: field })}${optional ? say({ zh: '（可不填）', en: ' (optional)' }) : ''}</label>`

export const filesField = (reader: Reader): Html => html`${label('files', reader, true)}
<input id="files" name="files" type="file" multiple accept="image/jpeg,image/png,application/pdf" aria-describedby="files-help">
<p class="quiet" id="files-help">${reader.say({
  zh: `照片或 PDF，一次最多 ${bounds.files} 个，每个不超过 ${mega} MB。网络慢的，可以先不传，提交后凭回执号逐个补充。`,
  en: `Pictures or PDF, at most ${bounds.files} at a time, each up to ${mega} MB. On a slow line send none now and add them one by one with your receipt number.`,
})}</p>`

export const statementField = (reader: Reader, most: number, text = ''): Html =>
  html`${label('statement', reader)}<textarea id="statement" name="statement" rows="7" maxlength="${most}" required>${text}</textarea>`

const aboutField = (law: Law, { rows }: Answered<'notice'>, given: Given, reader: Reader): Html => {
  const groups = Object.entries(law.policy.tracks).map(([track, { name }]) => {
    const options = rows
      .filter(row => row.track === track)
      .map(row => html`<option value="${row.ref}"${chosen(given, 'about', row.ref)}>${row.name}（${reader.say(row.employer)}）</option>`)
    return options.length === 0 ? html`` : html`<optgroup label="${reader.say(name)}">${options}</optgroup>`
  })
  const choose = reader.say({ zh: '请选择', en: 'Please choose' })
  const whole = reader.say({ zh: '整份名单', en: 'The list as a whole' })
  return html`${label('about', reader)}<select id="about" name="about" required><option value="">${choose}</option><option value="list"${chosen(given, 'about', 'list')}>${whole}</option>${groups}</select>`
}

const groundField = (law: Law, given: Given, reader: Reader): Html => {
  const options = termsOf(law).value.grounds.map(
    ({ code, name }) => html`<option value="${code}"${chosen(given, 'ground', code)}>${reader.say(name)}</option>`,
  )
  return html`${label('ground', reader)}<select id="ground" name="ground" required><option value="">${reader.say({ zh: '请选择', en: 'Please choose' })}</option>${options}</select>`
}

const nameFields = (law: Law, given: Given, reader: Reader): Html => {
  const { anonymous } = termsOf(law).value
  const free = {
    zh: '可以不署名。不署名的，请写清楚线索，方便核查。',
    en: 'You may stay anonymous; then please give leads that can be checked.',
  }
  const asked = { zh: '本计划的异议须署名。', en: 'Objections in this programme need a name.' }
  return html`<p class="quiet">${reader.say(anonymous ? free : asked)}${reader.say({
    zh: '姓名和手机号加密保存，只有经办人和作决定的领导看得到，被反映的人及其单位看不到。',
    en: ' Name and number are sealed: only those who look into it and decide see them, never the person or their unit.',
  })}</p>
${label('name', reader, anonymous)}<input id="name" name="name" maxlength="${limits.name}" autocomplete="name" value="${given.get('name') ?? ''}">
${label('phone', reader, anonymous)}<input id="phone" name="phone" inputmode="numeric" maxlength="11" autocomplete="tel-national" value="${given.get('phone') ?? ''}">`
}

type Shown = { readonly law: Law; readonly notice: Answered<'notice'>; readonly key: string; readonly given: Given }

export const objectionForm = ({ law, notice, key, given }: Shown, reader: Reader): Html => {
  if (notice.rows.length === 0) {
    const none = { zh: '现在没有正在公示的名单，不能在网上提出异议。', en: 'No list is on notice now, so no objection can be raised here.' }
    return html`<section><p>${reader.say(none)}</p><p>${reader.say(law.policy.notice.contact)}</p></section>`
  }
  const { objection } = law.policy.procedure.answerDays
  const due = {
    zh: `公示期到 ${notice.to ?? ''}。提交后得到回执号，凭它查询和补充；${objection.value} 个工作日内答复。`,
    en: `The notice runs to ${notice.to ?? ''}. You get a receipt number, to look it up and to add to it; the answer comes within ${objection.value} working days.`,
  }
  return html`<section><p>${reader.say(due)}</p></section>
<form method="post" action="${hrefIn(reader, '/notice/object')}" enctype="multipart/form-data">${hiddenIn(reader, { key })}
${aboutField(law, notice, given, reader)}${groundField(law, given, reader)}${statementField(reader, limits.statement, given.get('statement'))}
${filesField(reader)}${nameFields(law, given, reader)}
<button type="submit">${reader.say({ zh: '提交异议', en: 'Send the objection' })}</button></form>`
}
