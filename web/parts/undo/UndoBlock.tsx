/** The last act of a training that could be undone, with all that would follow, before anybody does it. */
import { Button } from 'antd'
import { useState } from 'react'
import type { Answered, Offer } from '../../../core/question.ts'
import { yuanOf } from '../../format.ts'
import { useAsk } from '../../queries.ts'
import { type Saying, say } from '../../say.ts'
import { undoWords } from '../../words/undo.ts'
import { ActionDialog, isElsewhere } from '../act/Offers.tsx'
import { Refusals } from '../act/Refusals.tsx'
import { Clause } from '../law.tsx'

type Foreseen = Answered<'undoing'>['acts'][number]
type Asked = NonNullable<Answered<'undoing'>['asked']>
type Props = {
  readonly id: string
  readonly state: unknown
  readonly offers: readonly Offer[]
  readonly today: string
  readonly saying: Saying
}

const lineOf = ({ kind, item, amountFen, from, number, months }: Foreseen['follows'][number], saying: Saying): string => {
  const { lines } = undoWords[saying.texts.language]
  const [what, sum] = [say(item, saying, 'item'), yuanOf(amountFen ?? 0)]
  switch (kind) {
    case 'annul':
    case 'kept':
      return lines[kind](what, sum)
    case 'askBack':
      return from === 'host' ? lines.askBackHost(what, sum) : lines.askBackPerson(what, sum)
    case 'dropDemand':
    case 'giveBack':
      return lines[kind](sum)
    case 'revoke':
    case 'numberVoid':
      return lines[kind](number ?? '')
    case 'lift':
      return lines.lift(months ?? 0)
    default:
      return lines[kind]
  }
}

function Follows({ foreseen, saying }: { readonly foreseen: Foreseen; readonly saying: Saying }) {
  const words = undoWords[saying.texts.language]
  return (
    <>
      <p>{words.back(saying.texts.status('training', foreseen.status))}</p>
      {foreseen.follows.length === 0 && <p>{words.nothingFollows}</p>}
      {foreseen.follows.length > 0 && (
        <div>
          <h3>{words.follows}</h3>
          <ul className="tight">
            {foreseen.follows.map(line => (
              <li key={`${line.kind} ${line.item} ${line.amountFen}`}>{lineOf(line, saying)}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

function AskedFor({ asked, saying }: { readonly asked: Asked; readonly saying: Saying }) {
  const words = undoWords[saying.texts.language]
  return (
    <div className="saying warn">
      <p>
        {words.asked(saying.texts.pick(asked.by), asked.on)}
        {asked.reason}
      </p>
      {asked.mine && <p>{words.askedByMe}</p>}
    </div>
  )
}

function Buttons({ foreseen, asked, ...props }: Props & { readonly foreseen: Foreseen; readonly asked: Asked | null }) {
  const { offers, saying } = props
  const { texts } = saying
  const words = undoWords[texts.language]
  const [chosen, setChosen] = useState<Offer>()
  const wanted = [foreseen.verb, ...(asked ? ['dropUndo'] : foreseen.needsTwo ? ['askUndo'] : [])]
  const here = offers.filter(offer => wanted.includes(offer.action) && !isElsewhere(offer))
  const refused = here.find(({ action, refusals }) => action === foreseen.verb && refusals.length > 0)
  return (
    <>
      <div className="row">
        {here
          .filter(({ refusals }) => refusals.length === 0)
          .map(offer => (
            <Button key={offer.action} danger={offer.action === foreseen.verb} onClick={() => setChosen(offer)}>
              {texts.action('training', offer.action)}
            </Button>
          ))}
        {here[0] && <Clause id={here[0].clause} saying={saying} />}
      </div>
      {refused && (
        <div>
          <h3>{words.still}</h3>
          <Refusals refusals={refused.refusals} subject="training" saying={saying} />
        </div>
      )}
      {chosen && <ActionDialog {...props} subject="training" offer={chosen} onClose={() => setChosen(undefined)} />}
    </>
  )
}

export function UndoBlock(props: Props) {
  const { id, saying } = props
  const { texts } = saying
  const words = undoWords[texts.language]
  const { data } = useAsk('undoing', { training: id })
  if (!data || data.acts.length === 0) return null
  return (
    <section className="block noprint">
      <header>
        <h2>{words.title}</h2>
      </header>
      {data.acts.map(foreseen => (
        <div key={foreseen.verb} className="in stack">
          <p>{words.done(texts.action('training', foreseen.act), foreseen.on, texts.pick(foreseen.by))}</p>
          <Follows foreseen={foreseen} saying={saying} />
          {foreseen.needsTwo && <p className="saying">{words.needsTwo}</p>}
          {data.asked && <AskedFor asked={data.asked} saying={saying} />}
          <Buttons {...props} foreseen={foreseen} asked={data.asked} />
        </div>
      ))}
    </section>
  )
}
