/** The application form as the applicant fills it in: saved when the typing pauses, judged beside, handed in at the end. */
import { useNavigate } from '@tanstack/react-router'
import '../../device.css'
import '../../form.css'
import { Button, Form, type FormInstance } from 'antd'
import { useState } from 'react'
import { act, type Outcome, type Refusal } from '../../client.ts'
import { type Fields, fieldsOf, textIn } from '../../json.ts'
import { useRefresh } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { deviceWords } from '../../words/device.ts'
import { formWords } from '../../words/form.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import { consentedOf } from '../consents/consented.ts'
import { PaperPledge } from '../helping/PaperPledge.tsx'
import { Loading } from '../Waiting.tsx'
import { Conflicts } from './Conflicts.tsx'
import { draftOf, factsIn, letsGo, typedOf, withHoles } from './draft.ts'
import { HereContext, useArrivals } from './files.tsx'
import { type Opening, OpeningContext } from './opening.tsx'
import { partName } from './part-name.ts'
import { Review } from './Review.tsx'
import { SavingNote } from './SavingNote.tsx'
import { SectionInput } from './SectionInput.tsx'
import { Steps } from './Steps.tsx'
import { sectionsOf } from './sections.ts'
import { type Autosave, type Held, useAutosave } from './use-autosave.ts'
import { VerdictView } from './VerdictView.tsx'

type Props = {
  readonly id: string
  readonly account: string
  readonly held: Held
  readonly attested: Fields
  readonly opening: Opening
  /** The scan of the paper that the person signs, where somebody fills in for them: the pledges are not theirs to give. */
  readonly helping: { readonly signed: number | undefined; readonly paper: string | undefined } | undefined
  readonly saying: Saying
}

/** All that is missing, each a link to its place. */
function Missing({ refusals, saying }: { refusals: readonly Refusal[]; saying: Saying }) {
  const { t } = saying.texts
  const paths = [...new Set(refusals.flatMap(({ rule, wants }) => (rule === 'formIsComplete' ? [String(wants)] : [])))]
  if (paths.length === 0) return null
  return (
    <div className="saying bad" role="alert">
      <b>{t.form.missing}</b>
      <ul>
        {paths.map(path => (
          <li key={path}>
            <a href={`#part-${path.split('.')[0]}`}>{partName(path, saying)}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Saves what is still to be saved, then hands in exactly the version that the page shows. */
const useSubmit = (id: string, { saver }: Autosave) => {
  const [outcome, setOutcome] = useState<Outcome>()
  const [busy, setBusy] = useState(false)
  const refresh = useRefresh()
  const navigate = useNavigate()
  const submit = async () => {
    setBusy(true)
    const came = (await saver.save()) ?? (await act('application', id, 'submit', { base: saver.version() }))
    if (came.kind === 'refused' && came.refusals.some(({ rule }) => rule === 'builtOnNewest')) await saver.catchUp()
    setOutcome(came)
    setBusy(false)
    if (came.kind !== 'done') return window.scrollTo({ top: 0 })
    await refresh()
    return navigate({ to: '/app/receipt/$id', params: { id } })
  }
  return { submit, outcome, busy }
}

function Judged({ attested, saying }: Pick<Props, 'attested' | 'saying'>) {
  const form = Form.useFormInstance()
  const typed = Form.useWatch(values => values, form)
  const draft = draftOf(typed, saying.law?.policy)
  const { t } = saying.texts
  return (
    <section className="block beside">
      <header>
        <h2>{t.form.verdict}</h2>
      </header>
      <div className="in">
        {saying.law && (
          <VerdictView
            law={saying.law}
            track={textIn(draft.request, 'track') ?? ''}
            facts={factsIn(draft, attested, saying.law.policy)}
            saying={saying}
          />
        )}
      </div>
    </section>
  )
}

const others = (outcome: Outcome): Outcome =>
  outcome.kind === 'refused' ? { kind: 'refused', refusals: outcome.refusals.filter(({ rule }) => rule !== 'formIsComplete') } : outcome

export function FormEditor(props: Props) {
  const [form] = Form.useForm()
  const shows = (next: Fields) => form.setFieldsValue(withHoles(fieldsOf(form.getFieldsValue(true)), typedOf(next)))
  const autosave = useAutosave(props.account, props.id, props.held, shows, props.helping === undefined)
  return autosave ? <Opened {...props} form={form} autosave={autosave} /> : <Loading />
}

function Opened({ id, account, attested, opening, helping, saying, form, autosave }: Props & { form: FormInstance; autosave: Autosave }) {
  const { t } = saying.texts
  const { saver, saving, restored } = autosave
  const words = deviceWords[saying.texts.language]
  const { submit, outcome, busy } = useSubmit(id, autosave)
  const [starting] = useState(() => typedOf(saver.form()))
  const refused = outcome ?? (saving.trouble?.kind === 'failed' || saving.trouble?.kind === 'signedOut' ? undefined : saving.trouble)
  const note = refused && others(refused)
  const [here] = useState({ account, form: id })
  const keep = () => {
    if (helping) form.setFieldValue('pledges', undefined)
    const draft = draftOf(form.getFieldsValue(true), saying.law?.policy)
    saver.change(helping ? draft : consentedOf(draft, saying.law?.policy))
  }
  const handIn = () => {
    if (letsGo(starting, saying.law?.policy)) keep()
    return submit().finally(() => setReviewing(false))
  }
  const waiting = useArrivals(here, form, saving.where === 'server', keep)
  const onlyHere = waiting.filter(one => one.stored === undefined).map(one => one.name)
  const [reviewing, setReviewing] = useState(false)
  return (
    <Form form={form} layout="vertical" requiredMark={false} initialValues={starting} onValuesChange={keep}>
      <OpeningContext value={opening}>
        <HereContext value={here}>
          {saving.asks && <Conflicts asks={saving.asks} saying={saying} onChosen={saver.choose} />}
          <div className="two">
            <div className="stack">
              {outcome?.kind === 'refused' && <Missing refusals={outcome.refusals} saying={saying} />}
              {note && !(note.kind === 'refused' && note.refusals.length === 0) && (
                <OutcomeNote outcome={note} saying={saying} subject="application" />
              )}
              {restored && <p className="saying">{words.restored}</p>}
              {opening.corrections !== undefined && <p className="saying warn">{t.form.onlyReturned}</p>}
              <Steps saying={saying} />
              {sectionsOf(saying.law).map(section =>
                helping && section.name === 'pledges' ? (
                  <PaperPledge key="pledges" id={id} saver={saver} {...helping} saying={saying} />
                ) : (
                  <SectionInput key={section.name} section={section} saying={saying} />
                ),
              )}
              <div className="bar">
                <SavingNote saving={saving} saying={saying} />
                {onlyHere.length > 0 && <p className="late small">{words.filesWait(onlyHere.join('、'))}</p>}
                <Button type="primary" loading={busy} disabled={onlyHere.length > 0} onClick={() => setReviewing(true)}>
                  {formWords[saying.texts.language].review}
                </Button>
              </div>
              <Review open={reviewing} busy={busy} saying={saying} onBack={() => setReviewing(false)} onSubmit={handIn} />
            </div>
            <Judged attested={attested} saying={saying} />
          </div>
        </HereContext>
      </OpeningContext>
    </Form>
  )
}
