/** A house with people in their year, before real doors: the demonstration's year is not so far yet when the journeys run. */
import type { BrowserContext } from '@playwright/test'
import type { Actor } from '../../core/facts.ts'
import { department } from '../given.ts'
import { setup } from '../postgres.ts'
import { openYear } from '../year-house.ts'

export const startYear = async (people: Readonly<Record<string, string>>) => {
  const stop = setup()
  const year = await openYear(people)
  const { desk } = year
  const address = await desk.app.listen({ port: 0, host: '127.0.0.1' })
  /** Whoever sat here before is gone. */
  const enter = async (context: BrowserContext, actor: Actor = department) => {
    await context.clearCookies()
    const [name = '', value = ''] = desk.headersOf(actor).cookie.split('=')
    await context.addCookies([{ name, value, url: address }])
  }
  const close = async () => {
    await desk.close()
    await stop()
  }
  return { ...year, address, enter, close, turnTo: desk.house.turnTo }
}
