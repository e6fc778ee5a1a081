/** A house of its own in which people wait for hosts, before real doors: the demonstration's year is not so far yet when the journeys run. */
import type { BrowserContext } from '@playwright/test'
import type { Actor } from '../../core/facts.ts'
import type { Placement } from '../../core/placement/dossier.ts'
import type { Law } from '../../policy/shape.ts'
import { startBatches } from '../../server/batches.ts'
import { law as law2022 } from '../given.ts'
import { openPlanning } from '../planned-house.ts'
import { setup } from '../postgres.ts'

type Host = Law['hosts']['hosts'][number]

/** The catalogue with so many hosts of so many programmes on the inside track, none of them real. */
export const wideLaw = (hosts: number, each: number): Law => {
  const [like] = law2022.hosts.hosts.filter(({ tracks }) => tracks.includes('inside'))
  if (!like) throw new Error('the law has a host')
  const disciplines = ['180', '210', '320', '520', '880']
  const made = Array.from({ length: hosts }, (_, i): Host => {
    const programmes = Array.from({ length: each }, (_, j) => ({
      id: `h${i}-p${j}`,
      name: { zh: `专业 ${i + 1}-${j + 1}`, en: `Programme ${i + 1}-${j + 1}` },
      discipline: disciplines[(i + j) % disciplines.length] ?? '180',
      capacity: 2 + ((i * 7 + j) % 4),
    }))
    const city = i % 3 === 0 ? { zh: '包头', en: 'Baotou' } : { zh: '呼和浩特', en: 'Hohhot' }
    return { ...like, id: `h${i}`, name: { zh: `示例培养单位 ${i + 1}`, en: `Example host ${i + 1}` }, city, programmes }
  })
  return {
    ...law2022,
    hosts: { ...law2022.hosts, hosts: [...made, ...law2022.hosts.hosts.filter(({ tracks }) => !tracks.includes('inside'))] },
  }
}

export type Waiting = { readonly id: string; readonly rank: number; readonly more?: Partial<Placement> }

export const startPlanning = async (people: readonly Waiting[], officers: readonly Actor[], itsLaw?: Law) => {
  const stop = setup()
  const desk = await openPlanning(itsLaw)
  await desk.settle(...officers)
  for (const { id, rank, more } of people) await desk.admits(id, rank, more)
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
  return { address, enter, close, ask: desk.ask, act: desk.house.act }
}
