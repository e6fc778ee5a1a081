// A guard of the printed papers that is taken away turns its check red.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { type ApplicationFormFacts, printApplicationForm } from '../../documents/application-form.ts'
import { openPress, type Press, sharedPress } from '../../documents/pdf.ts'
import { flowOf, overflowsIn, textOf, wordsOf } from '../../documents/read-back.ts'
import { applicationForm } from '../../documents/samples.ts'

const folder = mkdtempSync(join(tmpdir(), 'tepei-sabotage-'))
const presses: Press[] = []
afterAll(() => {
  for (const press of presses) press.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A press whose templates are ours but for one line. */
const pressWith = (file: string, line: string, instead: string): Press => {
  const templates = join(folder, String(presses.length))
  cpSync(fileURLToPath(new URL('../../documents/templates', import.meta.url)), templates, { recursive: true })
  const text = readFileSync(join(templates, file), 'utf8')
  if (text.split(line).length !== 2) throw new Error(`${file} does not say once: ${line}`)
  writeFileSync(join(templates, file), text.replace(line, instead))
  const press = openPress({ templates })
  presses.push(press)
  return press
}

const form = 'application-form.typ'
const person = { ...applicationForm.person, name: 'W'.repeat(12), address: '王\u202e伟' }
const facts: ApplicationFormFacts = { ...applicationForm, person, merits: [['主要工作业绩', '承担补播。'.repeat(500)]] }

type Check = (press?: Press) => Promise<boolean>
const staysInCells: Check = async press => overflowsIn(await printApplicationForm(facts, press)).length === 0
const showsWhatIsHidden: Check = async press => flowOf(await printApplicationForm(facts, press)).includes('王U+202E伟')
const repeatsItsHeads: Check = async press =>
  textOf(await printApplicationForm(facts, press)).every(page => !page.includes('承担补播') || page.includes('主要工作业绩'))
const namesItsVersion: Check = async press => textOf(await printApplicationForm(facts, press)).every(page => page.includes('版本码'))
const runsDownwards: Check = async press => {
  const mark = wordsOf(await printApplicationForm(facts, press)).find(word => /[\u1820-\u18aa]/.test(word.text))
  return mark !== undefined && mark.bottomMm - mark.topMm > mark.rightMm - mark.leftMm
}

const { families } = await sharedPress().fonts()

describe('the application form', () => {
  const guards: [string, Check, string, string, string][] = [
    ['places to break in long runs of letters', staysInCells, 'common.typ', 'for c in it.text.clusters() { box(c) }', 'it'],
    ['a frame for what can’t be seen', showsWhatIsHidden, 'common.typ', 'if missing.len() == 0 { body }', 'if true { body }'],
    ['the name of long prose on every page', repeatsItsHeads, form, 'if length > 300 {', 'if false {'],
    ['its foot', namesItsVersion, form, 'footer: page-foot(copy)', 'footer: none'],
  ]
  if (families.mongolian[0] === 'Noto Sans Mongolian')
    guards.push(['the turn of Mongolian', runsDownwards, 'common.typ', 'rotate(90deg, reflow: true,', 'rotate(0deg, reflow: true,'])
  test.each(guards)('4.1 without %s is not what it was', async (_name, check, file, line, instead) => {
    expect(await check()).toBe(true)
    expect(await check(pressWith(file, line, instead)).catch(() => false)).toBe(false)
  })
})
