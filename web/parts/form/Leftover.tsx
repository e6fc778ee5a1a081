/** What this device still holds for a form that was handed in or closed meanwhile: told, and removed only when the person says so. */
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { findCopies, forgetCopies } from '../../device/copies.ts'
import { letFileGo, resumeUploads, useWaiting } from '../../device/uploads.ts'
import type { Saying } from '../../say.ts'
import { deviceWords } from '../../words/device.ts'

type Props = { readonly account: string; readonly id: string; readonly saying: Saying }

export function Leftover({ account, id, saying }: Props) {
  const words = deviceWords[saying.texts.language]
  const [keys, setKeys] = useState<readonly string[]>([])
  const waiting = useWaiting().filter(one => one.account === account && one.form === id)
  useEffect(() => {
    if (account === '') return
    findCopies(account, id).then(found => setKeys(found.keys))
    resumeUploads(account)
  }, [account, id])
  if (keys.length === 0 && waiting.length === 0) return null
  const forget = async () => {
    await forgetCopies(...keys)
    for (const one of waiting) await letFileGo(one)
    setKeys([])
  }
  return (
    <div className="saying warn stack">
      <p>{words.leftover}</p>
      <p>
        <Button onClick={forget}>{words.leftoverForget}</Button>
      </p>
    </div>
  )
}
