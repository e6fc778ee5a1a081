/** The report of a rehearsal, whole: what kind of people, who moves, what goes with it; to print and to take along. */
import { Button } from 'antd'
import { useState } from 'react'
import { save } from '../../save.ts'
import { useTexts } from '../../texts.ts'
import { Around } from './Around.tsx'
import { csvOf } from './csv.ts'
import { OpenedDrawer } from './OpenedDrawer.tsx'
import type { Asked } from './OpenNumber.tsx'
import { People } from './People.tsx'
import { type Telling, tellingOf } from './telling.ts'
import type { Done } from './use-rehearsal.ts'

const download = (done: Done, telling: Telling): void =>
  save(
    new Blob([csvOf(done.report, telling)], { type: 'text/csv;charset=utf-8' }),
    `rehearsal-${done.report.after.programme}-${done.report.after.edition}.csv`,
  )

function Head({ done, telling }: { done: Done; telling: Telling }) {
  const { w, p } = telling
  const { report, real, seconds } = done
  return (
    <section className="block" role="status">
      <div className="in stack">
        <div className="head">
          <h2>{w.against(report.before.edition, report.after.edition)}</h2>
          <span className="quiet">{p.took(report.people.toLocaleString('en'), seconds.toFixed(1))}</span>
          <div className="tools noprint">
            <Button onClick={() => window.print()}>{p.print}</Button>
            <Button onClick={() => download(done, telling)}>{p.download}</Button>
          </div>
        </div>
        <p className="quiet small">{real ? w.real : w.example}</p>
        {report.unknownFacts.length > 0 && (
          <p className="saying warn">
            {w.unknown}：{report.unknownFacts.map(({ label, side }) => `${telling.texts.pick(label)}（${w.side[side]}）`).join('、')}
          </p>
        )}
        {report.overall.enters + report.overall.drops + report.overall.opens === 0 && <p className="saying">{w.nobody}</p>}
      </div>
    </section>
  )
}

export function Report({ done }: { done: Done }) {
  const telling = tellingOf(useTexts(), done.before, done.after)
  const [asked, setAsked] = useState<Asked>()
  return (
    <>
      <Head done={done} telling={telling} />
      <People report={done.report} telling={telling} onOpen={setAsked} />
      <Around report={done.report} telling={telling} />
      <OpenedDrawer asked={asked} done={done} telling={telling} onClose={() => setAsked(undefined)} />
    </>
  )
}
