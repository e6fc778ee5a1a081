/** The paper that a text would make of a real dossier: chosen from the newest that have one, shown as a PDF that says it is a preview. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { z } from 'zod'
import type { PaperKind } from '../../../core/paper/index.ts'
import { paperWords } from '../../words/papers.ts'
import { useEditing } from './context.ts'

const route = getRouteApi('/in/app/studio/$id')
const Answer = z.object({ dossiers: z.array(z.object({ id: z.string(), title: z.string() })) })

export function PaperPreview({ kind, text }: { kind: PaperKind; text: string }) {
  const { language } = useEditing()
  const words = paperWords[language]
  const { id } = route.useParams()
  const door = `/api/editions/${encodeURIComponent(id)}/papers/${kind}`
  const [open, setOpen] = useState(false)
  const asked = useQuery({
    enabled: open,
    // What was just typed may not be stored yet.
    retry: 3,
    retryDelay: 1_000,
    queryKey: ['paper preview', id, kind, text],
    queryFn: async () => {
      const answer = await fetch(door)
      if (!answer.ok) throw new Error(`the list of dossiers was answered by ${answer.status}`)
      return Answer.parse(await answer.json()).dossiers
    },
  })
  return (
    <details onToggle={e => setOpen(e.currentTarget.open)}>
      <summary>{words.preview}</summary>
      <p className="small quiet">{asked.isError || asked.data?.length === 0 ? words.previewNone : words.previewHelp}</p>
      <ul className="tight">
        {(asked.data ?? []).map(dossier => (
          <li key={dossier.id}>
            <a href={`${door}?of=${encodeURIComponent(dossier.id)}`} target="_blank" rel="noreferrer">
              {dossier.title}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}
