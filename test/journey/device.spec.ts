// A phone with a bad line: nothing that was typed or photographed is lost, and the page says exactly where it lies.
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { formOf, now, onDevice, openForm, personFor, stored } from './filling.ts'
import { looksRight, signIn, waitForStory } from './look.ts'

/** The worker is there and has what it needs. */
const shellIsKept = (page: Page) =>
  expect
    .poll(() =>
      page.evaluate(async () => {
        const { active } = (await navigator.serviceWorker.getRegistration('/app')) ?? {}
        return active?.state === 'activated' && (await caches.match('/app/')) !== undefined
      }),
    )
    .toBe(true)

const anotherTab = async (context: BrowserContext, id: string) => {
  const page = await context.newPage()
  await page.goto(`/app/form/${id}`)
  await expect(page.getByLabel('姓名', { exact: true })).toBeVisible()
  return page
}

test('without a line the form goes on, opens again after a reload and after the page was killed, and is sent once there is one', async ({
  page,
  context,
}, { project }) => {
  const id = await openForm(page, personFor(project.name, 0))
  await stored(page)
  await shellIsKept(page)
  await page.getByLabel('姓名', { exact: true }).fill('示例·甲')
  await stored(page)
  await context.setOffline(true)
  await page.getByLabel('手机号码').fill(`13900${now}`)
  await onDevice(page)
  await expect(page.getByText('没有网络，连上后自动送出')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('手机号码')).toHaveValue(`13900${now}`)
  await expect(page.getByLabel('姓名', { exact: true })).toHaveValue('示例·甲')
  await onDevice(page)
  await looksRight(page)
  await page.getByLabel('通信地址').fill(`示例市示例街 ${now} 号`)
  await onDevice(page)
  // The battery dies: the page ends without a word.
  await page.close({ runBeforeUnload: false })
  const next = await context.newPage()
  await next.goto(`/app/form/${id}`)
  await expect(next.getByLabel('通信地址')).toHaveValue(`示例市示例街 ${now} 号`)
  await expect(next.getByText('已接着上次在本机填写')).toBeVisible()
  await context.setOffline(false)
  await stored(next)
  expect((await formOf(next, id)).identity).toMatchObject({ name: '示例·甲', phone: `13900${now}`, address: `示例市示例街 ${now} 号` })
})

test('two tabs: different fields are both kept and shown in both, and the same field asks with both values', async ({ page, context }, {
  project,
}) => {
  const id = await openForm(page, personFor(project.name, 1))
  const second = await anotherTab(context, id)
  await page.getByLabel('姓名', { exact: true }).fill('示例·乙')
  await second.getByLabel('手机号码').fill(`13800${now}`)
  await expect(page.getByLabel('手机号码')).toHaveValue(`13800${now}`)
  await expect(second.getByLabel('姓名', { exact: true })).toHaveValue('示例·乙')
  await stored(page)
  await stored(second)
  await context.setOffline(true)
  await page.getByLabel('通信地址').fill(`东街 ${now}`)
  await second.getByLabel('通信地址').fill(`西街 ${now}`)
  await onDevice(page)
  await onDevice(second)
  await context.setOffline(false)
  await expect
    .poll(async () => (await page.getByRole('dialog').count()) + (await second.getByRole('dialog').count()), { timeout: 30_000 })
    .toBe(1)
  const asking = (await page.getByRole('dialog').count()) > 0 ? page : second
  await expect(asking.getByRole('dialog')).toContainText(`东街 ${now}`)
  await expect(asking.getByRole('dialog')).toContainText(`西街 ${now}`)
  await looksRight(asking)
  await asking.getByRole('radio', { name: /东街/ }).check()
  await asking.getByRole('button', { name: '按选择保存' }).click()
  await expect(asking.getByRole('dialog')).toHaveCount(0)
  await stored(asking)
  await expect(page.getByLabel('通信地址')).toHaveValue(`东街 ${now}`)
  await expect(second.getByLabel('通信地址')).toHaveValue(`东街 ${now}`)
  expect((await formOf(page, id)).identity).toMatchObject({ name: '示例·乙', phone: `13800${now}`, address: `东街 ${now}` })
})

test('an ended session loses nothing, and nobody else sees the draft on the same phone', async ({ page, context }, { project }) => {
  const [login, other] = [personFor(project.name, 2), personFor(project.name, 1)]
  const id = await openForm(page, login)
  await page.getByLabel('姓名', { exact: true }).fill('示例·丙')
  await stored(page)
  await context.clearCookies()
  const phone = `137${String(Date.now()).slice(-8)}`
  await page.getByLabel('手机号码').fill(phone)
  await onDevice(page)
  await expect(page.getByText('请重新登录。您填写的内容还在这一页上，不会丢失。')).toBeVisible()
  await signIn(page, other)
  await page.goto(`/app/form/${id}`)
  await expect(page.getByText('示例·丙')).toHaveCount(0)
  await expect(page.getByLabel('手机号码')).toHaveCount(0)
  await signIn(page, login)
  await page.goto(`/app/form/${id}`)
  await expect(page.getByLabel('手机号码')).toHaveValue(phone)
  await stored(page)
})

