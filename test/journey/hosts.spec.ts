// A training office that has no account: asked by the department, it answers by a link and a code, and what it says counts once it is accepted.
import { type Browser, expect, type Page, test } from '@playwright/test'
import { now } from './filling.ts'
import { looksRight, signIn, waitForStory } from './look.ts'

/** Each width has a host of its own. */
const hosts: Readonly<Record<string, { readonly id: string; readonly name: string }>> = {
  phone: { id: 'imufe', name: '内蒙古财经大学' },
  desk: { id: 'imut', name: '内蒙古工业大学' },
}
const hostOf = (project: string) => {
  const host = hosts[project]
  if (!host) throw new Error(`no host for ${project}`)
  return host
}

const textSaying = async (page: Page, wanted: RegExp): Promise<string> => {
  const found = { text: '' }
  await expect
    .poll(async () => {
      found.text = wanted.exec(await (await page.request.get('/outbox')).text())?.[1] ?? ''
      return found.text
    })
    .not.toBe('')
  return found.text
}

const openLink = async (browser: Browser, page: Page, project: string, name: string) => {
  const url = await textSaying(page, new RegExp(`${name}：请填报[^（]*?(http[^（]+)（`))
  const context = await browser.newContext({
    viewport: project === 'phone' ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    locale: 'zh-CN',
  })
  const secretary = await context.newPage()
  await secretary.goto(url)
  await expect(secretary.getByRole('heading', { level: 1, name: '接收安排' })).toBeVisible()
  await expect(secretary.getByText(`您将代表${name}填报接收安排`)).toBeVisible()
  await looksRight(secretary)
  await secretary.getByRole('button', { name: '发送验证码' }).click()
  await secretary.getByLabel('验证码', { exact: true }).fill(await textSaying(secretary, /接收安排验证码(\d{6})/))
  await secretary.getByRole('button', { name: '登录', exact: true }).click()
  await expect(secretary.getByRole('heading', { level: 1, name })).toBeVisible()
  return secretary
}

const fillIn = async (secretary: Page) => {
  await expect(secretary.getByText('现在没有等您答复的学员。')).toBeVisible()
  await looksRight(secretary)
  await secretary.getByLabel('可接收人数').first().fill('9')
  await secretary.getByRole('button', { name: '提交', exact: true }).click()
  await expect(secretary.getByText(/不能超过 \d 人/).first()).toBeVisible()
  await secretary.getByLabel('可接收人数').first().fill('1')
  await secretary
    .getByRole('button', { name: /^添加导师/ })
    .first()
    .click()
  await secretary
    .getByRole('group', { name: /第 1 位导师/ })
    .first()
    .getByLabel('姓名', { exact: true })
    .fill('示例导师')
  await secretary.getByLabel('住宿', { exact: true }).click()
  await secretary.getByTitle('安排宿舍').click()
  await secretary.getByLabel('报到首日').fill('2022-08-29')
  await secretary.getByLabel('报到末日').fill('2022-08-20')
  await secretary.getByRole('group', { name: '学员联系人' }).getByLabel('姓名').fill('某老师')
  await secretary.getByLabel('电话', { exact: true }).fill('0471-6290000')
  await expect(secretary.getByText(/^已保存/)).toBeVisible()
  await secretary.getByRole('button', { name: '提交', exact: true }).click()
  await expect(secretary.getByText('末日早于首日')).toBeVisible()
  await secretary.reload()
  await expect(secretary.getByLabel('电话', { exact: true })).toHaveValue('0471-6290000')
  await expect(secretary.getByLabel('可接收人数').first()).toHaveValue('1')
  await secretary.getByLabel('报到末日').fill('2022-09-02')
  await expect(secretary.getByText(/^已保存/)).toBeVisible()
  await looksRight(secretary)
  await secretary.getByRole('button', { name: '提交', exact: true }).click()
  await expect(secretary.getByText(/^已提交，回执/)).toBeVisible()
}

