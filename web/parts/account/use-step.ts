/** A step on one's own account: busy while it is on its way, and why it was not taken, in a sentence. */
import { useState } from 'react'
import { type Stepped, step } from '../../account.ts'
import { useTexts } from '../../texts.ts'
import { accountWords } from '../../words/account.ts'

export const useAccountWords = () => accountWords[useTexts().language]

const useWhyNot = () => {
  const { t } = useTexts()
  const words = useAccountWords()
  const named = new Map(Object.entries(words.rules))
  const statuses: Readonly<Record<number, string>> = { 0: t.act.offline, 401: t.signIn.wrong, 403: words.unproven, 404: words.tookTooLong }
  return (stepped: Exclude<Stepped, { readonly kind: 'done' }>): readonly string[] => {
    if (stepped.kind === 'refused') return stepped.rules.map(rule => named.get(rule) ?? rule)
    return [stepped.kind === 'wait' ? words.wait(stepped.seconds) : (statuses[stepped.status] ?? t.act.failed)]
  }
}

export const useStep = () => {
  const whyNot = useWhyNot()
  const [problems, setProblems] = useState<readonly string[]>([])
  const [busy, setBusy] = useState(false)
  /** The answer, or undefined where it was not taken. */
  const run = async (work: () => Promise<Stepped>) => {
    setBusy(true)
    const stepped = await work()
    setBusy(false)
    setProblems(stepped.kind === 'done' ? [] : whyNot(stepped))
    return stepped.kind === 'done' ? stepped.answer : undefined
  }
  const take = (path: string, body: unknown) => run(() => step(path, body))
  return { take, run, busy, problems, setProblems }
}
export type Step = ReturnType<typeof useStep>
