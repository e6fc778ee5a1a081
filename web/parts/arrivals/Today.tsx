/** The paper that was ticked today, the newest first; a tick that was a mistake is taken back here. */
import { Button } from 'antd'
import { useState } from 'react'
import type { PaperLine } from '../../../core/nomination/questions.ts'
import { act, newId } from '../../client.ts'
import { timeOf } from '../../format.ts'
import { useAsk, useRefresh } from '../../queries.ts'
import { type Saying, say } from '../../say.ts'
import { Known } from '../Waiting.tsx'
import { useArrivalWords } from './use-ticking.ts'

type Line = { readonly line: PaperLine; readonly saying: Saying }

function Undo({ line, what }: { readonly line: PaperLine; readonly what: string }) {
  const words = useArrivalWords()
  const refresh = useRefresh()
  const [key] = useState(newId)
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle')
  if (line.back) return <span className="tag">{words.undone}</span>
  const go = async () => {
    setState('busy')
    const came = await act('nomination', line.roster, 'untickPaper', { paperCode: line.code }, key)
    setState(came.kind === 'done' ? 'idle' : 'failed')
    refresh()
  }
  return (
    <>
      <Button size="small" autoInsertSpace={false} loading={state === 'busy'} aria-label={words.undoOf(what)} onClick={go}>
        {words.undo}
      </Button>
      {state === 'failed' && <span role="alert"> {words.undoFailed}</span>}
    </>
  )
}

function Row({ line, saying }: Line) {
  const words = useArrivalWords()
  const { at, body, track, person, copy, of } = line
  const what = `${saying.texts.pick(body)} ${say(track, saying)} ${person === null ? words.roster : words.form(person)}`
  return (
    <li>
      <div className="first">
        <b>{what}</b>
        <span className="quiet">{timeOf(at)}</span>
      </div>
      <div className="row">
        <span>{words.copyOf(copy, of)}</span>
        <Undo line={line} what={what} />
      </div>
    </li>
  )
}

export function Today({ round, saying }: { readonly round: string; readonly saying: Saying }) {
  const words = useArrivalWords()
  const asked = useAsk('paperToday', { round })
  return (
    <section className="block">
      <header>
        <h2>{words.today}</h2>
        <span className="quiet">{asked.data && words.count(asked.data.count)}</span>
      </header>
      <Known asked={asked}>
        {({ count, rows }) => (
          <>
            {rows.length === 0 && <p className="empty">{words.none}</p>}
            <ul className="cards" aria-label={words.today}>
              {rows.map(line => (
                <Row key={`${line.roster} ${line.n}`} line={line} saying={saying} />
              ))}
            </ul>
            {count > rows.length && <p className="in quiet small">{words.shown(rows.length)}</p>}
          </>
        )}
      </Known>
    </section>
  )
}
