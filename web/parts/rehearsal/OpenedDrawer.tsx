/** The drawer of one number: the rule behind it and the people, without who they are. */
import { useQuery } from '@tanstack/react-query'
import { Drawer } from 'antd'
import type { Anonymous, Opened } from '../../../core/rehearsal/index.ts'
import { Known } from '../Waiting.tsx'
import type { Asked } from './OpenNumber.tsx'
import { factName, type Telling, valueName } from './telling.ts'
import type { Done } from './use-rehearsal.ts'

function Person({ person: { row, facts }, telling }: { person: Anonymous; telling: Telling }) {
  return (
    <li>
      <b>{telling.p.person(row + 1)}</b>
      <dl className="figurepairs">
        {Object.entries(facts).map(([name, value]) => (
          <div key={name}>
            <dt>{factName(telling, name)}</dt>
            <dd>{valueName(telling, name, value)}</dd>
          </div>
        ))}
      </dl>
    </li>
  )
}

function People({ opened: { people, shown, tooFew }, telling }: { opened: Opened; telling: Telling }) {
  const { p } = telling
  return (
    <div className="stack">
      <p>
        <b>{p.opened(people.toLocaleString('en'))}</b>
      </p>
      {tooFew && <p className="saying warn">{p.tooFew}</p>}
      {shown.length > 0 && shown.length < people && <p className="quiet small">{p.firstOnly(shown.length)}</p>}
      <ul className="cards">
        {shown.map(person => (
          <Person key={person.row} person={person} telling={telling} />
        ))}
      </ul>
    </div>
  )
}

function Inside({ asked, done, telling }: { asked: Asked; done: Done; telling: Telling }) {
  const { p } = telling
  const opened = useQuery({
    queryKey: ['opened', done.report, asked.opening],
    queryFn: () => done.open(asked.opening),
    staleTime: Infinity,
  })
  return (
    <div className="stack">
      <div className="saying">
        <p>{p.means[asked.opening.change]}</p>
        {asked.rule && (
          <ul aria-label={p.rule}>
            {asked.rule.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </div>
      <Known asked={opened}>{found => <People opened={found} telling={telling} />}</Known>
    </div>
  )
}

export function OpenedDrawer({
  asked,
  done,
  telling,
  onClose,
}: {
  asked: Asked | undefined
  done: Done
  telling: Telling
  onClose: () => void
}) {
  const { t } = telling.texts
  return (
    <Drawer
      title={asked?.title}
      open={asked !== undefined}
      onClose={onClose}
      size="large"
      closable={{ 'aria-label': t.close }}
      styles={{ body: { padding: 0, overflow: 'hidden' } }}
    >
      {asked && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        <section className="scrolls" aria-label={asked.title} tabIndex={0}>
          <Inside asked={asked} done={done} telling={telling} />
        </section>
      )}
    </Drawer>
  )
}
