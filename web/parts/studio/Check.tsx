/** What the check of a policy finds, as it is typed: each finding leads to its field. */
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { type Folder, type Problem, problemsIn } from '../../../core/edition/folder.ts'
import { type Language, useLanguage } from '../../settings.ts'
import { paperWords } from '../../words/papers.ts'
import { findingsZh } from '../../words/policy.ts'
import { useStudioWords } from './context.ts'
import { wayTo } from './names.ts'

const pauseMs = 350

/** Checks when the typing pauses; undefined until the first answer. */
export const useCheck = (folder: Folder, ready: boolean): readonly Problem[] | undefined => {
  const [found, setFound] = useState<readonly Problem[]>()
  useEffect(() => {
    if (!ready) return
    const timer = window.setTimeout(() => setFound(problemsIn(folder)), pauseMs)
    return () => window.clearTimeout(timer)
  }, [folder, ready])
  return found
}

const shownFirst = 6

type Props = { readonly problems: readonly Problem[] | undefined; readonly folder: Folder; readonly onGo: (path: string) => void }

/** A finding in the officer's words. */
export const sayProblem = ({ rule, message, zh, at }: Problem, language: Language): string => {
  const said = language === 'zh' ? (zh ?? findingsZh[rule ?? 'shape'] ?? message) : message
  return at === undefined ? said : `${paperWords[language].at(at.line, at.column)}${language === 'zh' ? '：' : ': '}${said}`
}

function One({ problem, folder, onGo }: Pick<Props, 'folder' | 'onGo'> & { problem: Problem }) {
  const language = useLanguage()
  const { path, message } = problem
  return (
    <li className="row">
      <Button size="small" className="breaks" onClick={() => onGo(path)}>
        {wayTo(folder, path, language)}
      </Button>
      <span>{sayProblem(problem, language)}</span>
      {language === 'zh' && problem.zh === undefined && (
        <span lang="en" className="small quiet">
          {message}
        </span>
      )}
    </li>
  )
}

export function Check({ problems, ...props }: Props) {
  const words = useStudioWords()
  const [all, setAll] = useState(false)
  if (!problems) return null
  if (problems.length === 0)
    return (
      <p className="saying good" role="status">
        {words.checkGood}
      </p>
    )
  const shown = all ? problems : problems.slice(0, shownFirst)
  return (
    <section className="saying bad tight" aria-label={words.check}>
      <p role="status">
        <b>{words.checkBad(problems.length)}</b>
      </p>
      <ul className="tight">
        {shown.map((problem, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two findings may be alike
          <One key={i} problem={problem} {...props} />
        ))}
      </ul>
      {problems.length > shown.length && (
        <div>
          <Button size="small" onClick={() => setAll(true)}>
            {words.more(problems.length - shown.length)}
          </Button>
        </div>
      )}
    </section>
  )
}
