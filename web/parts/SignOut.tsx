/** Signing out: what has reached the server is wiped from this device, and what has not is named before anything is left behind. */
import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import { signOut } from '../client.ts'
import { findLeft, type Left, leaveDevice } from '../device/leave.ts'
import { useTexts } from '../texts.ts'
import { actsWords } from '../words/acts.ts'
import { type DeviceWords, deviceWords } from '../words/device.ts'

type AskProps = {
  readonly left: Left | undefined
  readonly words: DeviceWords
  readonly onStay: () => void
  readonly onKeep: () => unknown
}
function AskBefore({ left, words, onStay, onKeep }: AskProps) {
  const acts = actsWords[useTexts().language]
  return (
    <Modal open={left !== undefined} title={words.leaveTitle} footer={null} onCancel={onStay}>
      <div className="stack">
        {left && left.forms > 0 && <p>{words.leaveForms(left.forms)}</p>}
        {left && left.acts > 0 && <p>{acts.leave(left.acts)}</p>}
        {left && left.files.length > 0 && <p>{words.leaveFiles(left.files.join('、'))}</p>}
        <p>{words.leaveNote}</p>
        <div className="row">
          <Button type="primary" onClick={onStay}>
            {words.leaveStay}
          </Button>
          <Button onClick={onKeep}>{words.leaveKeep}</Button>
        </div>
      </div>
    </Modal>
  )
}

export function SignOut({ account }: { readonly account: string }) {
  const { t, language } = useTexts()
  const words = deviceWords[language]
  const { message } = App.useApp()
  const [left, setLeft] = useState<Left>()
  const [busy, setBusy] = useState(false)
  const go = async (keep: boolean) => {
    const status = await signOut(keep)
    setBusy(false)
    if (status === 0) return message.error(words.leaveNoLine)
    await leaveDevice(account, !keep)
    return window.location.assign('/app')
  }
  const leave = async () => {
    setBusy(true)
    const found = await findLeft(account)
    setLeft(found)
    if (found) return setBusy(false)
    return go(false)
  }
  return (
    <>
      <Button onClick={leave} loading={busy}>
        {t.signIn.out}
      </Button>
      <AskBefore left={left} words={words} onStay={() => setLeft(undefined)} onKeep={() => go(true)} />
    </>
  )
}
