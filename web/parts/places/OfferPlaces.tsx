/** A body offers places of its own to another: a button on its line, and the form of the act. */
import { Button } from 'antd'
import { useState } from 'react'
import type { Answered } from '../../../core/question.ts'
import { newId } from '../../client.ts'
import { useSession } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { placesWords } from '../../words/places.ts'
import { ActionDialog } from '../act/Offers.tsx'

type Body = Answered<'places'>['bodies'][number]
type Props = {
  readonly body: Body
  readonly round: string
  readonly track: string
  readonly offer: NonNullable<Answered<'places'>['offer']>
  readonly saying: Saying
}

export function OfferPlaces({ body, round, track, offer, saying }: Props) {
  const [id, setId] = useState<string>()
  const { data: session } = useSession()
  const { texts } = saying
  const words = placesWords[texts.language]
  const state = { from: body.body, countedTrack: body.track }
  return (
    <>
      <Button
        size="small"
        aria-label={words.offerOf(texts.pick(body.name), track)}
        onClick={() => setId(`${round}.${body.track}.${body.body}.${newId()}`)}
      >
        {words.offer}
      </Button>
      {id !== undefined && (
        <ActionDialog
          subject="move"
          id={id}
          state={state}
          offers={[]}
          offer={offer}
          about={words.free(body.free)}
          today={session?.today ?? ''}
          saying={saying}
          onClose={() => setId(undefined)}
        />
      )}
    </>
  )
}
