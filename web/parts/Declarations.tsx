/** The milestones of a training: what was declared of each, in which state it is, and the payments that hang on it; and the time between two cohorts. */
import { Link } from '@tanstack/react-router'
import type { Row } from '../../core/question.ts'
import { yuanOf } from '../format.ts'
import { fieldsOf, listIn, numberIn, textIn } from '../json.ts'
import { type Saying, say } from '../say.ts'
import { Status } from './Status.tsx'

type Props = { readonly state: unknown; readonly related: readonly Row[]; readonly saying: Saying }

/** A payment by its sum, its status and the way to it; who may not see it sees the sum. */
function Payment({ id, fen, related, saying }: { id: string; fen: number; related: readonly Row[]; saying: Saying }) {
  const row = related.find(one => one.subject === 'payment' && one.id === id)
  const sum = `${yuanOf(fen)} ${saying.texts.t.act.yuan}`
  if (!row) return <span>{sum}</span>
  return (
    <span className="row">
      <Link to="/app/dossier/$subject/$id" params={{ subject: 'payment', id }}>
        {sum}
      </Link>
      <Status subject="payment" status={row.status} />
    </span>
  )
}

function Declared({ declaration, related, saying }: { declaration: unknown } & Omit<Props, 'state'>) {
  const { texts } = saying
  const voidedOn = textIn(declaration, 'voidedOn')
  const sums = listIn(declaration, 'sums').map(sum => ({ id: textIn(sum, 'payment') ?? '', fen: numberIn(sum, 'amountFen') ?? 0 }))
  const backs = sums.filter(({ id }) => related.some(row => row.id === `${id}.back`))
  return (
    <li>
      {textIn(declaration, 'on')} <span className="tag">{texts.value(textIn(declaration, 'state') ?? '')}</span>
      {voidedOn && <span className="quiet small"> {`${texts.field('voidedOn')} ${voidedOn}`}</span>}
      <div className="quiet small">{say(textIn(declaration, 'host'), saying)}</div>
      {sums.map(({ id, fen }) => (
        <div key={id}>
          <Payment id={id} fen={fen} related={related} saying={saying} />
        </div>
      ))}
      {backs.map(({ id, fen }) => (
        <div key={`${id}.back`}>
          {`${texts.field('refunds')} `}
          <Payment id={`${id}.back`} fen={fen} related={related} saying={saying} />
        </div>
      ))}
    </li>
  )
}

function Milestone({ code, name, ...props }: Props & { code: string; name: string }) {
  const { texts } = props.saying
  const all = listIn(props.state, 'declarations').filter(d => textIn(d, 'milestone') === code)
  return (
    <li>
      <h3>{name}</h3>
      {all.length === 0 && <p className="quiet">{texts.value('undeclared')}</p>}
      <ol className="tight">
        {all.map(d => (
          <Declared key={numberIn(d, 'nth')} declaration={d} related={props.related} saying={props.saying} />
        ))}
      </ol>
    </li>
  )
}

function Deferrals({ state, saying }: Omit<Props, 'related'>) {
  const { texts } = saying
  const asked = fieldsOf(fieldsOf(state).deferralAsked)
  const deferrals = listIn(state, 'deferrals')
  if (deferrals.length === 0 && typeof asked.from !== 'string') return null
  return (
    <div>
      <h3>{texts.field('deferrals')}</h3>
      <ul className="tight">
        {deferrals.map(d => (
          <li key={textIn(d, 'from')}>
            {`${texts.field('from')} ${textIn(d, 'from')} · ${texts.field('lastDay')} ${textIn(d, 'lastDay')}`}
            {textIn(d, 'back') && ` · ${texts.field('back')} ${textIn(d, 'back')}`}
          </li>
        ))}
        {typeof asked.from === 'string' && <li>{`${texts.field('deferralAsked')} ${asked.from}`}</li>}
      </ul>
    </div>
  )
}

export function Declarations(props: Props) {
  const { state, saying } = props
  const { texts, law } = saying
  const milestones = law?.policy.training.milestones?.value ?? []
  if (milestones.length === 0 && !law?.policy.training.deferral) return null
  const unfunded = listIn(state, 'unfunded').map(item => say(item, saying))
  return (
    <section className="block">
      <header>
        <h2>{texts.field('declarations')}</h2>
      </header>
      <div className="in stack">
        {unfunded.length > 0 && <p className="saying">{`${texts.field('unfunded')}：${unfunded.join('、')}`}</p>}
        <ol className="tight">
          {milestones.map(({ code, name }) => (
            <Milestone key={code} code={code} name={texts.pick(name)} {...props} />
          ))}
        </ol>
        <Deferrals state={state} saying={saying} />
      </div>
    </section>
  )
}
