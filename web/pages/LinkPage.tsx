/** Where a link leads: whose it is, and a code to the same phone. Its secret stands behind the '#', which no server or proxy is told. */
import { useNavigate } from '@tanstack/react-router'
import { Button, Form } from 'antd'
import { useEffect, useState } from 'react'
import { enter, type LinkSeen, lookAtLink } from '../enter.ts'
import { CodeFields } from '../parts/enter/CodeFields.tsx'
import { useCode } from '../parts/enter/use-code.ts'
import { LanguageSwitch } from '../parts/Frame.tsx'
import { Loading } from '../parts/Waiting.tsx'
import { queryClient } from '../queries.ts'
import { useTexts } from '../texts.ts'
import { enterWords } from '../words/enter.ts'

type Good = Extract<LinkSeen, { kind: 'good' }>

/** Asks for a code first, and comes in by it. */
const useEnter = (token: string) => {
  const { t, language } = useTexts()
  const asked = useCode('/api/link/code')
  const [busy, setBusy] = useState(false)
  const navigate = useNavigate()
  const go = async ({ code = '' }: { readonly code?: string }) => {
    if (asked.id === undefined) return asked.send({ token })
    setBusy(true)
    const came = await enter('/api/link/enter', { token, id: asked.id, code: code.trim() })
    setBusy(false)
    if (came.kind !== 'in')
      return asked.setProblem(came.kind === 'failed' && came.status === 0 ? t.act.offline : enterWords[language].wrong)
    await queryClient.resetQueries()
    if (came.training !== undefined) return navigate({ to: '/app/follow-up/$id', params: { id: came.training }, replace: true })
    if (came.staff !== undefined) return navigate({ to: '/app/staff', replace: true })
    return came.application === undefined
      ? navigate({ to: '/app/host', replace: true })
      : navigate({ to: '/app/employer/$id', params: { id: came.application }, replace: true })
  }
  return { asked, busy, go }
}

function Enter({ token, seen }: { readonly token: string; readonly seen: Good }) {
  const { language } = useTexts()
  const words = enterWords[language]
  const { asked, busy, go } = useEnter(token)
  const isSent = asked.id !== undefined
  return (
    <Form layout="vertical" requiredMark={false} onFinish={go} className="comein">
      <p>{words.link.intros[seen.for](seen.employer)}</p>
      {asked.problem && (
        <p className="saying bad" role="alert">
          {asked.problem}
        </p>
      )}
      {isSent ? <CodeFields asked={asked} to={seen.phone} onAgain={() => asked.send({ token })} /> : <p>{words.link.to(seen.phone)}</p>}
      <Button type="primary" htmlType="submit" autoInsertSpace={false} loading={busy || asked.busy} disabled={!isSent && asked.left > 0}>
        {isSent ? words.enter : asked.left > 0 ? words.againIn(asked.left) : words.send}
      </Button>
    </Form>
  )
}

/** The token, and the address without it: whoever looks over a shoulder or into the history finds no way in. */
const useToken = () => {
  const [token] = useState(() => window.location.hash.slice(1))
  useEffect(() => {
    if (window.location.hash !== '') window.history.replaceState(window.history.state, '', window.location.pathname)
  }, [])
  return token
}

const useLook = (token: string) => {
  const [seen, setSeen] = useState<LinkSeen>()
  useEffect(() => {
    if (token !== '') lookAtLink(token).then(setSeen)
  }, [token])
  return seen
}

function Content({ token, seen }: { readonly token: string; readonly seen: LinkSeen | undefined }) {
  const { language } = useTexts()
  const words = enterWords[language]
  if (token === '') return <p className="saying bad">{words.link.none}</p>
  if (!seen) return <Loading />
  if (seen.kind === 'good') return <Enter token={token} seen={seen} />
  return <p className="saying bad">{seen.status === 0 ? words.link.offline : words.link.gone}</p>
}

export function LinkPage() {
  const { t, language } = useTexts()
  const token = useToken()
  const seen = useLook(token)
  const words = enterWords[language].link
  return (
    <>
      <header className="top">
        <a href="/" className="brand">
          {t.app}
        </a>
        <span className="push" />
        <LanguageSwitch />
      </header>
      <main className="sheet stack">
        <h1>{words.titles[seen?.kind === 'good' ? seen.for : 'application']}</h1>
        <Content token={token} seen={seen} />
      </main>
    </>
  )
}
