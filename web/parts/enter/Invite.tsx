/** Inviting people to fill in their own form: phones in, texts out, and what came of each. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import { type Invited, invite } from '../../enter.ts'
import { useSession } from '../../queries.ts'
import { useTexts } from '../../texts.ts'
import { enterWords } from '../../words/enter.ts'

type Props = { readonly round: string; readonly role: string; readonly organisation: string }

const phonesIn = (typed: string) => typed.split(/[\n,，;；、\t ]+/).filter(part => part !== '')

function Outcome({ invited }: { readonly invited: Invited }) {
  const { t, language } = useTexts()
  const words = enterWords[language].invite
  if (invited.kind === 'failed') {
    const known: Readonly<Record<number, string>> = { 0: t.act.offline, 404: words.closed, 429: words.tooMany }
    return (
      <p className="saying bad" role="alert">
        {known[invited.status] ?? t.act.failed}
      </p>
    )
  }
  const { sent, known, wrong } = invited
  return (
    <div className={wrong.length > 0 ? 'saying warn' : 'saying good'} role="status">
      <p>{[words.sent(sent), ...(known > 0 ? [words.known(known)] : [])].join(language === 'zh' ? '，' : ', ')}</p>
      {wrong.length > 0 && <p>{words.wrong(wrong.join('、'))}</p>}
    </div>
  )
}

const useInvite = (about: Props) => {
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const [invited, setInvited] = useState<Invited>()
  const phones = phonesIn(typed)
  const send = async () => {
    setBusy(true)
    const came = await invite(about, phones)
    setBusy(false)
    setInvited(came)
    // What could not be read stays, to be put right.
    if (came.kind === 'sent') setTyped(came.wrong.join('\n'))
  }
  return { typed, setTyped, busy, invited, send, ready: phones.length > 0 && phones.length <= 100 }
}

export function Invite(about: Props) {
  const { language } = useTexts()
  const words = enterWords[language].invite
  const { data: session } = useSession()
  const { typed, setTyped, busy, invited, send, ready } = useInvite(about)
  if (session?.texts !== true) return null
  return (
    <section className="block">
      <header>
        <h2>{words.title}</h2>
      </header>
      <div className="in stack">
        <p className="quiet small">{words.about}</p>
        <Input.TextArea
          aria-label={words.phones}
          placeholder={words.phones}
          rows={2}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        {invited && <Outcome invited={invited} />}
        <p>
          <Button loading={busy} disabled={!ready} onClick={send}>
            {words.send}
          </Button>
        </p>
      </div>
    </section>
  )
}
