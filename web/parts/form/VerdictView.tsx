/** The verdict of the law on what the form says so far: each condition with its mark, and what would make it so. */
import { sayWants, verdictOf } from '../../../core/criteria/index.ts'
import type { Law } from '../../../policy/shape.ts'
import type { Fields } from '../../json.ts'
import { type Saying, say, sayKey } from '../../say.ts'
import { Clause } from '../law.tsx'

type NodeVerdict = ReturnType<typeof verdictOf>['tree']
type Part = { readonly node: NodeVerdict; readonly saying: Saying }

function Mark({ node, saying }: Part) {
  const { t } = saying.texts
  const [sign, name, tone] =
    node.truth === undefined ? ['?', t.verdict.unknown, 'open'] : node.truth ? ['✓', t.verdict.holds, 'yes'] : ['✗', t.verdict.fails, 'not']
  return (
    <span className={`mark ${tone}`} role="img" aria-label={name} title={name}>
      {sign}
    </span>
  )
}

function Words({ node, saying }: Part) {
  const { t, pick } = saying.texts
  if ('parts' in node) {
    const parts = node.kind === 'count' ? t.verdict.count(node.count ?? 1) : t.verdict[node.kind]
    return <span>{node.label ? pick(node.label) : parts}</span>
  }
  // The label of a bound that depends on another fact names no number, so what applies to this person stands beside it.
  if (node.label && node.dependsOn === undefined) return <span>{pick(node.label)}</span>
  const wants = saying.law ? pick(sayWants(saying.law.policy, node.fact, node.wants)) : ''
  return (
    <span>
      {pick(node.label ?? node.factLabel)} {wants}
    </span>
  )
}

function Node({ node, saying }: Part) {
  return (
    <li>
      <Mark node={node} saying={saying} />
      <div>
        <Words node={node} saying={saying} /> <Clause id={node.clause ?? ''} saying={saying} />
        {!('parts' in node) && node.found !== undefined && (
          <div className="quiet small">
            {saying.texts.t.act.found}：{say(node.found, saying, node.fact)}
          </div>
        )}
      </div>
      {'parts' in node && node.truth !== true && <Nodes nodes={node.parts} saying={saying} />}
    </li>
  )
}

function Nodes({ nodes, saying }: { nodes: readonly NodeVerdict[]; saying: Saying }) {
  return (
    <ul className="marks">
      {nodes.map(node => (
        <Node key={node.path} node={node} saying={saying} />
      ))}
    </ul>
  )
}

type Change = ReturnType<typeof verdictOf>['nearest'][number]
const sayChange = ({ waitYears, set }: Change, saying: Saying): string => {
  const { t } = saying.texts
  const parts = set.map(({ fact, to }) => t.say.become(sayKey(fact, saying), say(to, saying, fact)))
  return [...(waitYears > 0 ? [t.say.wait(waitYears)] : []), ...parts].join(saying.texts.language === 'zh' ? '；' : '; ')
}

/** Advice is for those whom something stands against, not for those who have only not finished typing. */
function Nearest({ nearest, saying }: { nearest: readonly Change[]; saying: Saying }) {
  if (nearest.length === 0) return null
  return (
    <div>
      <h3>{saying.texts.t.say.nearest}</h3>
      <ul className="tight">
        {nearest.map(change => (
          <li key={sayChange(change, saying)}>{sayChange(change, saying)}</li>
        ))}
      </ul>
    </div>
  )
}

const tones = { eligible: 'good', ineligible: 'bad', undetermined: 'warn' } as const

export function VerdictView({ law, track, facts, saying }: { law: Law; track: string; facts: Fields; saying: Saying }) {
  const { t } = saying.texts
  if (law.policy.tracks[track] === undefined) return <p className="quiet">{t.verdict.noTrack}</p>
  const { verdict, tree, nearest } = verdictOf(law.policy, track, facts)
  return (
    <div className="stack">
      <p className={`saying ${tones[verdict]}`} role="status">
        <b>{t.verdict[verdict]}</b> · {say(track, saying)}
      </p>
      <Nodes nodes={'parts' in tree ? tree.parts : [tree]} saying={saying} />
      {verdict === 'ineligible' && <Nearest nearest={nearest} saying={saying} />}
      <p className="quiet small">{t.form.verdictNote}</p>
    </div>
  )
}
