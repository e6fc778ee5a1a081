/** A house of its own on the morning on which a host's people enrol, before real doors; the clock is the journey's to turn. */
import type { BrowserContext } from '@playwright/test'
import type { Actor } from '../../core/facts.ts'
import { personOf } from '../given.ts'
import { openHostDay, otherSeat } from '../host-house.ts'
import { setup } from '../postgres.ts'

export const names: readonly string[] = ['赵一', '钱二', '孙三', '李四', '周五']
const idOf = (name: string) => `h${names.indexOf(name)}`

/** Five are expected at Inner Mongolia University, one elsewhere, and one is in line for a place. */
export const startMorning = async () => {
  const stop = setup()
  const day = await openHostDay()
  await day.reserves('reserve', '候补某')
  for (const name of names) await day.expects(idOf(name), name)
  await day.expects('elsewhere', '吴六', otherSeat)
  await day.notifies(...names.map(idOf), 'elsewhere')
  day.house.turnTo('2022-09-01')
  const address = await day.app.listen({ port: 0, host: '127.0.0.1' })
  const enter = async (context: BrowserContext, actor: Actor) => {
    const [name = '', value = ''] = day.headersOf(actor).cookie.split('=')
    await context.addCookies([{ name, value, url: address }])
  }
  const close = async () => {
    await day.close()
    await stop()
  }
  const statusOf = async (name: string) => {
    const [row] = await day.house.database.transaction('everything', query =>
      query<{ status: string; n: number }>("select status, n from dossier where subject = 'training' and id = $1", [idOf(name)]),
    )
    return row
  }
  const codeOf = async (id: string): Promise<string> => {
    const answer = await day.app.inject({ url: `/api/arrivalCode?training=${id}`, headers: day.headersOf(personOf(id)) })
    return answer.json().code
  }
  return { ...day, codeOf, address, enter, close, statusOf, idOf }
}
export type Morning = Awaited<ReturnType<typeof startMorning>>
