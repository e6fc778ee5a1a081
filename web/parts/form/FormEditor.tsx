/** The application form as the applicant fills it in: saved when the typing pauses, judged beside, handed in at the end. */
import { useNavigate } from '@tanstack/react-router'
import { Button, ConfigProvider, Form } from 'antd'
import { useState } from 'react'
import { act, type Outcome, type Refusal } from '../../client.ts'
import { type Fields, textIn } from '../../json.ts'
import { useRefresh } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import { draftOf, factsIn, letsGo, typedOf } from './draft.ts'
import { partName } from './part-name.ts'
import { SectionInput } from './SectionInput.tsx'
import { sectionsOf } from './sections.ts'
import { findUnsaved, type Saving, useAutosave } from './use-autosave.ts'
import { VerdictView } from './VerdictView.tsx'

type Props = {
  readonly id: string
  readonly form: unknown
  readonly attested: Fields
  readonly open: readonly string[] | undefined
  readonly saying: Saying
}

function SavingNote({ saving, saying }: { saving: Saving; saying: Saying }) {
  const { t } = saying.texts
  const texts = { idle: '', waiting: t.form.unsaved, saving: t.form.saving, failed: t.form.notSaved }
  return (
    <span role="status" className={saving.kind === 'failed' ? 'late' : 'quiet'}>
      {saving.kind === 'saved' ? t.form.saved(saving.at, saving.receipt) : texts[saving.kind]}
    </span>
  )
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

/** Saves what is still to be saved, then hands in. */
const useSubmit = (id: string, save: () => Promise<Outcome | undefined>) => {
  const [outcome, setOutcome] = useState<Outcome>()
  const [busy, setBusy] = useState(false)
  const refresh = useRefresh()
  const navigate = useNavigate()
  const submit = async () => {
    setBusy(true)
    const saved = await save()
    const came = saved && saved.kind !== 'done' ? saved : await act('application', id, 'submit', {})
    setOutcome(came)
    setBusy(false)
    if (came.kind !== 'done') return window.scrollTo({ top: 0 })
    await refresh()
    return navigate({ to: '/app/dossier/$subject/$id', params: { subject: 'application', id } })
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

export function FormEditor({ id, form: held, attested, open, saying }: Props) {
  const { t } = saying.texts
  const [form] = Form.useForm()
  const [unsaved] = useState(() => findUnsaved(id))
  const { saving, change, save } = useAutosave(id)
  const { submit, outcome, busy } = useSubmit(id, save)
  const starting = typedOf(unsaved ?? held)
  const note = outcome && others(outcome)
  const keep = () => change(draftOf(form.getFieldsValue(true), saying.law?.policy))
  const handIn = () => {
    if (letsGo(starting, saying.law?.policy)) keep()
    return submit()
  }
  const locked = (name: string) => open !== undefined && !open.includes(name)
  return (
    <Form form={form} layout="vertical" requiredMark={false} initialValues={starting} onValuesChange={keep}>
      <div className="two">
        <div className="stack">
          {outcome?.kind === 'refused' && <Missing refusals={outcome.refusals} saying={saying} />}
          {note && !(note.kind === 'refused' && note.refusals.length === 0) && (
            <OutcomeNote outcome={note} saying={saying} subject="application" />
          )}
          {unsaved !== undefined && <p className="saying">{t.form.restored}</p>}
          {open !== undefined && <p className="saying warn">{t.form.onlyReturned}</p>}
          {sectionsOf(saying.law).map(section => (
            <ConfigProvider key={section.name} componentDisabled={locked(section.name)}>
              <SectionInput section={section} saying={saying} disabled={locked(section.name)} />
            </ConfigProvider>
          ))}
          <div className="bar">
            <SavingNote saving={saving} saying={saying} />
            <Button type="primary" loading={busy} onClick={handIn}>
              {t.form.submit}
            </Button>
          </div>
        </div>
        <Judged attested={attested} saying={saying} />
      </div>
    </Form>
  )
}
