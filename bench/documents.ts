/** Papers: the same application form by our typesetter, by headless Chromium from HTML and by LibreOffice from the same HTML (by Calc, the part that CI installs), in one run; a long roster; eighty certificates. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { printApplicationForm } from '../documents/application-form.ts'
import { printCertificate } from '../documents/certificate.ts'
import { openPress, type Press } from '../documents/pdf.ts'
import { printRoster } from '../documents/roster-pdf.ts'
import { writeRoster } from '../documents/roster-xlsx.ts'
import { applicationForm, certificate, roster } from '../documents/samples.ts'
import { formAsHtml } from './form-html.ts'
import type { Row } from './row.ts'

/** The clock of Linux ticks a hundred times a second. */
const millisecondsPerTick = 10
type Process = { readonly pid: number; readonly parent: number; readonly cpuMs: number }

const processOf = (pid: number): Process | undefined => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\) /, '')
      .split(' ')
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
    return { pid, parent: Number(fields[1]), cpuMs: ticks * millisecondsPerTick }
  } catch {
    return undefined
  }
}

/** Everything below this process, children that have ended included. */
const children = (): readonly Process[] => {
  const all = readdirSync('/proc').flatMap(name => (/^\d+$/.test(name) ? (processOf(Number(name)) ?? []) : []))
  const below = (pid: number): readonly Process[] => all.filter(({ parent }) => parent === pid).flatMap(one => [one, ...below(one.pid)])
  return below(process.pid)
}
const childrenCpuMs = () => children().reduce((sum, { cpuMs }) => sum + cpuMs, 0)
const ownCpuMs = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
const peakMegabytes = () =>
  Math.max(0, ...children().map(({ pid }) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) / 1024))

type Spent = { readonly seconds: number; readonly cpuMs: number }
/** What the work costs in processor time; `whose` says whether ours counts too. */
const spent = async (work: () => Promise<unknown>, whose: 'children' | 'all'): Promise<Spent> => {
  const cpu = () => childrenCpuMs() + (whose === 'all' ? ownCpuMs() : 0)
  const [began, before] = [performance.now(), cpu()]
  await work()
  return { seconds: (performance.now() - began) / 1000, cpuMs: cpu() - before }
}

const numbered = (i: number) => ({ ...applicationForm, number: `TP2022-1525-${String(i).padStart(4, '0')}` })

const byTypst = async (press: Press, forms: number): Promise<number> => {
  await printApplicationForm(numbered(0), press)
  const { cpuMs } = await spent(async () => {
    for (let i = 1; i <= forms; i += 1) await printApplicationForm(numbered(i), press)
  }, 'all')
  return cpuMs / forms
}

/** One page of one browser, used again and again: only what the browser does counts, not our part of it. */
const byChromium = async (forms: number): Promise<number> => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
  const page = await browser.newPage()
  const print = async (i: number) => {
    await page.setContent(await formAsHtml(numbered(i)))
    await page.pdf({ format: 'A4', preferCSSPageSize: true })
  }
  await print(0)
  const { cpuMs } = await spent(async () => {
    for (let i = 1; i <= forms; i += 1) await print(i)
  }, 'children')
  await browser.close()
  return cpuMs / forms
}

/** One start for all of them; what a start alone costs is taken off. */
const byLibreOffice = async (folder: string, forms: number): Promise<number> => {
  const names = Array.from({ length: forms }, (_, i) => join(folder, `${i}.html`))
  for (const [i, name] of names.entries()) writeFileSync(name, await formAsHtml(numbered(i)))
  const cpuOf = (files: readonly string[]): number => {
    const office = `soffice -env:UserInstallation=file://${folder}/profile --headless --infilter='HTML (StarCalc)' --convert-to pdf:calc_pdf_Export --outdir ${folder} ${files.join(' ')} >/dev/null 2>&1`
    const told = spawnSync('bash', ['-c', `${office}; times`], { encoding: 'utf8' }).stdout
    const [, last = ''] = told.trim().split('\n')
    return [...last.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
      (sum, [, minutes, seconds]) => sum + (Number(minutes) * 60 + Number(seconds)) * 1000,
      0,
    )
  }
  cpuOf(names.slice(0, 1))
  const one = cpuOf(names.slice(0, 1))
  const all = cpuOf(names)
  if (!existsSync(join(folder, `${forms - 1}.pdf`))) throw new Error('LibreOffice has printed nothing')
  return (all - one) / (forms - 1)
}

