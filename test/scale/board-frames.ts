/**
 * How smooth the placement board is with 500 people and 200 programmes: a made-up round on a database of its own, before real doors, in Chromium. A card is
 * carried over the columns and to their edge, so that they scroll, for some seconds; then how long the page took for each frame. `node test/scale/board-frames.ts [FOLDER]`
 * prints the figures and, where a folder is named, leaves pictures of both widths there.
 */
import { chromium, type Page } from '@playwright/test'
import { department } from '../given.ts'
import { startPlanning, type Waiting, wideLaw } from '../journey/planning.ts'

const people = 500
const [hosts, each] = [40, 5]

const seatAt = (n: number) => ({ host: `h${n % hosts}`, programme: `h${n % hosts}-p${n % each}` })
const waiting = Array.from({ length: people }, (_, i): Waiting => {
  const wished = [seatAt(i * 13), seatAt(i * 7 + 1), seatAt(i * 3 + 2)]
  return { id: `b${i}`, rank: i + 1, more: { wished, willing: i % 5 !== 0, field: String((i % 8) + 1) } }
})

/** The time between one frame and the next, as the page itself sees it. */
const listen = (page: Page) =>
  page.evaluate(() => {
    const frames: number[] = []
    const state = { frames, last: performance.now(), on: true }
    Object.assign(window, { boardFrames: state })
    const tick = (now: number) => {
      frames.push(now - state.last)
      state.last = now
      if (state.on) requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
  })
const heard = (page: Page): Promise<readonly number[]> => page.evaluate(() => Reflect.get(window, 'boardFrames').frames.slice(2))

const at = (sorted: readonly number[], part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
const figures = (frames: readonly number[]) => {
  const sorted = frames.toSorted((a, b) => a - b)
  const whole = frames.reduce((sum, ms) => sum + ms, 0)
  const round = (ms: number) => Number(ms.toFixed(1))
  const late = frames.filter(ms => ms > 34).length
  return {
    frames: frames.length,
    perSecond: round((frames.length * 1000) / whole),
    p50: round(at(sorted, 0.5)),
    p95: round(at(sorted, 0.95)),
    max: round(at(sorted, 1)),
    late,
  }
}

/** Over the columns in circles, then at their lower edge, where they scroll. */
const drag = async (page: Page, ms: number) => {
  const card = await page.locator('[data-card]').first().boundingBox()
  const box = await page.getByRole('region', { name: '培养单位', exact: true }).boundingBox()
  if (!card || !box) throw new Error('no card, or no columns')
  await page.mouse.move(card.x + 40, card.y + 20)
  await page.mouse.down()
  await page.mouse.move(card.x + 60, card.y + 40, { steps: 4 })
  await listen(page)
  for (const end = Date.now() + ms; Date.now() < end; ) {
    const turn = ((end - Date.now()) / 700) * Math.PI
    const [x, y] = [box.x + box.width * (0.5 + 0.4 * Math.cos(turn)), box.y + box.height * (0.5 + 0.4 * Math.sin(turn))]
    await page.mouse.move(x, Date.now() < end - ms / 2 ? y : box.y + box.height - 12)
  }
  const frames = await heard(page)
  await page.keyboard.press('Escape')
  await page.mouse.up()
  return frames
}

const [folder] = process.argv.slice(2)
const server = await startPlanning(waiting, [], wideLaw(hosts, each))
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
try {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  await server.enter(context, department)
  const page = await context.newPage()
  const began = performance.now()
  await page.goto(`${server.address}/app/placing`)
  await page.locator('[data-card]').first().waitFor()
  console.log(`opened in ${Math.round(performance.now() - began)} ms: ${people} people, ${hosts * each} programmes`)
  await page.evaluate(() => undefined)
  await listen(page)
  await page.waitForTimeout(2000)
  console.log('at rest', figures(await heard(page)))
  console.log('dragging with everybody undecided', figures(await drag(page, 5000)))
  const filling = performance.now()
  await page.getByRole('button', { name: '填补未定' }).click()
  await page.getByRole('button', { name: /^暂放这/ }).waitFor()
  console.log(`filling shown in ${Math.round(performance.now() - filling)} ms`)
  if (folder) await page.screenshot({ path: `${folder}/fill.png` })
  await page.getByRole('button', { name: /^暂放这/ }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  console.log('dragging with most of them placed', figures(await drag(page, 5000)))
  if (folder) {
    await page.screenshot({ path: `${folder}/board.png` })
    await page.locator('[data-card]').nth(3).click()
    await page.waitForTimeout(500)
    await page.screenshot({ path: `${folder}/person.png` })
    const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN', hasTouch: true, isMobile: true })
    await server.enter(phone, department)
    const small = await phone.newPage()
    await small.goto(`${server.address}/app/placing`)
    await small.locator('[data-card]').first().waitFor()
    await small.screenshot({ path: `${folder}/phone.png`, fullPage: true })
    await small.locator('[data-card]').first().click()
    await small.waitForTimeout(500)
    await small.screenshot({ path: `${folder}/phone-person.png` })
  }
} finally {
  await browser.close()
  await server.close()
}
