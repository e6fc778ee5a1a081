/** One figure of the ledger: a button that opens to the movements behind it, or a bare number for whoever may not read them. */
import { Button } from 'antd'
import { useState } from 'react'
import type { Saying } from '../../say.ts'
import { placesWords } from '../../words/places.ts'
import { type Asked, MovementsDialog } from './Movements.tsx'
import { nameOf } from './names.ts'

type Props = {
  readonly count: number
  readonly name: string
  readonly asked: Asked
  readonly opens: boolean
  readonly saying: Saying
}

/** What came and went has a sign. */
const signed = (count: number, { figure }: Asked) => (figure === 'moved' && count > 0 ? `+${count}` : String(count))

export function FigureButton({ count, name, asked, opens, saying }: Props) {
  const [open, setOpen] = useState(false)
  const words = placesWords[saying.texts.language]
  const shown = signed(count, asked)
  if (!opens) return <>{shown}</>
  return (
    <>
      <Button
        type="link"
        size="small"
        aria-label={words.opens(shown, name, nameOf(asked.track, saying), words.figures[asked.figure])}
        onClick={() => setOpen(true)}
      >
        {shown}
      </Button>
      {open && <MovementsDialog asked={asked} name={name} saying={saying} onClose={() => setOpen(false)} />}
    </>
  )
}
