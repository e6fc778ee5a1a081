// The officer's day of the rosters: all bodies on one page, found by what is wrong with them, and their last day moved for those that need it.
import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { looksRight, signIn, waitForStory } from './look.ts'

test('4.2 all bodies are on one page, counted by how far they are, filtered, searched and taken along as a sheet', async ({ page }) => {
  await waitForStory(page)
  await signIn(page, 'officer-1')
  await page.goto('/app')
  await page.getByRole('link', { name: /部门报送 已到 \d+ \/ \d+/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: '部门报送' })).toBeVisible()
  await expect(page.getByText('推荐截止 2022-04-01', { exact: true })).toBeVisible()
  await looksRight(page)
  const all = page.getByRole('button', { name: /^全部 \d+$/ })
  await expect(all).toHaveAttribute('aria-pressed', 'true')
  const late = page.getByRole('button', { name: /^逾期 \d+$/ })
  await late.click()
  await expect(late).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('searchbox', { name: '部门、拼音或联系人' }).fill('zzzz')
  await expect(page.getByText('没有符合条件的部门。')).toBeVisible()
  await looksRight(page)
  await page.getByRole('button', { name: '清除条件' }).click()
  await page.getByRole('searchbox', { name: '部门、拼音或联系人' }).fill('锡林郭勒')
  await expect(page.getByText(/^2 行，共 \d+ 行$/)).toBeVisible()
  await expect(page.getByText(/还有 \d+ 天|今天截止|逾期 \d+ 天/).first()).toBeVisible()
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出表格' }).click()
  const sheet = await readFile(await (await coming).path(), 'utf8')
  expect(sheet.trim().split('\r\n')).toHaveLength(3)
  expect(sheet).toContain('锡林郭勒盟')
  await expect(page.getByText('已导出 2 行，请在浏览器的下载中查看。')).toBeVisible()
  await page.getByRole('searchbox', { name: '部门、拼音或联系人' }).fill('')
})

/** Each width has bodies of its own, since both run on one demonstration. */
const extended: Readonly<Record<string, readonly [string, string]>> = { phone: ['锡林郭勒盟', '阿拉善盟'], desk: ['鄂尔多斯市', '乌海市'] }
const until = '2022-04-08'

const reason = '暴雪封路，材料迟到'

const openDialog = async (page: Page, names: readonly string[]) => {
  const ticks = names.map(name => page.getByRole('checkbox', { name: new RegExp(`^选中 ${name}`) }).first())
  for (const tick of ticks) await tick.check()
  await expect(page.getByText('已选 2 个部门')).toBeVisible()
  await page.getByRole('button', { name: '为这 2 个部门延期' }).click()
  return page.getByRole('dialog')
}

/** Types a day and the reason, and looks what it would come to. */
const look = async (dialog: Locator, day: string) => {
  await dialog.getByLabel('延至', { exact: true }).fill(day)
  await dialog.getByLabel('理由').fill(reason)
  await dialog.getByRole('button', { name: '先看结果' }).click()
}

test('5 two bodies get more time: shown before it is done, taken back once, then granted', async ({ page }, { project }) => {
  const names = extended[project.name] ?? ['', '']
  await waitForStory(page)
  await signIn(page, 'officer-1')
  await page.goto('/app/bodies')
  const dialog = await openDialog(page, names)
  await expect(dialog.getByRole('rowheader', { name: names[0] })).toBeVisible()
  await expect(dialog.getByRole('button', { name: '先看结果' })).toBeDisabled()
  await look(dialog, '2022-04-01')
  await expect(dialog.getByText('新期限须晚于原期限').first()).toBeVisible()
  await looksRight(page)
  await look(dialog, until)
  await expect(dialog.getByRole('cell', { name: until })).toHaveCount(2)
  await expect(dialog.getByText(`将为 2 个部门延期至 ${until}，并分别告知。现在还没有办理。`)).toBeVisible()
  await looksRight(page)
  const confirm = dialog.getByRole('button', { name: '确认为 2 个部门延期' })
  await confirm.click()
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(page.getByText('“延长期限”已停下').first()).toBeVisible()
  await look(await openDialog(page, names), until)
  await confirm.click()
  await expect(page.getByText(/“延长期限”1 件，\d+ 秒后开始办理/)).toBeVisible()
  await expect(page.getByText(/秒后开始办理/)).toHaveCount(0, { timeout: 40_000 })
  await page.getByRole('searchbox', { name: '部门、拼音或联系人' }).fill(names[1])
  await expect(page.getByText('已延期').first()).toBeVisible()
  await expect(page.getByText(until).first()).toBeVisible()
  await looksRight(page)
})
