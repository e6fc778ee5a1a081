// A clerk's messy sheet: read, its questions answered, good rows opened once, bad rows given back with reasons, and what came back merged.
import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { makeCitizenNumber } from '../../core/standards/index.ts'
import { readXlsx } from '../../documents/xlsx-read.ts'
import { workbook } from '../sheets/messy.ts'
import { looksRight, signIn, waitForStory } from './look.ts'

const bodies: Readonly<Record<string, string>> = { phone: '150300', desk: '150500' }
const number = (serial: number) => makeCitizenNumber({ division: '159900', birthDate: '1990-05-06', serial })

const heads = [
  '序号',
  '姓 名',
  '性别',
  '民族',
  '出生年月',
  '身份证号\n（18位）',
  '学历学位',
  '',
  '职称',
  '取得时间',
  '类别',
  '联系方式（手机）',
]
const lower = [undefined, undefined, undefined, undefined, undefined, undefined, '学历', '学位']
const sheetFor = (from: number) => {
  const sexOf = (serial: number) => (serial % 2 === 1 ? '男' : '女')
  const person = (n: number, name: string, more: readonly (string | number)[]) => ({
    n,
    cells: [n - 4, name, sexOf(from + n), '蒙古族', '1990.05', number(from + n), ...more],
  })
  return workbook({
    merges: ['A1:L1', 'G3:H3'],
    lines: [
      { n: 1, cells: ['2022年度特培计划学员汇总表'] },
      { n: 3, cells: heads },
      { n: 4, cells: lower },
      person(5, '王　明', ['硕士研究生', '硕士', '工程师', '2018.12', '区内', '13800001111']),
      person(6, '包青山', ['研究生', '硕士', '工程师', 2016.1, '区内', 13_800_002_222]),
      { n: 7, cells: Array.from({ length: 12 }, () => ({ blank: true as const })) },
      {
        n: 8,
        cells: [4, '陈小红', '女', '达翰尔', '1985.06', 159_900_198_506_070_000, '本科', '学士', '讲师', '2015.06', '区内', '13800004444'],
      },
      { n: 9, cells: ['填报人：张三'] },
    ],
  })
}

const summary = (page: Page, words: RegExp) => expect(page.getByText(words)).toBeVisible()

const fileFor = (project: string) => ({
  name: '名单.xlsx',
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(sheetFor(project === 'phone' ? 100 : 200)),
})
const bring = async (page: Page, project: string) => {
  await page.goto('/app/import')
  await page.getByLabel('上传表格文件').setInputFiles(fileFor(project))
}
const answer = async (page: Page, cell: string, choice: string) => {
  await page.getByRole('combobox', { name: cell }).click()
  await page.getByTitle(choice).click()
}

test('4.2 a messy sheet is judged row by row, its questions are answered, and bad rows come back with the reason', async ({ page }, {
  project,
}) => {
  await waitForStory(page)
  await signIn(page, `body-${bodies[project.name]}`)
  await page.goto('/app/import')
  await expect(page.getByRole('heading', { level: 1, name: '代填申报' })).toBeVisible()
  await looksRight(page)
  await bring(page, project.name)
  await summary(page, /可建立 1 份，待选定 1 份，退回 1 份，已在办 0 份 · 3 行，用时 [01]\.\d\d 秒/)
  await expect(page.getByText(/F8 身份证号「159900198506070000」：末几位已丢失/)).toBeVisible()
  await expect(page.getByText('没有当作申报人的行：9。')).toBeVisible()
  await expect(page.getByText(/只读取了这一张工作表，没有读取：往年/)).toBeVisible()
  await looksRight(page)
  await answer(page, 'G6 学历「研究生」', '硕士研究生毕业')
  await answer(page, 'J6 取得时间「2016.1」', '2016年10月')
  await summary(page, /可建立 2 份，待选定 0 份，退回 1 份/)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载退回的 1 行' }).click()
  const back = readXlsx(new Uint8Array(readFileSync(await (await download).path())))
  expect(back.rows.get(3)?.at(-1)?.text).toContain('末几位已丢失')
})

