/** A code that was asked for: which, whether another may be sent, and what went wrong. */
import { useEffect, useState } from 'react'
import { askCode } from '../../enter.ts'
import { useTexts } from '../../texts.ts'
import { enterWords } from '../../words/enter.ts'

const apart = 60

const useCountdown = () => {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (left <= 0) return
    const timer = setTimeout(() => setLeft(left - 1), 1_000)
    return () => clearTimeout(timer)
  }, [left])
  return [left, setLeft] as const
}

/** `about` is the phone, or the token of the link. */
export const useCode = (path: Parameters<typeof askCode>[0]) => {
  const { t, language } = useTexts()
  const words = enterWords[language]
  const [id, setId] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [left, setLeft] = useCountdown()
  const send = async (about: object) => {
    setBusy(true)
    setProblem(undefined)
    const asked = await askCode(path, about)
    setBusy(false)
    if (asked.kind === 'failed')
      return setProblem(asked.status === 0 ? t.act.offline : asked.status === 400 ? words.phoneWrong : t.act.failed)
    if (asked.kind === 'wait') {
      setLeft(asked.seconds)
      return setProblem(asked.seconds > apart ? words.later(Math.ceil(asked.seconds / 60)) : undefined)
    }
    setId(asked.id)
    return setLeft(apart)
  }
  return { id, problem, busy, left, send, setProblem }
}
export type CodeAsked = ReturnType<typeof useCode>
