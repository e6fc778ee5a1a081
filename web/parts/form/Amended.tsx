/** What a change of the rules means for one's own form: the verdict under both editions, and what makes the difference. */
import { verdictOf } from '../../../core/criteria/index.ts'
import { changesBetween } from '../../../core/edition/difference.ts'
import type { Answered } from '../../../core/question.ts'
import type { Law } from '../../../policy/shape.ts'
import type { Fields } from '../../json.ts'
import { useAsk } from '../../queries.ts'
import { type Saying, say, sayKey } from '../../say.ts'
import { useStudioWords } from '../studio/context.ts'
import { valueInWords, wayTo } from '../studio/names.ts'

type Amendment = Answered<'amendments'>[number]
type Props = { readonly track: string; readonly facts: Fields; readonly saying: Saying }
type Tree = ReturnType<typeof verdictOf>['tree']

/** The leaves that stand in the way, each as fact and bound. */
const failingIn = (tree: Tree, saying: Saying): readonly string[] => {
  if (tree.truth !== false) return []
  if ('parts' in tree) return tree.parts.flatMap(part => failingIn(part, saying))
  return [`${sayKey(tree.fact, saying)} ${say(tree.wants, saying, tree.fact)}`]
}

const verdictUnder = ({ policy }: Law, track: string, facts: Fields) =>
  policy.tracks[track] === undefined ? undefined : verdictOf(policy, track, facts)

function ForYou({ amendment, track, facts, saying }: Props & { amendment: Amendment }) {
  const words = useStudioWords()
  const { t } = saying.texts
  const [before, after] = [verdictUnder(amendment.before, track, facts), verdictUnder(amendment.after, track, facts)]
  if (!before || !after) return null
  if (before.verdict === after.verdict) return <p>{words.amended.same(t.verdict[after.verdict])}</p>
  const [was, is] = [failingIn(before.tree, saying), failingIn(after.tree, saying)]
  const because = after.verdict === 'ineligible' ? is.filter(one => !was.includes(one)) : was.filter(one => !is.includes(one))
  return (
    <p>
      <b>{words.amended.changed(t.verdict[before.verdict], t.verdict[after.verdict])}</b>
      {because.length > 0 && ` ${words.amended.because}${because.join('；')}`}
    </p>
  )
}

/** Everything of the rules that changed, but for what only names the edition. */
function Changed({ amendment, saying }: { amendment: Amendment; saying: Saying }) {
  const words = useStudioWords()
  const { language } = saying.texts
  const found = changesBetween(amendment.before, amendment.after).filter(d => !['edition', 'effectiveFrom'].includes(d.where[1] ?? ''))
  return (
    <details>
      <summary>
        {words.amended.changes}（{found.length}）
      </summary>
      <ul className="tight">
        {found.map(({ change }) => (
          <li key={change.path}>
            {wayTo(amendment.after, change.path, language)}
            {!('to' in change) && `：${valueInWords(change.before, language)} → ${valueInWords(change.after, language)}`}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** `whole`: the reader sees the whole form, so that a verdict on it can be given. */
export function Amended({ round, whole, ...props }: Props & { round: string | undefined; whole: boolean }) {
  const words = useStudioWords()
  const { data } = useAsk('amendments', { round: round ?? '' }, round !== undefined)
  return (data ?? []).map(amendment => (
    <section key={`${amendment.edition} ${amendment.on}`} className="saying warn tight">
      <p>
        <b>
          {amendment.waits ? words.amended.soon(amendment.on, amendment.edition) : words.amended.since(amendment.on, amendment.edition)}
        </b>
      </p>
      {whole && <ForYou amendment={amendment} {...props} />}
      <Changed amendment={amendment} saying={props.saying} />
    </section>
  ))
}
