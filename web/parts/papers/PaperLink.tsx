/** A paper of one dossier. One that can't be made just now is being prepared, and holds nothing up. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { fetchPaper } from '../../client.ts'
import { save } from '../../save.ts'
import { usePaperJobWords } from './paper-jobs.ts'

/** `of`: the paper, where the label alone does not name it. */
type Props = { readonly href: string; readonly label: string; readonly of?: string }

export function PaperLink({ href, label, of }: Props) {
  const words = usePaperJobWords()
  const client = useQueryClient()
  const [state, setState] = useState<'idle' | 'busy' | 'preparing' | 'failed'>('idle')
  const go = async () => {
    setState('busy')
    const came = await fetchPaper(href)
    if (came.kind === 'paper') save(came.blob, came.name)
    if (came.kind === 'preparing') await client.invalidateQueries({ queryKey: ['paperJobs'] })
    setState(came.kind === 'paper' ? 'idle' : came.kind)
  }
  return (
    <>
      <a
        href={href}
        aria-label={of && `${of} · ${label}`}
        aria-busy={state === 'busy'}
        onClick={event => {
          event.preventDefault()
          if (state !== 'busy') go()
        }}
      >
        {label}
      </a>
      {(state === 'preparing' || state === 'failed') && (
        <p className={state === 'failed' ? 'saying bad' : 'saying warn'} role="alert">
          {words[state]}
        </p>
      )}
    </>
  )
}