test('signing out wipes the phone when all is stored, and names what is not before anything is left behind', async ({ page, context }, {
  project,
}) => {
  const login = personFor(project.name, 0)
  const id = await openForm(page, login)
  await stored(page)
  const left = () =>
    page.evaluate(async () => {
      const databases = await indexedDB.databases()
      return databases.length
    })
  expect(await left()).toBeGreaterThan(0)
  await page.route('**/api/application/*/save', route => route.abort())
  await page.getByLabel('通信地址').fill(`还没有送出 ${now}`)
  await onDevice(page)
  await page.getByRole('button', { name: /^退\s?出$/ }).click()
  await expect(page.getByText('还有内容没有送到服务器')).toBeVisible()
  await looksRight(page)
  await page.getByRole('button', { name: '退出，留在本机' }).click()
  await expect(page.getByText('不登录也可以查看')).toBeVisible()
  await page.goto(`/app/form/${id}`)
  await expect(page.getByLabel('通信地址')).toHaveCount(0)
  await page.unroute('**/api/application/*/save')
  await signIn(page, login)
  await page.goto(`/app/form/${id}`)
  await expect(page.getByLabel('通信地址')).toHaveValue(`还没有送出 ${now}`)
  await stored(page)
  await page.getByRole('button', { name: /^退\s?出$/ }).click()
  await expect(page.getByText('不登录也可以查看')).toBeVisible()
  await context.setOffline(true)
  await page.goto(`/app/form/${id}`).catch(() => undefined)
  await expect(page.getByLabel('通信地址')).toHaveCount(0)
  await context.setOffline(false)
})

/** A photograph as a phone makes it: lying on its side, with the turn in its EXIF, over 1 MB, and telling where it was taken. */
const photograph = async (page: Page): Promise<Buffer> => {
  const text = await page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    canvas.width = 2_600
    canvas.height = 1_800
    const pen = canvas.getContext('2d')
    if (!pen) return ''
    const noise = pen.createImageData(canvas.width, canvas.height)
    for (let i = 0; i < noise.data.length; i += 1) noise.data[i] = i % 4 === 3 ? 255 : 150 + Math.random() * 90
    pen.putImageData(noise, 0, 0)
    pen.font = '48px sans-serif'
    pen.fillText('证书编号 2012-0707', 200, 300)
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1] ?? ''
  })
  const bytes = Buffer.from(text, 'base64')
  const turn = Buffer.from('4d4d002a0000000800010112000300000001000600000000000000', 'hex')
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), turn, Buffer.from('GPS 40.8N 111.7E')])
  const length = Buffer.alloc(2)
  length.writeUInt16BE(exif.length + 2)
  return Buffer.concat([bytes.subarray(0, 2), Buffer.from('ffe1', 'hex'), length, exif, bytes.subarray(2)])
}

/** The names of a JPEG's application segments, such as Exif: what lies in the picture's own data can spell anything by chance. */
const segmentsOf = (bytes: Buffer): readonly string[] => {
  const names: string[] = []
  for (let at = 2; bytes.readUInt8(at + 1) !== 0xda; at += 2 + bytes.readUInt16BE(at + 2))
    if (bytes.readUInt8(at + 1) >= 0xe1 && bytes.readUInt8(at + 1) <= 0xef) names.push(bytes.toString('latin1', at + 4, at + 8))
  return names
}

/** Width and height of a JPEG, from its frame header. */
const sizeOf = (bytes: Buffer): readonly number[] => {
  for (let at = 2; at < bytes.length; ) {
    const [mark, length] = [bytes.readUInt8(at + 1), bytes.readUInt16BE(at + 2)]
    if (mark >= 0xc0 && mark <= 0xc2) return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)]
    at += 2 + length
  }
  return []
}

