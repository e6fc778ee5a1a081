/** A host's one page: first the people who wait for its answer, then what it offers, then who comes. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Draft } from '../../core/hosting/statement.ts'
import type { Answered } from '../../core/question.ts'
import { Coming } from '../parts/hosting/Coming.tsx'
import { ContactForm } from '../parts/hosting/ContactForm.tsx'
import { Guests } from '../parts/hosting/Guests.tsx'
import { Judge } from '../parts/hosting/Judge.tsx'
import { StatementForm } from '../parts/hosting/StatementForm.tsx'
import { Taking } from '../parts/hosting/Taking.tsx'
import { useHostHere, useHosting, useHostingWords } from '../parts/hosting/use-hosting.ts'
import { useSaying } from '../parts/law.tsx'
import { Status } from '../parts/Status.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useSession } from '../queries.ts'
import { host as route } from '../router.tsx'
import type { Saying } from '../say.ts'

type Hosting = Answered<'hosting'>
type Part = { readonly hosting: Hosting; readonly saying: Saying }

function Where({ hosting, saying }: Part) {
  const words = useHostingWords()
  const { status, due, returned, version, acceptedVersion, acceptedOn } = hosting
  return (
    <>
      {returned && (
        <div className="saying warn">
          <b>{words.returnedParts(returned.parts.map(part => saying.texts.value(part)).join('、'))}</b>
          {returned.reason !== null && <p>{returned.reason}</p>}
        </div>
      )}
      {due !== null && status !== 'submitted' && <p className="saying">{words.fillBy(due)}</p>}
      {status === 'submitted' && <p className="saying">{words.awaiting(version)}</p>}
      {acceptedVersion !== null && acceptedOn !== null && <p className="saying good">{words.acceptedOn(acceptedVersion, acceptedOn)}</p>}
    </>
  )
}

function Offered({ hosting, saying, reload }: Part & { readonly reload: () => Promise<unknown> }) {
  const words = useHostingWords()
  const [said, setSaid] = useState('')
  const decides = useSession().data?.seats.some(({ role }) => role === 'department') === true
  const fills = hosting.mine || decides
  return (
    <section className="block">
      <header>
        <h2>{words.statement}</h2>
        <Status subject="hosting" status={hosting.status} />
      </header>
      <div className="in stack">
        <p className={said === '' ? 'unseen' : 'saying good'} role="status">
          {said}
        </p>
        {hosting.status === 'none' && <p className="empty">{words.notAsked}</p>}
        {hosting.status !== 'none' && (
          <>
            <Where hosting={hosting} saying={saying} />
            <p className="quiet">{hosting.mine ? words.aim : words.onPhone}</p>
            {fills && (
              <StatementForm hosting={hosting} saying={saying} reload={reload} onSubmitted={receipt => setSaid(words.submitted(receipt))} />
            )}
            {fills && <ContactForm id={hosting.id} saying={saying} />}
          </>
        )}
      </div>
    </section>
  )
}

function Whole({ hosting, saying, reload }: Part & { readonly reload: () => Promise<unknown> }) {
  const words = useHostingWords()
  const [said, setSaid] = useState('')
  const decides = useSession().data?.seats.some(({ role }) => role === 'department') === true
  const stated = Draft.safeParse(hosting.statement).data
  const supervisorsOf = (programme: string) =>
    stated?.programmes.find(one => one.programme === programme)?.supervisors?.flatMap(({ name }) => name ?? []) ?? []
  return (
    <div className="page">
      {!hosting.mine && (
        <Link to="/app/hosts" className="noprint">
          ← {words.back}
        </Link>
      )}
      <div className="head">
        <h1>{saying.texts.pick(hosting.name)}</h1>
        <span className="quiet">{saying.texts.t.pages.host}</span>
        {hosting.mine && (
          <span className="tools noprint">
            <Link to="/app/hosting-day">{saying.texts.t.pages.hostDay}</Link>
          </span>
        )}
      </div>
      <p className={said === '' ? 'unseen' : 'saying good'} role="status">
        {said}
      </p>
      {hosting.mine && <Guests guests={hosting.waiting} asked={hosting.asked} supervisorsOf={supervisorsOf} saying={saying} />}
      {hosting.mine && <Taking always />}
      {decides && hosting.status === 'submitted' && <Judge hosting={hosting} saying={saying} onDone={setSaid} />}
      <Offered hosting={hosting} saying={saying} reload={reload} />
      <Coming guests={hosting.mine ? hosting.coming : [...hosting.waiting, ...hosting.coming]} saying={saying} />
    </div>
  )
}

export function HostPage() {
  const { host: named } = route.useSearch()
  const { round, host } = useHostHere(named)
  const saying = useSaying(round)
  const asked = useHosting(round, host)
  return <Known asked={asked}>{hosting => <Whole key={hosting.id} hosting={hosting} saying={saying} reload={asked.refetch} />}</Known>
}
