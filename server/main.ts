/** The production server: starts, says where it is, and stops gracefully when it is told to. */
import { readSettings, type Settings } from './settings.ts'
import { makeSetupToken } from './sign-in.ts'
import { openHouse, serve } from './start.ts'
import { tell } from './tell.ts'

/** Runs until SIGTERM or SIGINT; resolves when everything is closed. */
export const runServer = async (settings: Settings = readSettings(process.env)): Promise<void> => {
  const opened = await openHouse(settings)
  for (const line of opened.refused) tell(`policy not offered: ${line}`)
  const served = await serve(opened, settings).catch(async error => {
    await opened.close()
    throw error
  })
  console.log(`tepei answers at ${served.url}`)
  const token = await makeSetupToken(opened.house)
  if (token !== undefined) console.log(`First administrator, once and within a day: ${served.url}/setup#${token}`)
  await toldToStop()
  await served.close()
  await opened.close()
}

/** Resolves at the first SIGTERM or SIGINT; a second one ends the process at once. */
export const toldToStop = (): Promise<void> =>
  new Promise(resolve => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })
