/** What is still on this device for an account, and leaving it. */
import { textIn } from '../json.ts'
import { formsLeft } from './copies.ts'
import { actsOn, forgetActs, senderOf } from './kept-acts.ts'
import { leaveShelf } from './shelf.ts'
import { forgetUnder, recallUnder } from './store.ts'
import { wake } from './wake.ts'

export type Left = { readonly forms: number; readonly files: readonly string[]; readonly acts: number }
const nothing = ({ forms, files, acts }: Left) => forms === 0 && files.length === 0 && acts === 0

const waitMs = 200
const tries = 20

const look = async (account: string): Promise<Left> => {
  const files = await recallUnder(`file/${account}/`)
  // One that the server has is named by the form, or by its copy here.
  const names = files.flatMap(([, value]) => (textIn(value, 'stored') === undefined ? (textIn(value, 'name') ?? []) : []))
  const notes = await recallUnder(`note/${account}/`)
  return { forms: (await formsLeft(account)).length + notes.length, files: names, acts: (await actsOn(account)).length }
}

/** Sends what can be sent now, for some seconds; gives what is left after that. */
export const findLeft = async (account: string): Promise<Left | undefined> => {
  let left = await look(account)
  if (nothing(left)) return undefined
  wake()
  senderOf(account).send(true)
  for (let i = 0; i < tries && !nothing(left); i += 1) {
    await new Promise(resolve => setTimeout(resolve, waitMs))
    left = await look(account)
  }
  return nothing(left) ? undefined : left
}

/** Nobody who comes after sees the account here; with `all` nothing of it stays. */
export const leaveDevice = async (account: string, all: boolean): Promise<void> => {
  await leaveShelf(account)
  if (!all) return
  await forgetActs(account)
  await forgetUnder(`draft/${account}/`)
  await forgetUnder(`file/${account}/`)
  await forgetUnder(`note/${account}/`)
  await forgetUnder(`board/${account}/`)
  await forgetUnder(`grades/${account}/`)
}
