/** What the pages of seats share: their words, and a deed with what came of it. */
import { useState } from 'react'
import { isReason } from '../../../core/office/seats.ts'
import type { Text } from '../../../policy/words.ts'
import { doToSeats, type SeatDeed, type SeatOutcome } from '../../client.ts'
import { useRefresh } from '../../queries.ts'
import { useTexts } from '../../texts.ts'
import { accountWords } from '../../words/account.ts'
import { officeWords } from '../../words/office.ts'

export const useOfficeWords = () => officeWords[useTexts().language]

/** Somebody by name, and for whom they acted. */
export const useWho = () => {
  const { pick } = useTexts()
  const { acting } = useOfficeWords()
  return (name: Text, holder: Text | null) => (holder ? acting(pick(name), pick(holder)) : pick(name))
}

/** Why it was not done, in sentences. */
export const useWhyNot = () => {
  const { t, language } = useTexts()
  const { unproven } = accountWords[language]
  const { reasons } = useOfficeWords()
  return (outcome: SeatOutcome | undefined): readonly string[] => {
    if (outcome === undefined || outcome.kind === 'done') return []
    if (outcome.kind === 'refused') return outcome.reasons.map(reason => (isReason(reason) ? reasons[reason] : reason))
    const failures: Readonly<Record<number, string>> = { 0: t.act.offline, 403: unproven, 404: t.act.gone }
    return [failures[outcome.status] ?? t.act.failed]
  }
}

/** Does a deed and asks everything anew; `problems` tells why it was not done. */
export const useDeed = (deed: SeatDeed, onDone: (handOver: number) => void) => {
  const refresh = useRefresh()
  const [outcome, setOutcome] = useState<SeatOutcome>()
  const [busy, setBusy] = useState(false)
  const whyNot = useWhyNot()
  const send = async (given: unknown) => {
    setBusy(true)
    const came = await doToSeats(deed, given)
    setBusy(false)
    setOutcome(came)
    if (came.kind !== 'done') return
    await refresh()
    onDone(came.handOver)
  }
  return { problems: whyNot(outcome), busy, send }
}