const tenth = (value: number) => Math.round(value * 10) / 10

const formRows = async (press: Press, folder: string, quick: boolean): Promise<readonly Row[]> => {
  const forms = quick ? 20 : 100
  const ours = await byTypst(press, forms)
  const megabytes = Math.round(peakMegabytes())
  const [browser, office] = [await byChromium(Math.min(forms, 50)), await byLibreOffice(folder, Math.min(forms, 20))]
  const pages = 'an application form of three pages with a code on each'
  return [
    { name: 'paper: forms per second of one core', value: tenth(1000 / ours), unit: '/s', note: pages },
    {
      name: 'paper: CPU of a form',
      value: tenth(ours),
      unit: 'ms',
      note: `${pages}, codes and checks included; the typesetter held ${megabytes} MB at most`,
    },
    {
      name: 'paper: CPU of a form by headless Chromium',
      value: tenth(browser),
      unit: 'ms',
      ratio: tenth(browser / ours),
      note: 'the same content as HTML, one page of one browser again and again',
    },
    {
      name: 'paper: CPU of a form by LibreOffice',
      value: tenth(office),
      unit: 'ms',
      ratio: tenth(office / ours),
      note: 'the same HTML set by Calc, one start for all and not counted',
    },
  ]
}

const certificateRow = async (press: Press): Promise<Row> => {
  const eighty = async () => {
    for (let i = 1; i <= 80; i += 1)
      await printCertificate({ ...certificate, number: `特培〔2022〕区内第${String(i).padStart(4, '0')}号` }, press)
  }
  const { seconds, cpuMs } = await spent(eighty, 'all')
  return { name: 'paper: eighty certificates', value: tenth(cpuMs / 1000), unit: 's', note: `of CPU; ${tenth(seconds)} s by the clock` }
}

const long = (rows: number) => ({
  ...roster,
  frozen: { id: 'nmg-tepei-2022.inside.152500', version: 1 },
  rows: Array.from({ length: rows }, (_, i) => ({ ...(roster.rows[i % 30] ?? roster.rows[0] ?? never()), rank: i + 1 })),
})
const never = (): never => {
  throw new Error('the roster of the samples is empty')
}

const rosterRows = async (quick: boolean): Promise<readonly Row[]> => {
  const before = process.memoryUsage.rss()
  const sheet = await spent(async () => writeRoster(long(10_000)), 'all')
  const grown = Math.round((process.memoryUsage.rss() - before) / 1024 / 1024)
  const rows: Row[] = [
    {
      name: 'paper: roster of 10,000 rows as XLSX',
      value: tenth(sheet.cpuMs / 1000),
      unit: 's',
      note: `of CPU; the process grew by ${grown} MB. Measured apart when the library was chosen, exceljs took 2.8 s and 410 MB`,
    },
  ]
  for (const many of quick ? [1000] : [1000, 3000]) {
    const press = openPress({ memoryMegabytes: 12_000, limitSeconds: 600 })
    const { seconds, cpuMs } = await spent(() => printRoster(long(many), press), 'all')
    rows.push({
      name: `paper: roster of ${many.toLocaleString('en')} rows as PDF`,
      value: tenth(cpuMs / 1000),
      unit: 's',
      note: `of CPU; ${tenth(seconds)} s by the clock, ${Math.round(peakMegabytes())} MB at most, with the limits of the house lifted`,
    })
    press.close()
  }
  return rows
}

export const runDocuments = async (quick = false): Promise<readonly Row[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'tepei-bench-'))
  const press = openPress()
  try {
    return [...(await formRows(press, folder, quick)), await certificateRow(press), ...(await rosterRows(quick))]
  } finally {
    press.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) console.table(await runDocuments(process.argv.includes('--quick')))
