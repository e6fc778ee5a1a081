/** The end of the training at one host: grades of all, panel, minutes, completion; and for the office, who of the round is not finished. */
import { Link } from '@tanstack/react-router'
import { Select } from 'antd'
import { useState } from 'react'
import type { Law } from '../../policy/shape.ts'
import { Complete } from '../parts/assessment/Complete.tsx'
import { GradeTable } from '../parts/assessment/GradeTable.tsx'
import { Minutes } from '../parts/assessment/Minutes.tsx'
import { PanelForm } from '../parts/assessment/PanelForm.tsx'
import { SheetIn } from '../parts/assessment/SheetIn.tsx'
import { Unfinished } from '../parts/assessment/Unfinished.tsx'
import { type Here, useGrades } from '../parts/assessment/use-grades.ts'
import { useAssessmentWords } from '../parts/assessment/words.ts'
import { BatchStrip } from '../parts/desk/BatchStrip.tsx'
import { useSaying } from '../parts/law.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useRound, useSession } from '../queries.ts'
import type { Saying } from '../say.ts'

type HereProps = {
  readonly here: Here
  readonly law: Law
  readonly round: string
  readonly account: string
  readonly today: string
  readonly saying: Saying
}
function AtHost({ here, law, round, account, today, saying }: HereProps) {
  const words = useAssessmentWords()
  const grades = useGrades(here, law, `grades/${account}/${round}/${here.host}`)
  const { parts } = grades
  if (here.people.length === 0) return <p className="empty">{words.nobody}</p>
  return (
    <>
      {!parts && <p className="saying">{words.noParts}</p>}
      {parts?.panel && <PanelForm here={here} parts={parts} panel={parts.panel} saying={saying} />}
      {parts && <GradeTable grades={grades} here={here} today={today} saying={saying} />}
      {parts && here.mine && <SheetIn grades={grades} here={here} round={round} />}
      {parts?.minutes && <Minutes here={here} parts={parts} round={round} today={today} saying={saying} />}
      {here.mine && <Complete here={here} law={law} today={today} saying={saying} />}
    </>
  )
}

type OneProps = Omit<HereProps, 'here'> & { readonly host: string | undefined }
function OneHost({ host, ...props }: OneProps) {
  const words = useAssessmentWords()
  const asked = useAsk('assessment', { round: props.round, ...(host !== undefined && { host }) })
  return (
    <Known asked={asked}>
      {here => (
        <>
          <h2>{here.mine ? props.saying.texts.pick(here.name) : words.office(props.saying.texts.pick(here.name))}</h2>
          <AtHost key={here.host} here={here} {...props} />
        </>
      )}
    </Known>
  )
}

type ChooseProps = { readonly host: string | undefined; readonly saying: Saying; readonly onChoose: (host: string | undefined) => void }
/** The office looks at one host after another. */
function ChooseHost({ host, saying: { law, texts }, onChoose }: ChooseProps) {
  return (
    <Select
      aria-label={texts.field('host')}
      placeholder={texts.field('host')}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      options={(law?.hosts.hosts ?? []).map(({ id, name }) => ({ value: id, label: texts.pick(name) }))}
      value={host ?? null}
      style={{ minWidth: 220 }}
      onChange={(chosen: string | null) => onChoose(chosen ?? undefined)}
    />
  )
}

export function AssessmentPage() {
  const words = useAssessmentWords()
  const round = useRound()
  const saying = useSaying(round)
  const { data: session } = useSession()
  const [host, setHost] = useState<string>()
  const { law, texts } = saying
  const office = session?.seats.some(({ role }) => role === 'department' || role === 'leader') === true
  const shown = host ?? session?.seats.find(({ role }) => role === 'host')?.organisation
  return (
    <div className="page">
      <div className="head">
        <Link to="/app" className="noprint">
          ← {texts.t.nav.home}
        </Link>
        <h1>{words.page}</h1>
        {office && <ChooseHost host={host} saying={saying} onChoose={setHost} />}
      </div>
      {round !== undefined && law && session?.account && (
        <div className="stack">
          <BatchStrip saying={saying} judges />
          {shown !== undefined && (
            <OneHost key={shown} {...{ law, round, saying }} host={shown} account={session.account.id} today={session.today} />
          )}
          <Unfinished round={round} saying={saying} />
        </div>
      )}
    </div>
  )
}