test('a photograph is upright, under 1 MB and without its place; cut off in the middle and killed, it goes on and is in the form', async ({
  page,
  context,
}, { project }) => {
  const id = await openForm(page, personFor(project.name, 3))
  const photo = await photograph(page)
  expect(photo.length).toBeGreaterThan(1_000_000)
  let pieces = 0
  await context.route('**/api/uploads/*', route => {
    pieces += route.request().method() === 'PATCH' ? 1 : 0
    return pieces > 2 ? route.abort() : route.continue()
  })
  await page.getByRole('combobox', { name: '证明什么' }).click()
  await page.getByTitle('学历', { exact: true }).click()
  await page.getByLabel(/拍照或选择文件/).setInputFiles({ name: '证书.jpeg', mimeType: 'image/jpeg', buffer: photo })
  await expect(page.getByText(/仅存于本机 · 上传 [1-9]\d*%/)).toBeVisible()
  await expect(page.getByRole('button', { name: '预览并提交' })).toBeDisabled()
  await expect(page.getByText(/这些文件还只在本机，送到后才能提交：证书.jpg/)).toBeVisible()
  await looksRight(page)
  await page.close({ runBeforeUnload: false })
  pieces = Number.NEGATIVE_INFINITY
  const next = await context.newPage()
  const begins = next.waitForResponse(answer => answer.url().endsWith('/api/uploads') && answer.request().method() === 'POST')
  await next.goto(`/app/form/${id}`)
  expect((await (await begins).json()).offset).toBeGreaterThan(0)
  await expect(next.getByText(/第 \d+ 页，共 \d+ 页 · 已收到，回执 [0-9A-F]{8}/).first()).toBeVisible()
  await stored(next)
  await expect.poll(async () => (await formOf(next, id)).proofs?.length ?? 0).toBeGreaterThan(0)
  await looksRight(next)
  const proof = (await formOf(next, id)).proofs.at(-1)
  expect(proof).toMatchObject({ of: 'education', file: { name: '证书.jpg' } })
  const kept = await (await next.request.get(`/api/files/${proof.file.sha256}`)).body()
  expect(kept.length).toBeLessThan(1_000_000)
  const [width = 0, height = 0] = sizeOf(kept)
  expect(height).toBeGreaterThan(width)
  expect(segmentsOf(photo)).toContain('Exif')
  // A colour profile says nothing of where or when.
  expect(segmentsOf(kept).filter(name => name !== 'ICC_')).toEqual([])
})

test('a page photographed at a slant is cropped and straightened by its corners, with keys too', async ({ page }, { project }) => {
  const id = await openForm(page, personFor(project.name, 2))
  const photo = await photograph(page)
  await page.getByRole('combobox', { name: '证明什么' }).click()
  await page.getByTitle('职称', { exact: true }).click()
  await page.getByLabel(/拍照或选择文件/).setInputFiles({ name: '职称.jpeg', mimeType: 'image/jpeg', buffer: photo })
  await expect(page.getByText(/第 \d+ 页，共 \d+ 页 · 已收到/).first()).toBeVisible()
  const before = (await formOf(page, id)).proofs ?? []
  await page.getByRole('button', { name: '裁切拉正' }).last().click()
  const corner = page.getByRole('button', { name: '右下角' })
  await corner.focus()
  for (let i = 0; i < 20; i += 1) await corner.press('ArrowLeft')
  await looksRight(page)
  await page.getByRole('button', { name: '裁切并拉正' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await stored(page)
  await expect.poll(async () => (await formOf(page, id)).proofs.at(-1)?.file.sha256).not.toBe(before.at(-1)?.file.sha256)
})

test('a HEIC that the browser can’t open is answered with what to do, and a text file with what is taken', async ({ page }, {
  project,
}) => {
  await openForm(page, personFor(project.name, 3))
  const choose = page.getByLabel('照片')
  const heic = Buffer.concat([Buffer.from('00000018', 'hex'), Buffer.from('ftypheic0000mif1heic')])
  await choose.setInputFiles({ name: 'IMG_1.heic', mimeType: 'image/heic', buffer: heic })
  await expect(page.getByText(/兼容性最佳/)).toBeVisible()
  await choose.setInputFiles({ name: 'a.docx', mimeType: 'application/msword', buffer: Buffer.from('PK word') })
  await expect(page.getByText(/只收照片（JPEG、PNG）和 PDF/)).toBeVisible()
})

test('the pages also run in a browser of 2020', async ({ page }, { project }) => {
  await waitForStory(page)
  await signIn(page, personFor(project.name, 3))
  const errors: string[] = []
  page.on('pageerror', error => errors.push(error.message))
  await page.addInitScript(() => {
    for (const name of ['at', 'toSorted', 'toReversed', 'toSpliced', 'findLast', 'findLastIndex'])
      Reflect.deleteProperty(Array.prototype, name)
    Reflect.deleteProperty(String.prototype, 'at')
    Reflect.deleteProperty(Object, 'hasOwn')
    Reflect.deleteProperty(Map, 'groupBy')
    Reflect.deleteProperty(window, 'structuredClone')
  })
  await page.goto('/app')
  await expect(page.getByRole('heading', { name: '我的申报' })).toBeVisible()
  expect(errors).toEqual([])
})
