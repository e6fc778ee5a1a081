// Certificates and notices of many: issued together, fetched as one ZIP, checked by their code, revoked and checked again.
import { readFileSync } from 'node:fs'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { unzipSync } from 'fflate'
import { findSeal } from '../../core/certificate/signed.ts'
import { keywordsOf } from '../../documents/keywords.ts'
import { department, leader } from '../given.ts'
import { startIssuing } from './issuing.ts'
import { looksRight } from './look.ts'

const passed = { c1: '李𠮷', c2: '乌云其木格', c3: '张伟', c4: '张伟' }
const expected = { e1: '阿拉坦', e2: '其其格' }
type Server = Awaited<ReturnType<typeof startIssuing>>
let server: Server
test.beforeEach(async ({ context }) => {
  server = await startIssuing(passed, expected)
  await server.enter(context)
})
test.afterEach(() => server.close())

/** Confirms what the preview shows, and has the papers of those who were acted on made. */
const confirm = async (page: Page, n: number, act: string, paper: string) => {
  await page.getByRole('button', { name: `办理这 ${n} 件` }).click()
  await expect(page.getByText(`“${act}”${n} 件`)).toBeVisible()
  await server.hurry()
  await expect(page.getByText(`“${act}”已办 ${n} 件`)).toBeVisible()
  await page.getByRole('button', { name: '制作这些文书' }).click()
  await expect(page.getByText(`${paper}已制成 ${n} 份`)).toBeVisible({ timeout: 60_000 })
  await looksRight(page)
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: `下载 ZIP（${n} 份）` }).click()
  return unzipSync(readFileSync(await (await coming).path()))
}

const checked = async (context: BrowserContext, address: string, code: string): Promise<Page> => {
  const page = await context.newPage()
  await page.goto(`${address}/certificate?code=${code}`)
  await looksRight(page)
  return page
}

test('6.5 a batch of certificates is issued from the list, fetched, checked by anybody, revoked, and checked again', async ({
  page,
  context,
}) => {
  server.turnTo('2023-09-11')
  await server.act(department, 'certificate', 'c1', 'issue')
  await page.goto(`${server.address}/app/list/certificate`)
  await page.getByRole('checkbox', { name: '本页全选（4 件）' }).check()
  await page.getByRole('button', { name: '一并办理' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '制发证书' }).click()
  await dialog.getByRole('button', { name: '先看结果' }).click()
  await expect(dialog.getByText('可以办理 3 件，不能办理 1 件。现在还没有办理。')).toBeVisible()
  await expect(dialog.getByText('李𠮷')).toBeVisible()
  await looksRight(page)
  const files = await confirm(page, 3, '制发证书', '结业证书')
  expect(Object.keys(files).sort()).toEqual([
    '00-清单.csv',
    '内人社办函〔2023〕2号-乌云其木格.pdf',
    '内人社办函〔2023〕3号-张伟.pdf',
    '内人社办函〔2023〕4号-张伟.pdf',
  ])
  const seal = findSeal(await keywordsOf(files['内人社办函〔2023〕2号-乌云其木格.pdf'] ?? new Uint8Array()))
  expect(seal?.said).toMatchObject({ name: '乌云其木格', number: '内人社办函〔2023〕2号', from: '2022-09-01', to: '2023-08-31' })
  const good = await checked(context, server.address, seal?.said.code ?? '')
  await expect(good.getByText('乌云其木格')).toBeVisible()
  await server.act(leader, 'certificate', 'c2', 'revoke', { reason: 'falseForm' })
  const gone = await checked(context, server.address, seal?.said.code ?? '')
  await expect(gone.getByText('已于 2023-09-11 撤销，不再有效。')).toBeVisible()
  await expect(gone.getByText('乌云其木格')).toHaveCount(0)
})

test('4.3 all who are expected get their notice: one is looked at first, who can’t is told, and the papers come as one ZIP', async ({
  page,
}) => {
  server.turnTo('2022-07-05')
  await page.goto(`${server.address}/app/list/training?status=expected`)
  await page.getByRole('button', { name: '办理筛选出的全部' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '发报到通知' }).click()
  await dialog.getByRole('textbox', { name: /批次/ }).fill('2022-1')
  await dialog.getByRole('button', { name: '先看结果' }).click()
  await expect(dialog.getByText('可以办理 2 件，不能办理 0 件。现在还没有办理。')).toBeVisible()
  await looksRight(page)
  const href = await dialog.getByRole('link', { name: '预览第一份通知书（PDF）' }).getAttribute('href')
  const preview = await page.request.get(`${server.address}${href}`)
  expect([preview.status(), preview.headers()['content-type']]).toEqual([200, 'application/pdf'])
  const files = await confirm(page, 2, '发报到通知', '报到通知')
  expect(Object.keys(files).sort()).toEqual(['00-清单.csv', '内人社办函〔2022〕1号-阿拉坦.pdf', '内人社办函〔2022〕2号-其其格.pdf'])
})