test('4.2 a file with several lists asks which is meant, with the first rows of each', async ({ page }, { project }) => {
  await waitForStory(page)
  await signIn(page, `body-${bodies[project.name]}`)
  await page.goto('/app/import')
  const old = '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>旧表说明</t></is></c></row></sheetData></worksheet>'
  const lines = [
    { n: 1, cells: ['姓名', '身份证号'] },
    { n: 2, cells: ['王明', '159900198506070000'] },
  ]
  const buffer = Buffer.from(workbook({ lines, more: { 'xl/worksheets/sheet2.xml': old } }))
  await page.getByLabel('上传表格文件').setInputFiles({ name: '两张.xlsx', mimeType: 'application/octet-stream', buffer })
  await expect(page.getByText('这个文件里有几张工作表，请选定要读取的一张。')).toBeVisible()
  await expect(page.getByText('旧表说明')).toBeVisible()
  await looksRight(page)
  await page.getByRole('button', { name: '读取「名单」' }).click()
  await expect(page.getByText('只读取了这一张工作表，没有读取：往年。')).toBeVisible()
  await expect(page.getByText('王明', { exact: true })).toBeVisible()
})

test('4.1 good rows become drafts once, say who filled them in, and are taken away again where nobody touched them', async ({ page }, {
  project,
}) => {
  await waitForStory(page)
  await signIn(page, `body-${bodies[project.name]}`)
  await bring(page, project.name)
  await answer(page, 'G6 学历「研究生」', '硕士研究生毕业')
  await answer(page, 'J6 取得时间「2016.1」', '2016年10月')
  await page.getByRole('button', { name: '建立 2 份草稿' }).click()
  await summary(page, /可建立 0 份，待选定 0 份，退回 1 份，已在办 2 份/)
  await looksRight(page)
  // The same sheet once more opens nobody twice.
  await bring(page, project.name)
  await summary(page, /可建立 0 份，待选定 0 份，退回 1 份，已在办 2 份/)
  await page.getByRole('link', { name: '已在办 · 打开' }).first().click()
  await expect(page.getByText(/本表由.*代为填写/)).toBeVisible()
  await expect(page.getByLabel('姓名', { exact: true })).toHaveValue('王明')
  await expect(page.getByText('承诺须由本人作出')).toBeVisible()
  await looksRight(page)
  await bring(page, project.name)
  await page.getByRole('button', { name: '撤销这张表里没有动过的 2 份草稿' }).click()
  await page.getByRole('tooltip').getByRole('button').last().click()
  await summary(page, /可建立 1 份，待选定 1 份，退回 1 份，已在办 0 份/)
})

test('4.2 what is in hand goes out as a sheet, and what was changed there without a line is merged', async ({ page }, { project }) => {
  await waitForStory(page)
  const body = bodies[project.name] ?? ''
  await signIn(page, `body-${body}`)
  await page.goto('/app/import')
  const rows = [
    ['姓名', '身份证号', '手机'],
    ['安其拉', number(project.name === 'phone' ? 301 : 401), '13800007777'],
  ]
  await page.getByLabel('粘贴名单').fill(rows.map(cells => cells.join('\t')).join('\n'))
  await page.getByRole('button', { name: '建立 1 份草稿' }).click()
  await summary(page, /已在办 1 份/)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '导出在办申报' }).click()
  const out = readXlsx(new Uint8Array(readFileSync(await (await download).path())))
  const cells = [...out.rows.values()].slice(1).map(line => Array.from(line, cell => cell?.text ?? ''))
  const [names = [], ...people] = cells
  const mine = people.find(line => line[names.indexOf('姓名')] === '安其拉') ?? []
  const edited = names.map((head, i) => (head === '手机' ? '13900008888' : head === '民族' ? '达翰尔' : (mine[i] ?? '')))
  await page.getByLabel('粘贴名单').fill([names, edited].map(line => line.join('\t')).join('\n'))
  await expect(page.getByText('改动：民族、手机')).toBeVisible()
  await looksRight(page)
  await page.getByRole('button', { name: '保存 1 份修改' }).click()
  await expect(page.getByText('已保存 1 份。')).toBeVisible()
  await page
    .getByLabel('粘贴名单')
    .fill([names, edited.map((cell, i) => (names[i] === '手机' ? '13700006666' : cell))].map(line => line.join('\t')).join('\n'))
  await expect(page.getByText(/两边都改过：.*手机号码/)).toBeVisible()
  await looksRight(page)
})
