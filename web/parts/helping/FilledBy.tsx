/** One line that says that somebody else filled the form in, for everybody who reads it. */
import type { Answered } from '../../../core/question.ts'
import { numberIn, textIn } from '../../json.ts'
import type { Saying } from '../../say.ts'
import { helpingWords } from '../../words/helping.ts'
import { helperIn } from './helped.ts'

type Props = { readonly dossier: Answered<'dossier'>; readonly saying: Saying }

const nameOf = ({ row, state }: Answered<'dossier'>, { texts }: Saying) => {
  const helper = helperIn(state)
  if (!helper) return undefined
  const name = helper.role === 'body' ? row.bodyName : row.employerName
  return textIn(state, helper.role) === helper.organisation && name ? texts.pick(name) : texts.role(helper.role)
}

export function FilledBy({ dossier, saying }: Props) {
  const words = helpingWords[saying.texts.language]
  const name = nameOf(dossier, saying)
  const signed = numberIn(dossier.state, 'signedOnPaper')
  if (name === undefined) return null
  return (
    <p className="saying">
      {words.filledBy(name)}
      {textIn(dossier.state, 'filledBy') === 'person' && words.byPerson}
      {signed !== undefined && words.signed(signed)}
    </p>
  )
}
