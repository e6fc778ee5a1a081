/** The one-time page on which somebody links who they are at a platform to their account here; the token comes after #, so that no server log has it. */
import { useState } from 'react'
import { Platforms } from '../parts/account/Platforms.tsx'
import { useAccountWords } from '../parts/account/use-step.ts'

export function IdentityPage() {
  const words = useAccountWords().platform
  const [token] = useState(() => window.location.hash.slice(1))
  return (
    <main className="sheet stack">
      <h1>{words.page}</h1>
      <p>{token === '' ? words.noToken : words.note}</p>
      {token !== '' && <Platforms invitation={token} />}
    </main>
  )
}
