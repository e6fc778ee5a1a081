/** Which notice and which consent on health stand behind an application: for whoever judges it, and for the auditor. */
import { consentKinds } from '../../../core/application/consents.ts'
import { fieldsOf, textIn } from '../../json.ts'
import type { Saying } from '../../say.ts'
import { noticeWords } from '../../words/notices.ts'

type Props = { readonly state: unknown; readonly saying: Saying }

export function ConsentsNote({ state, saying }: Props) {
  const words = noticeWords[saying.texts.language]
  const given = consentKinds.map(of => [of, fieldsOf(fieldsOf(fieldsOf(state).consents)[of])] as const)
  const said = given.filter(([, one]) => textIn(one, 'version') !== undefined)
  if (said.length === 0) return null
  const isWithdrawn = said.some(([, one]) => textIn(one, 'withdrawnOn') !== undefined)
  return (
    <p className={isWithdrawn ? 'saying warn' : 'saying'}>
      {said
        .map(([of, one]) => {
          const withdrawn = textIn(one, 'withdrawnOn')
          if (withdrawn !== undefined) return words.withdrawnOn(words[of], withdrawn)
          return words.agreedOn(words[of], textIn(one, 'version') ?? '', textIn(one, 'on') ?? '')
        })
        .join('；')}
    </p>
  )
}
