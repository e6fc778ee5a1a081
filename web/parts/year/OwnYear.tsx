/** The year on the first page: what is to be done now, and the way to all of it. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useAsk } from '../../queries.ts'
import { useSaying } from '../law.tsx'
import { Status } from '../Status.tsx'
import { useYearWords } from './common.tsx'
import { Next, type Year } from './Line.tsx'

function Shown({ year }: { year: Year }) {
  const words = useYearWords()
  const saying = useSaying(year.round)
  return (
    <section className="block">
      <header>
        <h2>{words.title}</h2>
        <Status subject="training" status={year.status} />
      </header>
      <div className="in stack">
        <Next year={year} saying={saying} away />
        <p>
          <Link to="/app/year">
            <Button type="primary" size="large">
              {words.open}
            </Button>
          </Link>
        </p>
      </div>
    </section>
  )
}

export function OwnYear() {
  const { data } = useAsk('myYear', {})
  return data?.year ? <Shown year={data.year} /> : null
}
