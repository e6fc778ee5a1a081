/** The photograph of whoever stands at the desk, so that the right person is enrolled; where the form has none, their card is looked at. */
import { NoAnswer } from '../../client.ts'
import { useAsk } from '../../queries.ts'
import { useHostDayWords } from './use-day.ts'

export function Portrait({ training, name }: { readonly training: string; readonly name: string }) {
  const words = useHostDayWords()
  const { data, error } = useAsk('traineePhoto', { training })
  if (error) return <p className="quiet small">{error instanceof NoAnswer && error.status === 0 ? words.photoNeedsLine : words.noPhoto}</p>
  if (!data) return null
  if (data.photo === null) return <p className="quiet small">{words.noPhoto}</p>
  return <img className="portrait" src={data.photo} alt={words.photoOf(name)} />
}
