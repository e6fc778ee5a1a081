/** The saver of one form, on the page: it begins with what this device still holds, and wakes when the line or the person comes back. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { act, ask, newId } from '../../client.ts'
import { answerFor, findCopies, forgetCopies, forgetCopy, keepCopy, type Version } from '../../device/copies.ts'
import { type Around, type Receipt, type Saver, type Saving, startSaver } from '../../device/saver.ts'
import { put } from '../../device/shelf.ts'
import { askToStay } from '../../device/store.ts'
import { tellTabs, whenTold } from '../../device/tabs.ts'
import { whenAwake } from '../../device/wake.ts'
import { type Fields, fieldsOf } from '../../json.ts'

export type Held = Version & { readonly receipt: Receipt | undefined }
export type Autosave = { readonly saver: Saver; readonly saving: Saving; readonly restored: boolean }
type Tell = {
  readonly onSaving: (saving: Saving) => void
  readonly onForm: (form: Fields) => void
  readonly onStored: (stored: Version, receipt: Receipt) => void
}

const later = (work: () => unknown, ms: number) => {
  const timer = window.setTimeout(work, ms)
  return () => window.clearTimeout(timer)
}

const newestOf = async (id: string): Promise<Version | undefined> => {
  try {
    const { version, form } = await ask('form', { id })
    return { version, form: fieldsOf(form) }
  } catch {
    return undefined
  }
}

const aroundOf = (account: string, id: string, tab: string, left: readonly string[], tell: Tell): Around => ({
  send: ({ form, base, key }) => act('application', id, 'save', { form, base }, key),
  newest: () => newestOf(id),
  keep: copy => keepCopy(account, id, tab, copy),
  forget: () => forgetCopy(account, id, tab),
  letGo: () => forgetCopies(...left),
  newKey: newId,
  later,
  ...tell,
})

const open = async (account: string, id: string, held: Held, tell: Tell) => {
  const tab = newId()
  const { copies, keys } = await findCopies(account, id)
  const saver = startSaver(aroundOf(account, id, tab, keys, tell), held, copies, held.receipt)
  const stops = [
    answerFor(id, tab),
    whenAwake(saver.catchUp),
    whenTold(told => {
      if (told.kind === 'stored' && told.id === id) saver.catchUp()
    }),
    saver.end,
  ]
  return { saver, restored: copies.length > 0, end: () => void stops.map(stop => stop()) }
}

const atRest = (receipt: Receipt | undefined): Saving => ({ where: 'server', sending: false, receipt, trouble: undefined, asks: undefined })

/** Undefined until it is known what this device still holds. `onForm` is told when the form changes from outside of the page. */
export const useAutosave = (
  account: string,
  id: string,
  held: Held,
  onForm: (form: Fields) => void,
  mine: boolean,
): Autosave | undefined => {
  const client = useQueryClient()
  const [opened, setOpened] = useState<{ readonly saver: Saver; readonly restored: boolean }>()
  const [saving, setSaving] = useState<Saving>(atRest(held.receipt))
  const from = useRef({ held, onForm })
  from.current.onForm = onForm
  useEffect(() => {
    let gone = false
    let end = () => {}
    const onStored = ({ version, form }: Version, { digest, at }: Receipt) => {
      const answer = { form, version, digest, savedAt: at, mine, helps: !mine }
      client.setQueryData(['form', { id }], answer)
      put('form', { id }, answer)
      tellTabs({ kind: 'stored', id })
    }
    const tell: Tell = { onSaving: setSaving, onForm: form => from.current.onForm(form), onStored }
    open(account, id, from.current.held, tell).then(begun => {
      if (gone) return begun.end()
      end = begun.end
      setOpened(begun)
      askToStay()
      return begun.saver.catchUp()
    })
    return () => {
      gone = true
      end()
    }
  }, [account, id, client, mine])
  return opened && { ...opened, saving }
}
