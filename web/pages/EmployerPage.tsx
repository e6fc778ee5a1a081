/** The employer's one page: the person's file, the undertakings one by one, the sealed page, and consent or return. */
import { Link } from '@tanstack/react-router'
import type { Answered } from '../../core/question.ts'
import { fieldsOf } from '../json.ts'
import { Offers } from '../parts/act/Offers.tsx'
import { useDeskWords } from '../parts/desk/words.ts'
import { Consent } from '../parts/enter/Consent.tsx'
import { FormReader } from '../parts/form/FormReader.tsx'
import { Revealable } from '../parts/form/Revealable.tsx'
import { useSaying } from '../parts/law.tsx'
import { Status } from '../parts/Status.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useSession } from '../queries.ts'
import { employer as route } from '../router.tsx'
import type { Saying } from '../say.ts'
import { enterWords } from '../words/enter.ts'

type Dossier = Answered<'dossier'>
type Props = { readonly dossier: Dossier; readonly saying: Saying }

function Answer({ dossier, saying }: Props) {
  const words = enterWords[saying.texts.language].employer
  const { row, state, offers, slip } = dossier
  const today = useSession().data?.today ?? ''
  const offer = offers.find(({ action }) => action === 'consent')
  if (row.status === 'consented')
    return (
      <div className="saying good" role="status">
        <p>{words.done}</p>
        <p>{words.doneNote}</p>
      </div>
    )
  if (row.status !== 'submitted' || !offer) return <p className="saying">{words.notYours}</p>
  return (
    <div className="stack">
      <Consent dossier={dossier} offer={offer} saying={saying} />
      <h3>{words.others}</h3>
      <Offers
        subject="application"
        id={row.id}
        state={state}
        offers={offers}
        today={today}
        saying={saying}
        slip={slip}
        elsewhere={['consent']}
      />
    </div>
  )
}

type HandedProps = { readonly id: string; readonly form: Answered<'form'>; readonly guest: boolean; readonly saying: Saying }

/** The form as it was handed in. Whoever came by a link confirms what the employer knows, and sees no masked value whole. */
function Handed({ id, form, guest, saying }: HandedProps) {
  return (
    <Revealable id={id} form={fieldsOf(form.form)} saying={saying}>
      {(shown, bar) => (
        <>
          {!guest && bar}
          <FormReader form={shown} saying={saying} />
        </>
      )}
    </Revealable>
  )
}

function Whole({ dossier, form, saying }: Props & { readonly form: Answered<'form'> }) {
  const words = enterWords[saying.texts.language].employer
  const desk = useDeskWords()
  const only = useSession().data?.only ?? null
  const { row } = dossier
  return (
    <div className="page employer">
      <div className="head">
        {only === null && (
          <Link to="/app/queue" className="noprint">
            ← {desk.queue}
          </Link>
        )}
        <h1>{words.answer}</h1>
        <span>{row.title}</span>
        <Status subject="application" status={row.status} />
      </div>
      {row.status === 'submitted' && (
        <p className="saying">
          {words.intro} {row.due && <b>{words.due(row.due)}</b>}
        </p>
      )}
      <h2>{words.form}</h2>
      <Handed id={row.id} form={form} guest={only !== null} saying={saying} />
      <section className="block" id="answer">
        <header>
          <h2>{words.answer}</h2>
        </header>
        <div className="in">
          <Answer dossier={dossier} saying={saying} />
        </div>
      </section>
    </div>
  )
}

export function EmployerPage() {
  const { id } = route.useParams()
  const dossier = useAsk('dossier', { subject: 'application', id })
  const form = useAsk('form', { id })
  const saying = useSaying(dossier.data?.row.round ?? undefined)
  return (
    <Known asked={dossier}>
      {found => <Known asked={form}>{answer => <Whole dossier={found} form={answer} saying={saying} />}</Known>}
    </Known>
  )
}
