/** The employer's consent: what it vouches for, each undertaking with its clause, and the page with the seal. */
import { App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { Answered, Offer } from '../../../core/question.ts'
import { act, newId, type Outcome } from '../../client.ts'
import { useRefresh, useSession } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { enterWords } from '../../words/enter.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import { FileInput } from '../act/FileInput.tsx'
import { Refusals } from '../act/Refusals.tsx'
import { Clause } from '../law.tsx'

type Props = { readonly dossier: Answered<'dossier'>; readonly offer: Offer; readonly saying: Saying }
type Said = { readonly conduct: boolean; readonly given: readonly string[]; readonly sealedPage: string | undefined }

/** Whether the page is asked for here, as the rule will ask. */
const usePageWanted = ({ law }: Saying): boolean => {
  const { data } = useSession()
  const wanted = law?.policy.documents.sealedConsent?.value ?? 'byLink'
  return wanted === 'always' || (wanted === 'byLink' && data?.only !== null)
}

function Undertakings({
  given,
  onChange,
  saying,
}: {
  given: readonly string[]
  onChange: (given: readonly string[]) => void
  saying: Saying
}) {
  const words = enterWords[saying.texts.language].employer
  const { value = [], clause = '' } = saying.law?.policy.training.undertakings ?? {}
  return (
    <fieldset className="ticks">
      <legend>{words.undertakings}</legend>
      {value.map(one => (
        <div key={one.code} className="row">
          <Checkbox
            checked={given.includes(one.code)}
            onChange={({ target }) => onChange(target.checked ? [...given, one.code] : given.filter(code => code !== one.code))}
          >
            {saying.texts.pick(one.name)}
          </Checkbox>
          <Clause id={one.clause ?? clause} saying={saying} />
        </div>
      ))}
    </fieldset>
  )
}

function SealedPage({
  dossier,
  stored,
  onStored,
  saying,
}: Pick<Props, 'dossier' | 'saying'> & { stored: boolean; onStored: (sha256: string) => void }) {
  const words = enterWords[saying.texts.language].employer
  const paper = dossier.documents.find(({ kind }) => kind === 'applicationForm')
  return (
    <fieldset className="ticks">
      <legend>{words.paper}</legend>
      <p>{words.paperNote}</p>
      {paper && (
        <p>
          <a href={paper.href} target="_blank" rel="noreferrer">
            {words.print}
          </a>
        </p>
      )}
      <p>
        {words.page}
        {stored && (
          <b role="status">
            　{words.uploaded}（{words.replace}）
          </b>
        )}
      </p>
      <FileInput label={words.page} onStored={({ sha256 }) => onStored(sha256)} />
    </fieldset>
  )
}

const missingIn = ({ conduct, given, sealedPage }: Said, wanted: number, pageWanted: boolean, saying: Saying): readonly string[] => {
  const words = enterWords[saying.texts.language].employer
  return [
    ...(conduct ? [] : [words.missingConduct]),
    ...(given.length < wanted ? [words.missingUndertakings(wanted - given.length)] : []),
    ...(pageWanted && sealedPage === undefined ? [words.missingPage] : []),
  ]
}

const useConsent = ({ dossier: { row, slip } }: Props) => {
  const [key, setKey] = useState(newId)
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>()
  const refresh = useRefresh()
  const send = async ({ conduct, given, sealedPage }: Said) => {
    setBusy(true)
    const input = { conductConfirmed: conduct, undertakings: given, ...(sealedPage !== undefined && { sealedPage }) }
    const came = await act('application', row.id, 'consent', input, key, slip)
    setBusy(false)
    setOutcome(came)
    if (came.kind !== 'failed' || came.status !== 0) setKey(newId())
    if (came.kind === 'done') await refresh()
    return came.kind === 'done'
  }
  return { busy, outcome, send }
}

export function Consent(props: Props) {
  const { dossier, offer, saying } = props
  const words = enterWords[saying.texts.language].employer
  const { message } = App.useApp()
  const [said, setSaid] = useState<Said>({ conduct: false, given: [], sealedPage: undefined })
  const pageWanted = usePageWanted(saying)
  const { busy, outcome, send } = useConsent(props)
  const missing = missingIn(said, saying.law?.policy.training.undertakings.value.length ?? 0, pageWanted, saying)
  const go = async () => (await send(said)) && message.success(words.done)
  if (offer.refusals.length > 0) return <Refusals refusals={offer.refusals} subject="application" saying={saying} />
  return (
    <div className="stack">
      <Checkbox checked={said.conduct} onChange={({ target }) => setSaid({ ...said, conduct: target.checked })}>
        {words.conduct}
      </Checkbox>
      <Undertakings given={said.given} onChange={given => setSaid({ ...said, given })} saying={saying} />
      {pageWanted && (
        <SealedPage
          dossier={dossier}
          stored={said.sealedPage !== undefined}
          onStored={sealedPage => setSaid({ ...said, sealedPage })}
          saying={saying}
        />
      )}
      {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="application" />}
      <div className="row">
        <Button type="primary" size="large" loading={busy} disabled={missing.length > 0} onClick={go}>
          {words.consent}
        </Button>
        <Clause id={offer.clause} saying={saying} />
        {missing.length > 0 && (
          <span className="quiet">
            {words.missing}
            {missing.join('、')}
          </span>
        )}
      </div>
    </div>
  )
}
