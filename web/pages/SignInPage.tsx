/** The sign-in page; in the demo with the accounts of every role. */
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useAccountWords } from '../parts/account/use-step.ts'
import { LanguageSwitch } from '../parts/Frame.tsx'
import { SignInForm } from '../parts/SignInForm.tsx'
import { queryClient, useSession } from '../queries.ts'
import { useTexts } from '../texts.ts'

/** Why somebody whom a platform sent back is not in. */
function CameBack() {
  const words = useAccountWords().platform
  const [why] = useState(() => new URLSearchParams(window.location.search).get('sso'))
  if (why === null) return null
  return (
    <p className="saying bad" role="alert">
      {why === 'unknown' ? words.unknown : words.lost}
    </p>
  )
}

export function SignInPage() {
  const { t } = useTexts()
  const { data } = useSession()
  const navigate = useNavigate()
  const enter = async () => {
    await queryClient.resetQueries()
    if (window.location.pathname.endsWith('/sign-in')) await navigate({ to: '/app' })
  }
  return (
    <>
      <header className="top">
        <a href="/" className="brand">
          {t.app}
        </a>
        <span className="push" />
        <LanguageSwitch />
      </header>
      {data?.demo && (
        <div className="demo" role="note">
          {t.demo}
        </div>
      )}
      <main className="sheet stack">
        <h1>{t.signIn.title}</h1>
        <CameBack />
        <SignInForm onIn={enter} demo={data?.demo === true} />
        <nav className="row" aria-label={t.signIn.publicNote}>
          <span className="quiet">{t.signIn.publicNote}</span>
          <a href="/">{t.pages.public}</a>
          <a href="/self-check">{t.pages.selfCheck}</a>
          <a href="/certificate">{t.pages.certificate}</a>
          <a href="/notice">{t.pages.notice}</a>
        </nav>
      </main>
    </>
  )
}
