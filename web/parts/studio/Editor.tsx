/** The editor: one section of the policy at a time, with how many things are wrong in each. */
import { useEffect } from 'react'
import { findAt, keysOf } from '../../../core/edition/change.ts'
import { anchorOf, useEditing } from './context.ts'
import { Examples } from './Examples.tsx'
import { Node } from './Node.tsx'
import { keyName, wayTo } from './names.ts'
import { PaperTexts } from './PaperTexts.tsx'
import { Scalar } from './Scalars.tsx'
import { sectionOf, sectionsOf, singlesOf } from './sections.ts'
import { shapeAt } from './shape.ts'
import { QuotaTable, SeatsTable } from './Tables.tsx'

function Single() {
  const { folder } = useEditing()
  const keys = singlesOf(folder)
  return (
    <div className="studiogrid">
      {keys.map(key => (
        <Scalar
          key={key}
          shape={shapeAt(folder, ['policy', key]) ?? {}}
          path={`policy.${key}`}
          keys={['policy', key]}
          value={findAt(folder, `policy.${key}`)}
        />
      ))}
    </div>
  )
}

function Section({ section, target }: { section: string; target: string | undefined }) {
  const { folder } = useEditing()
  if (section === 'policy') return <Single />
  if (section === 'examples') return <Examples />
  if (section === 'papers') return <PaperTexts target={target} />
  const keys = keysOf(section)
  const whole = <Node shape={shapeAt(folder, keys) ?? {}} path={section} keys={keys} value={findAt(folder, section)} inner />
  if (section !== 'places' && section !== 'hosts') return whole
  return (
    <div className="stack">
      {section === 'places' ? <QuotaTable /> : <SeatsTable />}
      {whole}
    </div>
  )
}

const countIn = (folder: unknown, section: string, problems: ReadonlyMap<string, string>) =>
  [...problems.keys()].filter(path => sectionOf(folder, path) === section).length

type Props = { readonly section: string; readonly target: string | undefined; readonly onSection: (section: string) => void }

/** Brings a place into sight: itself, or the nearest part of the page that holds it. */
const showPlace = (path: string): void => {
  const keys = keysOf(path)
  for (let n = keys.length; n > 0; n -= 1) {
    const here = keys.slice(0, n).join('.')
    // The table of the quota shows a long list at one look.
    const found = document.querySelector<HTMLElement>(`[data-for="${CSS.escape(here)}"]`) ?? document.getElementById(anchorOf(here))
    if (!found) continue
    found.scrollIntoView({ block: found.offsetHeight > window.innerHeight ? 'start' : 'center' })
    found.classList.add('found')
    const control = found.matches('input') ? found : found.querySelector('input, select, textarea, summary')
    if (control instanceof HTMLElement) control.focus()
    window.setTimeout(() => found.classList.remove('found'), 2_000)
    return
  }
}

export function Editor({ section, target, onSection }: Props) {
  const { folder, words, language, problems } = useEditing()
  const sections = sectionsOf(folder)
  const at = sections.includes(section) ? section : 'policy'
  useEffect(() => {
    if (target === undefined) return
    const timer = window.setTimeout(() => showPlace(target.split('#')[0] ?? ''), 60)
    return () => window.clearTimeout(timer)
  }, [target])
  const nameOf = (one: string) => (one === 'policy' ? keyName(['policy'], language) : wayTo(folder, one, language))
  return (
    <section className="block">
      <header className="row">
        <label htmlFor="studio-section">{words.sections}</label>
        <select
          id="studio-section"
          className="native"
          style={{ width: 'auto', maxWidth: '100%' }}
          value={at}
          onChange={e => onSection(e.target.value)}
        >
          {sections.map(one => {
            const wrong = countIn(folder, one, problems)
            return (
              <option key={one} value={one}>
                {nameOf(one)}
                {wrong > 0 ? ` ⚠ ${wrong}` : ''}
              </option>
            )
          })}
        </select>
      </header>
      <div className="in tight" key={at}>
        <h2>{nameOf(at)}</h2>
        <Section section={at} target={target} />
      </div>
    </section>
  )
}
