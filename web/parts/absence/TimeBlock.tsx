/** The time of one training: leave to ask for, and its months. */
import type { Answered } from '../../../core/question.ts'
import { listIn, numberIn } from '../../json.ts'
import type { Saying } from '../../say.ts'
import { isElsewhere } from '../act/Offers.tsx'
import { AskLeave } from './AskLeave.tsx'
import { LeaveWhy } from './LeaveWhy.tsx'
import { Months } from './Months.tsx'

type Props = { readonly dossier: Answered<'dossier'>; readonly today: string; readonly saying: Saying }

/** Only the trainee is offered leave; whoever may not ask would read why for nothing. */
const mayAsk = (offers: Props['dossier']['offers']) =>
  offers.find(offer => offer.action === 'askLeave' && !isElsewhere(offer) && !offer.refusals.some(({ rule }) => rule === 'by'))

export function TimeBlock({ dossier: { row, state, offers }, today, saying }: Props) {
  const offer = mayAsk(offers)
  const grants = offers.some(({ action, refusals }) => action === 'grantLeave' && refusals.length === 0)
  const waiting = listIn(state, 'leavesAsked').flatMap(leave => numberIn(leave, 'nth') ?? [])
  return (
    <>
      {grants && waiting.map(leave => <LeaveWhy key={leave} training={row.id} leave={leave} name={row.title} />)}
      {offer && <AskLeave id={row.id} state={state} offer={offer} today={today} saying={saying} />}
      <Months id={row.id} saying={saying} />
    </>
  )
}
