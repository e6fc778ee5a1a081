/** Hosts for the people of a track that the department places: planned on a board, saved as versions, and carried out as one. */
import { Segmented } from 'antd'
import { useState } from 'react'
import { BoardView } from '../parts/board/BoardView.tsx'
import { useBoardAnswer } from '../parts/board/use-board.ts'
import { useSaying } from '../parts/law.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useRound, useSession } from '../queries.ts'
import type { Saying } from '../say.ts'
import { boardWords } from '../words/board.ts'

function Track({ round, track, saying }: { readonly round: string; readonly track: string; readonly saying: Saying }) {
  const asked = useBoardAnswer(round, track)
  const account = useSession().data?.account?.id
  const { law } = saying
  if (!law || account === undefined) return null
  return (
    <Known asked={asked}>
      {answer => <BoardView account={account} round={round} track={track} answer={answer} law={law} saying={saying} />}
    </Known>
  )
}

export function PlacingPage() {
  const round = useRound()
  const saying = useSaying(round)
  const words = boardWords[saying.texts.language]
  const [chosen, setChosen] = useState<string>()
  const tracks = Object.entries(saying.law?.policy.tracks ?? {}).filter(([, { placedBy }]) => placedBy.value === 'department')
  const ids = tracks.map(([id]) => id)
  const track = chosen !== undefined && ids.includes(chosen) ? chosen : ids[0]
  return (
    <div className="page boardpage">
      <div className="head">
        <h1>{saying.texts.t.pages.placing}</h1>
        <span className="quiet">{words.note}</span>
      </div>
      {tracks.length > 1 && (
        <Segmented
          aria-label={words.track}
          value={track ?? ''}
          options={tracks.map(([value, { name }]) => ({ value, label: saying.texts.pick(name) }))}
          onChange={setChosen}
        />
      )}
      {saying.law && track === undefined && <p className="empty">{words.noTracks}</p>}
      {round !== undefined && track !== undefined && <Track key={`${round} ${track}`} round={round} track={track} saying={saying} />}
    </div>
  )
}
