/** The application form: to fill in for its person while it is open, to read for everybody else who may. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { Answered } from '../../core/question.ts'
import { momentOf } from '../format.ts'
import { fieldsOf, listIn, numberIn, textIn } from '../json.ts'
import { Corrections } from '../parts/Corrections.tsx'
import { Amended } from '../parts/form/Amended.tsx'
import { factsIn } from '../parts/form/draft.ts'
import { FormEditor } from '../parts/form/FormEditor.tsx'
import { FormReader } from '../parts/form/FormReader.tsx'
import { Leftover } from '../parts/form/Leftover.tsx'
import type { Opening } from '../parts/form/opening.tsx'
import { RareCharacters } from '../parts/form/RareCharacters.tsx'
import { Revealable } from '../parts/form/Revealable.tsx'
import { VerdictView } from '../parts/form/VerdictView.tsx'
import { FilledBy } from '../parts/helping/FilledBy.tsx'
import { useSaying } from '../parts/law.tsx'
import { Status } from '../parts/Status.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useSession } from '../queries.ts'
import { form as route } from '../router.tsx'
import type { Saying } from '../say.ts'

type Part = { readonly dossier: Answered<'dossier'>; readonly answer: Answered<'form'>; readonly saying: Saying }

/** A returned form opens only where it was returned. */
const openingOf = ({ row, state }: Answered<'dossier'>, helping: boolean): Opening => ({
  round: row.round ?? undefined,
  helping,
  corrections:
    row.status === 'returned'
      ? listIn(state, 'corrections').map(one => ({ field: textIn(one, 'field') ?? '', reason: textIn(one, 'reason') ?? '' }))
      : undefined,
  due: row.due ?? undefined,
})

/** Only the person sees their whole number. */
const isMasked = (form: unknown) => textIn(fieldsOf(form).identity, 'citizenNumber')?.includes('*') === true

function Read({ dossier, answer, saying }: Part) {
  const { t } = saying.texts
  const form = fieldsOf(answer.form)
  const facts = factsIn(form, { ...fieldsOf(fieldsOf(dossier.state).attested) }, saying.law?.policy)
  return (
    <div className="two">
      <Revealable id={dossier.row.id} form={form} saying={saying}>
        {(shown, bar) => (
          <div className="stack">
            {bar}
            <FormReader form={shown} saying={saying} />
          </div>
        )}
      </Revealable>
      <section className="block beside">
        <header>
          <h2>{t.form.verdict}</h2>
        </header>
        <div className="in stack">
          {isMasked(form) && <p className="saying">{t.form.masked}</p>}
          {saying.law && <VerdictView law={saying.law} track={textIn(form.request, 'track') ?? ''} facts={facts} saying={saying} />}
        </div>
      </section>
    </div>
  )
}

function Filling({ dossier: { row, state, documents }, dossier, answer, account, saying }: Part & { account: string }) {
  const paper = documents.find(({ kind }) => kind === 'applicationForm')?.href
  const receipt = { version: answer.version, at: answer.savedAt, digest: answer.digest ?? '' }
  return (
    <FormEditor
      key={`${account}/${row.id}`}
      id={row.id}
      account={account}
      held={{ version: answer.version, form: fieldsOf(answer.form), receipt }}
      attested={fieldsOf(fieldsOf(state).attested)}
      opening={openingOf(dossier, answer.helps)}
      helping={answer.helps ? { signed: numberIn(state, 'signedOnPaper'), paper } : undefined}
      saying={saying}
    />
  )
}

function Opened({ dossier, answer, saying }: Part) {
  const { t } = saying.texts
  const { row } = dossier
  const account = useSession().data?.account?.id ?? ''
  const open = (answer.mine || answer.helps) && (row.status === 'draft' || row.status === 'returned')
  return (
    <div className="page">
      <div className="head">
        <Link to="/app/dossier/$subject/$id" params={{ subject: 'application', id: row.id }}>
          <Button size="small">← {t.dossier.back}</Button>
        </Link>
        <h1>{t.pages.form}</h1>
        <span>{row.title}</span>
        <Status subject="application" status={row.status} />
        <span className="quiet small">
          {t.form.version(answer.version)} · {momentOf(answer.savedAt)}
        </span>
      </div>
      <Amended
        round={row.round ?? undefined}
        track={textIn(fieldsOf(answer.form).request, 'track') ?? ''}
        facts={factsIn(fieldsOf(answer.form), { ...fieldsOf(fieldsOf(dossier.state).attested) }, saying.law?.policy)}
        whole={!isMasked(answer.form)}
        saying={saying}
      />
      {!open && answer.mine && <Leftover account={account} id={row.id} saying={saying} />}
      <FilledBy dossier={dossier} saying={saying} />
      {!open && <RareCharacters id={row.id} saying={saying} />}
      {open && <Corrections state={dossier.state} saying={saying} />}
      {open ? (
        <Filling dossier={dossier} answer={answer} account={account} saying={saying} />
      ) : (
        <Read dossier={dossier} answer={answer} saying={saying} />
      )}
    </div>
  )
}

export function FormPage() {
  const { id } = route.useParams()
  const dossier = useAsk('dossier', { subject: 'application', id })
  const form = useAsk('form', { id })
  const saying = useSaying(dossier.data?.row.round ?? undefined)
  return (
    <Known asked={dossier}>
      {found => <Known asked={form}>{answer => <Opened key={id} dossier={found} answer={answer} saying={saying} />}</Known>}
    </Known>
  )
}
