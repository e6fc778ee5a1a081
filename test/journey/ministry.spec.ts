// The line to the ministry: people go out in a parcel, the answer is checked row by row and carried out; the ministry's desk does the same and sees nothing else.
import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { department, ministry } from '../given.ts'
import { filesIn, placed } from '../ministry-house.ts'
import { looksRight } from './look.ts'
import { startMinistering } from './ministering.ts'

type Server = Awaited<ReturnType<typeof startMinistering>>
let server: Server

test.beforeEach(async () => {
  server = await startMinistering(['白玉兰', '包红梅', '王明', '敖云'])
})
test.afterEach(() => server.close())

const parcel = 'nmg-tepei-2022.outside.1'
const open = async (page: Page) => {
  await page.goto(`${server.address}/app/ministry`)
  await expect(page.getByRole('heading', { level: 1, name: '移交部里' })).toBeVisible()
}
const handOver = async (page: Page) => {
  await page.getByRole('button', { name: '查看并移交' }).click()
  await expect(page.getByRole('row', { name: /白玉兰/ })).toBeVisible()
}
const bring = (page: Page, sheet: Buffer, name = '部里答复.xlsx') =>
  page.getByLabel('选择文件').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: sheet })

test('4.3 people go to the ministry in a parcel that shows what goes out, and its answer is checked and carried out', async ({
  page,
  context,
}) => {
  await server.enter(context, department)
  await open(page)
  await handOver(page)
  await expect(page.getByText('只移交以下 13 项和志愿、是否服从调剂：')).toBeVisible()
  await page.getByRole('checkbox', { name: '移交敖云' }).click()
  await looksRight(page)
  await page.getByRole('button', { name: '移交选中的 3 人' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('第 1 批：把 3 人移交部里？')
  await dialog.getByRole('button', { name: '移交', exact: true }).click()
  await expect(page.getByText('第 1 批已移交，请下载移交包。')).toBeVisible()

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载移交包' }).click()
  const zip = readFileSync(await (await download).path())
  expect(filesIn(new Uint8Array(zip)).names).toEqual(['SHA256SUMS', 'list.json', 'list.xlsx'])
  await expect(page.getByText('下载记录（1）')).toBeVisible()
  await looksRight(page)

  const sheet = await server.filledIn(parcel, [placed, ['接收', '北大', '生物学'], ['退回', '', '', '没有合适单位']])
  await page.getByRole('button', { name: '读入答复' }).click()
  await bring(page, sheet)
  await expect(page.getByText('共 3 行，2 行可以办理')).toBeVisible()
  await looksRight(page)
  await page.getByRole('combobox', { name: '“北大”是哪个单位' }).click()
  await page.keyboard.type('北京大学')
  await page.keyboard.press('Enter')
  await expect(page.getByText('共 3 行，3 行可以办理')).toBeVisible()
  await page.getByRole('button', { name: '按选中的办理（3 人）' }).click()
  await expect(page.getByText(/答复已保存/)).toBeVisible()
  await expect(page.getByRole('region', { name: '一并办理的进度' }).getByRole('button', { name: '撤销' }).first()).toBeVisible()
  await expect(page.getByText('部里答复（1）')).toBeVisible()
  await server.carryOut()
  await expect.poll(() => server.stands(['m1', 'm2', 'm3', 'm4'])).toEqual(['welcomed pku', 'welcomed pku', 'opened', 'opened'])
})

test('4.3 a row put to the wrong person is told and can’t be ticked; a sheet without its codes is asked about', async ({
  page,
  context,
}) => {
  const { id } = await server.handOver(['甲某', '乙某'])
  await server.enter(context, department)
  await open(page)
  await page.getByRole('button', { name: '读入答复' }).click()
  const swapped = await server.filledIn(id, [placed, placed], ([a = [], b = []]) => [
    [b[0], ...a.slice(1)],
    [a[0], ...b.slice(1)],
  ])
  await bring(page, swapped)
  await expect(page.getByText('行码和姓名不是同一个人，没有办理')).toHaveCount(2)
  await expect(page.getByRole('button', { name: '按选中的办理（0 人）' })).toBeDisabled()
  await bring(page, Buffer.from('编码,姓名,接收单位,接收专业\nX,甲某,北京大学,生物学\n'), '答复.csv')
  await expect(page.getByRole('alert')).toContainText('表里找不到这几列：行码')
  await expect(page.getByText('移交了、表里却没有的 2 人')).toBeVisible()
  await bring(page, Buffer.from('%PDF-1.7\0'), '答复.pdf')
  await expect(page.getByRole('alert').first()).toContainText('文件无法读取')
  await looksRight(page)
})

test('4.3 the ministry’s own desk finds its parcels, and nobody who was not handed over', async ({ page, context }) => {
  await server.handOver(['甲某'])
  await server.enter(context, ministry)
  await open(page)
  await expect(page.getByText('这里只有移交给部里的名单。')).toBeVisible()
  await expect(page.getByRole('heading', { name: /第 1 批/ })).toBeVisible()
  await expect(page.getByText(/等待移交/)).toHaveCount(0)
  await page.goto(`${server.address}/app/list/placement`)
  await expect(page.getByText('甲某')).toBeVisible()
  await expect(page.getByText('白玉兰')).toHaveCount(0)
  await looksRight(page)
})
