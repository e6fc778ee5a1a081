// The post room: a reader types what it reads on a sheet; each is ticked once, and what can't be is told with what to do.
import { expect, type Page, test } from '@playwright/test'
import { paperCode } from '../../core/paper-code.ts'
import { act, looksRight, signIn, waitForStory } from './look.ts'

const round = 'nmg-tepei-2022'
/** Each width has a roster of its own, since both run on one demonstration. */
const bodies: Readonly<Record<string, string>> = { phone: '152500', desk: '150900' }

/** Freezes the roster with one person on it; gives the code of its sheet and that of their form. */
const freeze = async (page: Page, body: string) => {
  const id = `${round}.inside.${body}`
  await signIn(page, `body-${body}`)
  const found = await page.request.get(`/api/dossiers?round=${round}&subject=application&status=consented&track=inside&body=${body}`)
  const [first] = (await found.json()).rows
  expect((await act(page, 'application', first.id, 'recommend')).status).toBe(200)
  expect((await act(page, 'nomination', id, 'finalise')).status).toBe(200)
  const { state } = await (await page.request.get(`/api/dossier?subject=nomination&id=${id}`)).json()
  const { version } = await (await page.request.get(`/api/form?id=${first.id}`)).json()
  const roster = paperCode({ kind: 'roster', id, version: state.version, hash: state.hash, page: 1, pages: 2 })
  const form = paperCode({ kind: 'form', id: first.id, version, hash: '0123456789abcdef', page: 1, pages: 4 })
  return { roster, form, name: String(first.title) }
}

/** What a reader does: it types the text, and Enter. */
const scan = async (page: Page, code: string) => {
  await expect(page.getByLabel('扫码或输入版本码')).toBeFocused()
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')
}

test('4.2 paper is ticked as it comes off the stack, and what is not of the frozen version is refused in big letters', async ({ page }, {
  project,
}) => {
  await waitForStory(page)
  const { roster, form, name } = await freeze(page, bodies[project.name] ?? '')
  await signIn(page, 'officer-1')
  await page.goto('/app/arrivals')
  await expect(page.getByRole('heading', { level: 1, name: '纸件登记' })).toBeVisible()
  await looksRight(page)
  await scan(page, roster)
  await expect(page.getByRole('status').getByText('✓ 已登记')).toBeVisible()
  await looksRight(page)
  await scan(page, form)
  await expect(page.getByText(`${name}的申报表`).first()).toBeVisible()
  await scan(page, roster.replace(':1/2', ':2/2'))
  await expect(page.getByRole('alert').getByText('登记一份，只扫第 1 页')).toBeVisible()
  await looksRight(page)
  await scan(page, 'https://example.org/')
  await expect(page.getByRole('alert').getByText('这不是本系统纸件上的码。')).toBeVisible()
  await scan(page, '0000-0000')
  await expect(page.getByRole('alert').getByText('查不到这个码对应的纸件。')).toBeVisible()
  const undo = page.getByRole('button', { name: new RegExp(`^撤销 .*${name}的申报表$`) })
  await undo.click()
  await expect(undo).toHaveCount(0)
  await expect(page.getByText('已撤销').first()).toBeVisible()
  await looksRight(page)
})
