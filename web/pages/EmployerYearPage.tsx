/** The employer's page of the year: its people in training, the quarter's confirmation for all, visits, help, journeys to repay and follow-ups. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { PartyAccount } from '../parts/books/PartyAccount.tsx'
import { useDutyWords } from '../parts/duty/use-duty.ts'
import { useSaying } from '../parts/law.tsx'
import { Status } from '../parts/Status.tsx'
import { Claim } from '../parts/staff/Claim.tsx'
import { Confirm, type Person } from '../parts/staff/Confirm.tsx'
import { Said } from '../parts/staff/Contacts.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useRound, useSession } from '../queries.ts'
import type { Saying } from '../say.ts'
import { staffWords } from '../words/staff.ts'

const isRunning = ({ status }: Person) => !['none', 'withdrawn', 'terminated', 'cancelled', 'released'].includes(status)

type Part = { readonly person: Person; readonly saying: Saying; readonly byLink: boolean }

function Owed({ person, saying }: Part) {
  const duty = useDutyWords()
  const { claims, followUps, training } = person
  return (
    <>
      {claims.map(claim => (
        <Claim key={claim.payment} claim={claim} name={person.name} saying={saying} />
      ))}
      {followUps.length > 0 && (
        <p>
          {followUps.map(({ afterMonths }) => duty.follow.months(afterMonths)).join('、')}{' '}
          <Link to="/app/follow-up/$id" params={{ id: training }}>
            <Button size="small" type="primary">
              {duty.follow.open}
              <span className="unseen">：{person.name}</span>
            </Button>
          </Link>
        </p>
      )}
    </>
  )
}

function Confirmed({ person: { confirmed }, saying }: Part) {
  const { texts, law } = saying
  const words = staffWords[texts.language]
  const nameOf = (code: string) => {
    const found = law?.policy.training.undertakings.value.find(one => one.code === code)
    return found ? texts.pick(found.name) : code
  }
  if (confirmed.length === 0) return null
  return (
    <p className="small">
      <span className="quiet">{words.before}</span>{' '}
      {confirmed
        .map(({ month, broken }) => `${month} ${broken.length === 0 ? words.allKept : `${words.broken}：${broken.map(nameOf).join('、')}`}`)
        .join('；')}
    </p>
  )
}

function One(part: Part) {
  const { person, saying, byLink } = part
  const { texts } = saying
  const words = staffWords[texts.language]
  const { training, name, host, status, studyStart, studyEnd } = person
  return (
    <section className="block" aria-label={name}>
      <header>
        <h2>{name}</h2>
        <Status subject="training" status={status} />
        <span className="quiet small">
          {host && texts.pick(host)} {studyStart && studyEnd && `${studyStart} — ${studyEnd}`}
        </span>
        {!byLink && (
          <div className="tools">
            <Link to="/app/dossier/$subject/$id" params={{ subject: 'training', id: training }}>
              {words.open}
              <span className="unseen">：{name}</span>
            </Link>
          </div>
        )}
      </header>
      <div className="in stack">
        <Owed {...part} />
        <Confirmed {...part} />
        <Said training={training} name={name} said={person} saying={saying} as={isRunning(person) ? 'employer' : 'reader'} />
      </div>
    </section>
  )
}

function Journeys({ round }: { readonly round: string }) {
  const asked = useAsk('employerAccount', { round })
  return (
    <section className="block">
      <Known asked={asked}>{account => <PartyAccount account={account} of="employer" />}</Known>
    </section>
  )
}

export function EmployerYearPage() {
  const { data: session } = useSession()
  const only = session?.only ?? null
  const chosen = useRound()
  const round = only?.startsWith('staff/') ? only.slice('staff/'.length).split('.')[0] : chosen
  const saying = useSaying(round)
  const words = staffWords[saying.texts.language]
  const asked = useAsk('staff', { round: round ?? '' }, round !== undefined)
  return (
    <div className="page">
      <div className="head">
        <h1>{words.title}</h1>
        <span className="quiet">{session?.seats[0] && saying.texts.pick(session.seats[0].name)}</span>
      </div>
      {only !== null && <p className="quiet small">{words.link.note}</p>}
      <Known asked={asked}>
        {people =>
          people.length === 0 ? (
            <p className="empty">{words.none}</p>
          ) : (
            <>
              <Confirm people={people} saying={saying} />
              {people.map(person => (
                <One key={person.training} person={person} saying={saying} byLink={only !== null} />
              ))}
              {round !== undefined && <Journeys round={round} />}
            </>
          )
        }
      </Known>
    </div>
  )
}
