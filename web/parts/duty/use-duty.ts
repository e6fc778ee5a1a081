/** The words of duties, and what a duty is called: a kind of its own, or the status that waits. */
import { dutyKinds } from '../../../core/duty/duties.ts'
import type { DutyRow } from '../../../core/duty/questions.ts'
import { useLanguage } from '../../settings.ts'
import type { Texts } from '../../texts.ts'
import { type DutyWords, dutyWords } from '../../words/duty.ts'

export const useDutyWords = (): DutyWords => dutyWords[useLanguage()]

export const whatOf = ({ subject, what }: Pick<DutyRow, 'subject' | 'what'>, words: DutyWords, texts: Texts): string => {
  const kind = dutyKinds.find(known => known === what)
  return kind ? words.kinds[kind] : `${texts.w.subjects[subject].name}：${texts.status(subject, what)}`
}
