/** Texts that still name a number which was changed beside them, each with the way to it and the text that would be right. */
import { Button } from 'antd'
import { useMemo } from 'react'
import type { Folder } from '../../../core/edition/folder.ts'
import { staleTexts } from '../../../core/edition/stale.ts'
import { useEditing } from './context.ts'
import { wayTo } from './names.ts'

export function StaleTexts({ source, onGo }: { source: Folder; onGo: (path: string) => void }) {
  const { folder, words, language, readOnly, edit } = useEditing()
  const found = useMemo(() => staleTexts(source, folder), [source, folder])
  if (found.length === 0) return null
  return (
    <section className="saying warn tight" aria-label={words.stale.title(found.length)}>
      <p role="status">
        <b>{words.stale.title(found.length)}</b>
      </p>
      <ul className="tight">
        {found.map(({ path, text, instead }) => (
          <li key={path} className="row">
            <Button size="small" className="breaks" onClick={() => onGo(path)}>
              {wayTo(folder, path, language)}
            </Button>
            <span>
              {text} → <b>{instead}</b>
            </span>
          </li>
        ))}
      </ul>
      {!readOnly && (
        <div>
          <Button type="primary" size="small" onClick={() => edit(...found.map(({ path, instead }) => ({ path, after: instead })))}>
            {words.stale.change}
          </Button>
        </div>
      )}
    </section>
  )
}
