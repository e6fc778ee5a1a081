/** For an application that waits for its employer: where the link went, whether it was opened, and another one. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { sendLink } from '../../enter.ts'
import { momentOf } from '../../format.ts'
import { useSession } from '../../queries.ts'
import { useTexts } from '../../texts.ts'
import { enterWords } from '../../words/enter.ts'

const Answer = z.object({
  link: z.object({ phone: z.string(), made: z.string(), opened: z.boolean() }).nullable(),
  /** The employer has people of its own here, and is sent no link. */
  ownAccount: z.boolean(),
})

/** Null for whoever may not send one. */
const findLink = async (application: string) => {
  const response = await fetch(`/api/links/${encodeURIComponent(application)}`)
  return response.ok ? Answer.parse(await response.json()) : null
}

const useResend = (application: string) => {
  const { language } = useTexts()
  const words = enterWords[language].contact
  const known: Readonly<Record<string, string>> = words.why
  const { message } = App.useApp()
  const client = useQueryClient()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const send = async (typed: string) => {
    setBusy(true)
    const why = await sendLink(application, typed.trim() === '' ? undefined : typed.trim())
    setBusy(false)
    setProblem(why === undefined ? undefined : (known[why] ?? words.failed))
    if (why !== undefined) return
    message.success(words.done)
    await client.invalidateQueries({ queryKey: ['link', application] })
  }
  return { send, problem, busy }
}

function Another({ application }: { readonly application: string }) {
  const { language } = useTexts()
  const words = enterWords[language].contact
  const [phone, setPhone] = useState('')
  const { send, problem, busy } = useResend(application)
  return (
    <>
      {problem && (
        <p className="saying bad" role="alert">
          {problem}
        </p>
      )}
      <div className="row">
        <Input
          aria-label={words.phone}
          placeholder={words.phone}
          inputMode="tel"
          maxLength={20}
          value={phone}
          onChange={({ target }) => setPhone(target.value)}
          style={{ maxWidth: 220 }}
        />
        <Button loading={busy} onClick={() => send(phone)}>
          {words.send}
        </Button>
      </div>
      <p className="quiet small">{words.phoneNote}</p>
    </>
  )
}

export function ContactLink({ application }: { readonly application: string }) {
  const { language } = useTexts()
  const words = enterWords[language].contact
  const { data: session } = useSession()
  const enabled = session?.texts === true
  const { data } = useQuery({
    queryKey: ['link', application],
    queryFn: () => findLink(application),
    enabled,
    // The link follows the handing in by a second or two.
    refetchInterval: ({ state }) => (state.data?.link === null && state.dataUpdateCount < 5 ? 2_000 : false),
  })
  if (!data || data.ownAccount) return null
  const { link } = data
  return (
    <section className="block noprint">
      <header>
        <h2>{words.title}</h2>
      </header>
      <div className="in stack">
        <p>{link ? words.sent(link.phone, momentOf(link.made)) + (link.opened ? words.opened : words.unopened) : words.none}</p>
        <Another application={application} />
      </div>
    </section>
  )
}