/** Found, ticked, looked at in the preview, and asked, with a contact who gets a link. */
const invite = async (page: Page, name: string, phone: string) => {
  await page.goto('/app/hosts')
  await expect(page.getByRole('heading', { level: 1, name: '培养单位' })).toBeVisible()
  await looksRight(page)
  await page.getByRole('searchbox').fill('没有这样的单位')
  await expect(page.getByText('没有符合条件的单位。')).toBeVisible()
  await page.getByRole('searchbox').fill(name)
  await page.getByRole('checkbox', { name: `选中${name}` }).check()
  await page.getByRole('button', { name: '请选中的 1 个单位填报' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('在账号里收到')).toBeVisible()
  await dialog.getByLabel(`${name}联系人`).fill('某秘书')
  await dialog.getByLabel(`${name}手机号码`).fill('123')
  await dialog.getByRole('button', { name: '发出 1 份' }).click()
  await expect(dialog.getByText('请输入 11 位手机号码')).toBeVisible()
  await dialog.getByLabel(`${name}手机号码`).fill(phone)
  await expect(dialog.getByText('收到短信链接')).toBeVisible()
  await looksRight(page)
  await dialog.getByRole('button', { name: '发出 1 份' }).click()
  await expect(page.getByText('已请 1 个单位填报。')).toBeVisible()
}

const sendBack = async (page: Page, id: string) => {
  await page.goto(`/app/dossier/hosting/nmg-tepei-2022.${id}`)
  await expect(page.getByRole('heading', { level: 2, name: '第 1 版等待认可' })).toBeVisible()
  await looksRight(page)
  await page.getByRole('button', { name: '退回修改' }).click()
  await page.getByRole('checkbox', { name: '住宿', exact: true }).check()
  await page.getByLabel('理由').fill('请写明费用')
  await page.getByRole('button', { name: '确认退回' }).click()
  await expect(page.getByText('已退回，培养单位会收到通知。')).toBeVisible()
}

const answerAgain = async (secretary: Page) => {
  await secretary.reload()
  await expect(secretary.getByText('请修改：住宿')).toBeVisible()
  await expect(secretary.getByText('请写明费用')).toBeVisible()
  await secretary.getByLabel('费用等说明（可不填）').fill('每学年 1200 元')
  await expect(secretary.getByText(/^已保存/)).toBeVisible()
  await secretary.getByRole('button', { name: '提交', exact: true }).click()
  await expect(secretary.getByText(/^已提交，回执/)).toBeVisible()
}

test('4.3 a host without an account is asked by text, fills in what it offers by a link, is sent back a part, and is accepted', async ({
  page,
  browser,
}, { project }) => {
  // Two people at two pages, and axe at each of their steps.
  test.slow()
  await waitForStory(page)
  const { id, name } = hostOf(project.name)
  await signIn(page, 'officer-1')
  await invite(page, name, `1371${now}${project.name === 'phone' ? 1 : 2}`)
  const secretary = await openLink(browser, page, project.name, name)
  await fillIn(secretary)
  await sendBack(page, id)
  await answerAgain(secretary)
  await page.reload()
  await page.getByRole('button', { name: '认可', exact: true }).click()
  await expect(page.getByText('已认可，名额已按此计入。')).toBeVisible()
  await page.goto('/app/hosts')
  await page.getByRole('searchbox').fill(name)
  await expect(page.getByText('第 2 版')).toBeVisible()
  await secretary.reload()
  await expect(secretary.getByText(/第 2 版已于.*提交并获认可/)).toBeVisible()
  await page.goto('/hosts')
  await expect(page.getByRole('row', { name: new RegExp(name) }).first()).toContainText('1 / 1')
  await looksRight(page)
})

const guest = (id: string, name: string) => ({
  id,
  name,
  employer: { zh: '示例中学', en: 'Example school' },
  status: 'agreed',
  programme: 'imnu-880',
  wish: 1,
  field: '2',
  profession: '教育学',
  direction: '双语教学',
  goals: '掌握课程设计的方法，回单位后带一个教研组。',
  due: '2022-06-17',
  supervisor: null,
  room: null,
})

/** Nobody is admitted yet in the demonstration; what the server says to such a host, and does for it, is tested there. */
const withGuests = async (page: Page) => {
  const waiting = [guest('w1', '示例甲'), guest('w2', '示例乙'), guest('w3', '示例丙')]
  const done: { readonly path: string; readonly body: unknown }[] = []
  await page.route(/\/api\/hosting\?/, async route => {
    const answer = await (await route.fetch()).json()
    const left = waiting.filter(({ id }) => !done.some(({ path }) => path.includes(`/${id}/`)))
    await route.fulfill({ json: { ...answer, waiting: left, asked: 1 } })
  })
  await page.route(/\/api\/placement\/w\d\//, async route => {
    done.push({ path: new URL(route.request().url()).pathname, body: route.request().postDataJSON() })
    await route.fulfill({ json: { receipt: { hash: 'abcdef0123', at: '2022-06-10T01:00:00.000Z', kept: null } } })
  })
  return done
}

const acceptOne = async (page: Page) => {
  await page.getByRole('button', { name: '接收：示例甲', exact: true }).click()
  await page.getByLabel('导师（可不填）').fill('李导师')
  await page.getByLabel('住宿（可不填）').fill('南苑 3 号楼')
  await looksRight(page)
  await page.getByRole('button', { name: '确认接收' }).click()
  await expect(page.getByText('已接收示例甲。')).toBeVisible()
}

const declineAnother = async (page: Page) => {
  await page.getByRole('button', { name: '不接收：示例乙' }).click()
  await page.getByRole('button', { name: '确认不接收' }).click()
  await expect(page.getByText('请填写').first()).toBeVisible()
  await page.getByLabel('理由').click()
  await page.getByTitle('没有合适的导师').click()
  await page.getByRole('button', { name: '确认不接收' }).click()
  await expect(page.getByText('已答复不接收示例乙，管理处会另作安排。')).toBeVisible()
}

test('4.3 people who wait come first: one is accepted with whom and where, one declined with a reason, several can be taken back', async ({
  page,
}, { project }) => {
  await waitForStory(page)
  await signIn(page, 'host-imnu')
  const done = await withGuests(page)
  await page.goto('/app')
  if (project.name === 'phone') await page.getByRole('button', { name: '菜单' }).click()
  await page.getByRole('link', { name: '接收学员' }).filter({ visible: true }).click()
  await expect(page.getByText('请在6月17日前答复').first()).toBeVisible()
  await expect(page.getByText('另有 1 人正在征求本人意见，同意后会出现在这里。')).toBeVisible()
  await looksRight(page)
  await page.getByRole('checkbox', { name: '全选' }).check()
  await page.getByRole('button', { name: '接收选中的 3 人' }).click()
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(page.getByRole('button', { name: '接收选中的 3 人' })).toBeVisible()
  expect(done).toEqual([])
  await acceptOne(page)
  await declineAnother(page)
  await expect(page.getByRole('button', { name: '接收：示例丙', exact: true })).toBeVisible()
  expect(done).toEqual([
    { path: '/api/placement/w1/welcome', body: { supervisor: '李导师', room: '南苑 3 号楼' } },
    { path: '/api/placement/w2/turnDown', body: { reason: 'noSupervisor' } },
  ])
})
