/** The session has ended: sign in again above the page, which stays as it is with all that was typed. */
import { Modal } from 'antd'
import { useEffect, useState } from 'react'
import { ask, whenSignedOut } from '../client.ts'
import { wake } from '../device/wake.ts'
import { useRefresh, useSession } from '../queries.ts'
import { useTexts } from '../texts.ts'
import { SignInForm } from './SignInForm.tsx'

export function SignInAgain({ login }: { login: string }) {
  const { t } = useTexts()
  const [open, setOpen] = useState(false)
  const { data } = useSession()
  const refresh = useRefresh()
  useEffect(() => whenSignedOut(() => setOpen(true)), [])
  const enter = async () => {
    const { account } = await ask('session', {})
    // Somebody else sits here now: the page of the one before is not theirs to see.
    if (account?.id !== login) return window.location.assign('/app')
    setOpen(false)
    await refresh()
    return wake()
  }
  return (
    <Modal key={login} open={open} title={t.signIn.againTitle} footer={null} onCancel={() => setOpen(false)}>
      <div className="stack">
        <p>{t.signIn.againNote}</p>
        {open && <SignInForm onIn={enter} demo={data?.demo === true} />}
      </div>
    </Modal>
  )
}
