/** The session has ended: sign in again above the page, which stays as it is with all that was typed. */
import { Modal } from 'antd'
import { useEffect, useState } from 'react'
import { ask, whenSignedOut } from '../client.ts'
import { wake } from '../device/wake.ts'
import { useRefresh, useSession } from '../queries.ts'
import { useTexts } from '../texts.ts'
import { enterWords } from '../words/enter.ts'
import { SignInForm } from './SignInForm.tsx'

/** `byLink`: whoever came by a link has no login, and comes by it again. */
export function SignInAgain({ login, byLink }: { login: string; byLink: boolean }) {
  const { t, language } = useTexts()
  const words = enterWords[language].link
  const [open, setOpen] = useState(false)
  const { data } = useSession()
  const refresh = useRefresh()
  useEffect(
    () =>
      whenSignedOut(async () => {
        // A request that was on its way when the token was renewed is answered as if nobody were here; whoever is, stays.
        const now = await ask('session', {}).catch(() => undefined)
        if (now?.account?.id !== login) setOpen(true)
      }),
    [login],
  )
  const enter = async () => {
    const { account } = await ask('session', {})
    // Somebody else sits here now: the page of the one before is not theirs to see.
    if (account?.id !== login) return window.location.assign('/app')
    setOpen(false)
    await refresh()
    return wake()
  }
  return (
    <Modal key={login} open={open} title={byLink ? words.over : t.signIn.againTitle} footer={null} onCancel={() => setOpen(false)}>
      <div className="stack">
        <p>{byLink ? words.overNote : t.signIn.againNote}</p>
        {open && !byLink && <SignInForm onIn={enter} demo={data?.demo === true} />}
      </div>
    </Modal>
  )
}
