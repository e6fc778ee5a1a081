// A body recommends up to its places, and the page says why the next one can't be.
import { expect, type Page, test } from '@playwright/test'
import { act, looksRight, signIn, waitForStory } from './look.ts'

const round = 'nmg-tepei-2022'
/** Bodies with one outside place; each width has its own, since both run on one demonstration. */
const bodies: Readonly<Record<string, readonly string[]>> = {
  phone: ['150300', '150781', 'dept-agriculture', 'dept-science'],
  desk: ['152501', 'dept-environment', 'dept-industry', 'dept-water', 'dept-forestry'],
}

const rowsOf = async (page: Page, body: string): Promise<readonly { readonly id: string }[]> => {
  const answer = await page.request.get(`/api/dossiers?round=${round}&subject=application&status=consented&track=outside&body=${body}`)
  return (await answer.json()).rows
}

/** Signs in as the first of the bodies before which two people wait. */
const bodyWithTwo = async (page: Page, candidates: readonly string[]) => {
  for (const body of candidates) {
    await signIn(page, `body-${body}`)
    const [first, second] = await rowsOf(page, body)
    if (first && second) return { first, second }
  }
  throw new Error('the story has too few people for these bodies')
}

test('1.2 a body with one place recommends one person and sees why not a second', async ({ page }, { project }) => {
  await waitForStory(page)
  const { first, second } = await bodyWithTwo(page, bodies[project.name] ?? [])
  expect((await act(page, 'application', first.id, 'recommend')).status).toBe(200)
  const refused = await act(page, 'application', second.id, 'recommend')
  expect(refused.status).toBe(409)
  expect(refused.body.refusals.map((r: { rule: string; clause: string }) => [r.rule, r.clause])).toContainEqual(['withinPlaces', '1.2'])
  await page.goto(`/app/dossier/application/${second.id}`)
  await expect(page.getByText('推荐人数已满，没有可用名额').first()).toBeVisible()
  await expect(page.getByText('一（二）').first()).toBeVisible()
  await looksRight(page)
})

test('4.2 a file of another body is not there', async ({ page }) => {
  await waitForStory(page)
  await signIn(page, 'body-150100')
  const [own] = await rowsOf(page, '150100')
  await signIn(page, 'body-150200')
  expect((await page.request.get(`/api/dossier?subject=application&id=${own?.id ?? ''}`)).status()).toBe(404)
  expect((await act(page, 'application', own?.id ?? '', 'recommend')).status).toBe(404)
})
