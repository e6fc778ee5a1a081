/** The offers of places that wait: for the reader first, then for others. */
import { useAsk } from '../../queries.ts'
import { useTexts } from '../../texts.ts'
import { placesWords } from '../../words/places.ts'
import { Rows } from '../Rows.tsx'

function Waiting({ round, list, title }: { round: string; list: 'mine' | 'others'; title: string }) {
  const { data } = useAsk('queue', { round, list, subject: 'move', limit: 100 })
  if (!data || data.rows.length === 0) return null
  return (
    <section className="block">
      <header>
        <h2>{title}</h2>
      </header>
      <Rows rows={data.rows} label={title} />
    </section>
  )
}

export function OpenMoves({ round }: { round: string }) {
  const words = placesWords[useTexts().language]
  return (
    <>
      <Waiting round={round} list="mine" title={words.mine} />
      <Waiting round={round} list="others" title={words.others} />
    </>
  )
}
