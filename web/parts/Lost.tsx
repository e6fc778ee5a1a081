/** What is shown when there is no page, or a page broke: what happened and the way back. */
import { type ErrorComponentProps, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTexts } from '../texts.ts'

export function Lost() {
  const { t } = useTexts()
  return (
    <main className="sheet stack">
      <h1>{t.common.notFound}</h1>
      <p>
        <Link to="/app">{t.common.home}</Link>
      </p>
    </main>
  )
}

export function Problem({ reset }: ErrorComponentProps) {
  const { t } = useTexts()
  return (
    <main className="sheet stack">
      <h1>{t.common.problem}</h1>
      <div className="row">
        <Button onClick={reset}>{t.common.retry}</Button>
        <Link to="/app">{t.common.home}</Link>
      </div>
    </main>
  )
}
