// A body's work list with the verdict on each file, and its roster ranked by buttons and by keys alone.
import { expect, type Page, test } from '@playwright/test'
import { initialsOf } from '../../server/spelling.ts'
import { act, looksRight, signIn, waitForStory } from './look.ts'

const round = 'nmg-tepei-2022'
/** Each width ranks a roster of its own, since both run on one demonstration. */
const bodies: Readonly<Record<string, string>> = { phone: '150100', desk: '150400' }

type Row = { readonly id: string; readonly title: string }
const consented = async (page: Page, body: string): Promise<readonly Row[]> => {
  const answer = await page.request.get(`/api/dossiers?round=${round}&subject=application&status=consented&track=inside&body=${body}`)
  return (await answer.json()).rows
}

/** Recommends as many as there are places, and lists one more as a reserve. */
const fill = async (page: Page, body: string): Promise<void> => {
  for (const { id } of await consented(page, body)) if ((await act(page, 'application', id, 'recommend')).status !== 200) break
  for (const { id } of await consented(page, body)) if ((await act(page, 'application', id, 'reserve')).status === 200) break
}

type Line = { readonly application: string; readonly as: string; readonly grassRoots: boolean }
const roster = async (
  page: Page,
  body: string,
): Promise<{ readonly lines: readonly Line[]; readonly names: ReadonlyMap<string, string> }> => {
  const answer = await (await page.request.get(`/api/dossier?subject=nomination&id=${round}.inside.${body}`)).json()
  return { lines: answer.state.lines, names: new Map(answer.related.map((one: Row) => [one.id, one.title])) }
}

test('the work list says the verdict and the days left, and finds a person by initials', async ({ page }, { project }) => {
  await waitForStory(page)
  const body = bodies[project.name] ?? ''
  await signIn(page, `body-${body}`)
  await page.goto('/app/queue')
  await expect(page.getByRole('heading', { level: 1, name: '待办' })).toBeVisible()
  await expect(page.getByText(/已用 \d+ \/ \d+/).first()).toBeVisible()
  await expect(page.getByText(/符合条件|不符合|尚待核定/).first()).toBeVisible()
  await expect(page.getByText(/还有 \d+ 天|超期 \d+ 天|今天到期/).first()).toBeVisible()
  await looksRight(page)
  const [row] = await (await page.request.get(`/api/queue?round=${round}&list=mine`)).json().then(found => found.rows)
  await page.getByRole('searchbox', { name: /姓名、拼音/ }).fill(initialsOf(row.title))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: row.title }).first()).toBeVisible()
  await page.getByRole('searchbox', { name: /姓名、拼音/ }).fill('zzzzzz')
  await page.keyboard.press('Enter')
  await expect(page.getByText('没有符合条件的事项。')).toBeVisible()
  await looksRight(page)
})

test('4.2 a roster is ranked by keys alone, and why a reserve can’t stand before the recommended is said at once', async ({ page }, {
  project,
}) => {
  await waitForStory(page)
  const body = bodies[project.name] ?? ''
  await signIn(page, `body-${body}`)
  await fill(page, body)
  const { lines, names } = await roster(page, body)
  const reserve = lines.find(line => line.as === 'reserved')
  const at = lines.findIndex(
    (line, i) => line.as === 'recommended' && lines[i + 1]?.as === 'recommended' && lines[i + 1]?.grassRoots === line.grassRoots,
  )
  const [upper, lower] = [lines[at], lines[at + 1]]
  if (!reserve || !upper || !lower) throw new Error('the story has too few people for this roster')
  await page.goto(`/app/dossier/nomination/${round}.inside.${body}`)
  await page.getByRole('button', { name: `${names.get(reserve.application)}上移` }).click()
  await expect(page.getByText(/不能放在这里：备选排在推荐之后。/)).toBeInViewport()
  await looksRight(page)
  await page.getByRole('button', { name: `移动${names.get(upper.application)}` }).focus()
  await page.keyboard.press('Space')
  await expect(page.getByText(`${names.get(upper.application)}移到第 ${at + 1} 位。`)).toBeAttached()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByText(`${names.get(upper.application)}移到第 ${at + 2} 位。`)).toBeAttached()
  await page.keyboard.press('Space')
  await expect(page.getByText('次序有改动，尚未保存。')).toBeVisible()
  await page.getByRole('button', { name: '保存排序' }).click()
  await expect(page.getByText('次序有改动，尚未保存。')).toHaveCount(0)
  expect((await roster(page, body)).lines.slice(at, at + 2).map(line => line.application)).toEqual([lower.application, upper.application])
  await looksRight(page)
})
