/** The panel of a round, track by track: files are put before experts, results worked out, and the decision list read. */
import { Link, useNavigate } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useSaying } from '../parts/law.tsx'
import { DecisionList } from '../parts/panel/DecisionList.tsx'
import { Proposal } from '../parts/panel/Proposal.tsx'
import { usePanelWords } from '../parts/panel/words.ts'
import { useRound, useSession } from '../queries.ts'
import { type PanelSearch, panel as route } from '../router.tsx'
import { type Saying, say } from '../say.ts'

function Track({ round, track, search, saying }: { round: string; track: string; search: PanelSearch; saying: Saying }) {
  const { data: session } = useSession()
  const inDepartment = session?.seats.some(({ role }) => role === 'department') === true
  return (
    <div className="stack" key={track}>
      {inDepartment && <Proposal round={round} track={track} saying={saying} />}
      <DecisionList round={round} track={track} search={search} mayClose={inDepartment} saying={saying} />
    </div>
  )
}

export function PanelPage() {
  const words = usePanelWords()
  const navigate = useNavigate()
  const search = route.useSearch()
  const round = useRound()
  const saying = useSaying(round)
  const { law, texts } = saying
  const tracks = Object.keys(law?.policy.tracks ?? {})
  const track = tracks.find(one => one === search.track) ?? tracks[0]
  return (
    <div className="page">
      <div className="head">
        <Link to="/app" className="noprint">
          ← {texts.t.nav.home}
        </Link>
        <h1>{words.page}</h1>
        {law?.policy.procedure.panel && tracks.length > 1 && track !== undefined && (
          <Segmented
            aria-label={texts.field('track')}
            value={track}
            options={tracks.map(value => ({ value, label: say(value, saying) }))}
            onChange={chosen => navigate({ to: '/app/panel', search: { track: chosen } })}
          />
        )}
      </div>
      {law && !law.policy.procedure.panel && <p className="saying">{words.noPanel}</p>}
      {law?.policy.procedure.panel && round !== undefined && track !== undefined && (
        <Track key={track} round={round} track={track} search={search} saying={saying} />
      )}
    </div>
  )
}
