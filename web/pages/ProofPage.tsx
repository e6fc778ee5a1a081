/** On the way to a file that wants a proof: it is asked for here, and then the file comes. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ProofForm } from '../parts/account/Proof.tsx'
import { useAccountWords } from '../parts/account/use-step.ts'

export function ProofPage() {
  const words = useAccountWords().proof
  const [to] = useState(() => new URLSearchParams(window.location.search).get('to') ?? '')
  const [shown, setShown] = useState(false)
  // A file of this house and nothing else.
  const href = /^\/api\/[\w./?=&%-]+$/.test(to) ? to : undefined
  const go = () => {
    setShown(true)
    if (href) window.location.assign(href)
  }
  return (
    <div className="page">
      <h1>{words.title}</h1>
      {shown ? (
        <p role="status">
          {words.done} {href && <a href={href}>{words.again}</a>}
        </p>
      ) : (
        <section className="block">
          <div className="in stack">
            <p>{words.note}</p>
            <ProofForm onShown={go} />
          </div>
        </section>
      )}
      <p>
        <Link to="/app">{words.back}</Link>
      </p>
    </div>
  )
}
