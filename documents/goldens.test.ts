// The first page of every kind of paper beside the picture of it that somebody has looked at; `node documents/look.ts --goldens` makes those anew.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { printApplicationForm } from './application-form.ts'
import { openPress, sharedPress } from './pdf.ts'
import { differences, pagesOf, readPicture, readPlainPicture } from './pictures.ts'
import { applicationForm } from './samples.ts'
import { specimens } from './specimens.ts'

const dotsPerInch = 50
const firstPage = (pdf: Uint8Array) => readPicture(pagesOf(pdf, dotsPerInch, 1)[0] ?? Buffer.alloc(0))
const golden = (name: string) => readPicture(readFileSync(join(import.meta.dirname, 'goldens', `${name}.png`)))
const folder = mkdtempSync(join(tmpdir(), 'goldens-'))
afterAll(() => rmSync(folder, { recursive: true }))

const { families } = await sharedPress().fonts()
const hasMongolian = families.mongolian[0] === 'Noto Sans Mongolian'

describe('the first page', () => {
  test.each(Object.entries(specimens))('of the %s is the one that was looked at', async (name, { print }) => {
    if (name.startsWith('application-form') && !hasMongolian) return
    expect(differences(golden(name), firstPage(await print()), dotsPerInch)).toEqual([])
  })

  const { mongolianName: _, ...person } = applicationForm.person
  const facts = { ...applicationForm, person }
  const changed = async (line: string, instead: string) => {
    cpSync(join(import.meta.dirname, 'templates'), folder, { recursive: true })
    const text = readFileSync(join(folder, 'application-form.typ'), 'utf8')
    if (text.split(line).length !== 2) throw new Error(`the template does not say once: ${line}`)
    writeFileSync(join(folder, 'application-form.typ'), text.replace(line, instead))
    const press = openPress({ templates: folder })
    const pdf = await printApplicationForm(facts, press)
    press.close()
    return pdf
  }

  test('is another one as soon as a mark moves by a millimetre, and by a third of one is not', async () => {
    const ours = firstPage(await printApplicationForm(facts))
    const moved = (mm: number) => changed('page-qr(16mm)', `move(dx: ${mm}mm, page-qr(16mm))`)
    expect(differences(ours, firstPage(await moved(1)), dotsPerInch).length).toBeGreaterThan(20)
    expect(differences(ours, firstPage(await moved(0.3)), dotsPerInch)).toEqual([])
    const lower = await changed('set block(spacing: 0pt)', 'set block(spacing: 0pt)\n  v(1mm)')
    expect(differences(ours, firstPage(lower), dotsPerInch).length).toBeGreaterThan(20)
  })

  test('is the same to another program that draws and smooths in its own way', async () => {
    const pdf = await printApplicationForm(facts)
    writeFileSync(join(folder, 'form.pdf'), pdf)
    execFileSync('pdftoppm', [
      '-gray',
      '-r',
      String(dotsPerInch),
      '-l',
      '1',
      '-singlefile',
      join(folder, 'form.pdf'),
      join(folder, 'splash'),
    ])
    const drawn = readPlainPicture(readFileSync(join(folder, 'splash.pgm')))
    expect(drawn.grey.some(dot => dot < 128)).toBe(true)
    expect(differences(firstPage(pdf), drawn, dotsPerInch)).toEqual([])
  })
})
