/** In 'my data': what the person agreed to with each application, taken back and given again, with what that means said before. */
import { Link } from '@tanstack/react-router'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { consentKinds, newestOf } from '../../../core/application/consents.ts'
import { type ConsentKind, inForce } from '../../../core/application/dossier.ts'
import type { Answered } from '../../../core/question.ts'
import type { Outcome } from '../../client.ts'
import { useAsk } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { noticeWords } from '../../words/notices.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import { useSaying } from '../law.tsx'
import { roundNameIn } from '../round-name.ts'
import { Status } from '../Status.tsx'
import { useOnce } from '../year/common.tsx'
import { NoticeText } from './NoticeText.tsx'

type Application = Answered<'myData'>['applications'][number]
type Props = { readonly of: ConsentKind; readonly application: Application; readonly saying: Saying }

const useAct = ({ id }: Application) => {
  const once = useOnce()
  const [outcome, setOutcome] = useState<Outcome>()
  const send = async (action: string, input: object) => setOutcome(await once('application', id, action, input))
  return { send, outcome }
}

/** What taking it back means stands above the button that does it. */
function Withdraw({ application, saying }: Omit<Props, 'of'>) {
  const words = noticeWords[saying.texts.language]
  const { send, outcome } = useAct(application)
  const [asks, setAsks] = useState(false)
  const meaning = saying.law && newestOf(saying.law.policy, 'health')
  const go = () => {
    setAsks(false)
    void send('withdrawConsent', {})
  }
  return (
    <>
      {outcome && outcome.kind !== 'done' && <OutcomeNote outcome={outcome} saying={saying} subject="application" />}
      <p>
        <Button danger onClick={() => setAsks(true)}>
          {words.withdraw}
        </Button>
      </p>
      <Modal
        open={asks}
        title={words.withdraw}
        okButtonProps={{ danger: true }}
        okText={words.confirm}
        cancelText={words.cancel}
        onOk={go}
        onCancel={() => setAsks(false)}
      >
        <p>
          <b>{words.sure}</b>
        </p>
        <p>{meaning && 'withdrawal' in meaning ? saying.texts.pick(meaning.withdrawal) : ''}</p>
      </Modal>
    </>
  )
}

/** A newer version, or a consent that was taken back: the text first, then the button. */
function Agree({ of, application, saying }: Props) {
  const words = noticeWords[saying.texts.language]
  const { send, outcome } = useAct(application)
  const version = saying.law && newestOf(saying.law.policy, of)?.version
  const isAgain = application[of]?.withdrawnOn !== null
  return (
    <>
      {!isAgain && <p className="saying warn">{words.again}</p>}
      <NoticeText of={of} round={application.round} saying={saying} />
      {outcome && outcome.kind !== 'done' && <OutcomeNote outcome={outcome} saying={saying} subject="application" />}
      <p>
        <Button type="primary" autoInsertSpace={false} onClick={() => void send('agreeToNotice', { of, version })}>
          {of === 'health' ? words.agreeAgain : words.agree}
        </Button>
      </p>
    </>
  )
}

const mayAct = ({ status }: Application) => inForce.some(one => one === status)

function One(props: Props) {
  const { of, application, saying } = props
  const words = noticeWords[saying.texts.language]
  const given = application[of]
  if (!given || !saying.law) return null
  const newest = newestOf(saying.law.policy, of)
  const isCurrent = given.withdrawnOn === null && given.version === newest?.version
  const name = words[of]
  return (
    <div className="stack">
      <p>{given.withdrawnOn === null ? words.agreedOn(name, given.version, given.on) : words.withdrawnOn(name, given.withdrawnOn)}</p>
      {given.digest !== null && (
        <p className="quiet small">
          {words.digest} <span className="mono">{given.digest.slice(0, 16)}</span>
        </p>
      )}
      {isCurrent && (
        <details>
          <summary>{words.open(name)}</summary>
          <NoticeText of={of} round={application.round} saying={saying} />
        </details>
      )}
      {mayAct(application) && newest && !isCurrent && <Agree {...props} />}
      {mayAct(application) && of === 'health' && given.withdrawnOn === null && <Withdraw application={application} saying={saying} />}
    </div>
  )
}

export function MyConsents({ application }: { readonly application: Application }) {
  const saying = useSaying(application.round)
  const { data: rounds } = useAsk('rounds', {})
  const words = noticeWords[saying.texts.language]
  const isOpen = application.status === 'draft' || application.status === 'returned'
  return (
    <div className="stack">
      <p className="row">
        <b>{roundNameIn(rounds, application.round, saying.texts)}</b>
        <Status subject="application" status={application.status} />
      </p>
      {!application.notice && !application.health && !isOpen && <p className="quiet">{words.none}</p>}
      {consentKinds.map(of => (
        <One key={of} of={of} application={application} saying={saying} />
      ))}
      {isOpen && (
        <p>
          {words.inForm}{' '}
          <Link to="/app/form/$id" params={{ id: application.id }}>
            {words.toForm}
          </Link>
        </p>
      )}
    </div>
  )
}
