/** A house of its own in which people of the outside track wait to be handed over, before real doors. */
import type { BrowserContext } from '@playwright/test'
import type { Actor } from '../../core/facts.ts'
import { startBatches } from '../../server/batches.ts'
import { openMinistry } from '../ministry-house.ts'
import { setup } from '../postgres.ts'

export const startMinistering = async (names: readonly string[]) => {
  const stop = setup()
  const desk = await openMinistry()
  for (const [i, name] of names.entries()) await desk.waits(`m${i + 1}`, name)
  const address = await desk.app.listen({ port: 0, host: '127.0.0.1' })
  const batches = startBatches(desk.house)
  const enter = async (context: BrowserContext, actor: Actor) => {
    const [name = '', value = ''] = desk.headersOf(actor).cookie.split('=')
    await context.addCookies([{ name, value, url: address }])
  }
  const close = async () => {
    await batches.stop()
    await desk.close()
    await stop()
  }
  return { ...desk, address, enter, close }
}
