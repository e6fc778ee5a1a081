/** The text of a notice in its newest version, part by part, with what it said before where that has changed. */
import type { ConsentKind } from '../../../core/application/dossier.ts'
import { fieldsOf, textIn } from '../../json.ts'
import { useAsk } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { type NoticeWords, noticeWords } from '../../words/notices.ts'

type Props = { readonly of: ConsentKind; readonly round: string; readonly saying: Saying }

const order = ['handler', 'purposes', 'kinds', 'necessity', 'effect', 'recipients', 'term', 'rights', 'withdrawal', 'contact'] as const

const said = (version: unknown, part: string, { texts }: Saying): string | undefined =>
  textIn(fieldsOf(version)[part], texts.language) ?? undefined

/** The notice to be read before anything is given; nothing where the policy has none. */
export function ReadNotice({ round, saying }: Omit<Props, 'of'>) {
  const words = noticeWords[saying.texts.language]
  if (!saying.law?.policy.personalData) return null
  return (
    <details>
      <summary>{words.open(words.notice)}</summary>
      <NoticeText of="notice" round={round} saying={saying} />
    </details>
  )
}

type PartProps = {
  readonly part: keyof NoticeWords['parts']
  readonly now: string
  readonly before: string | undefined
  readonly words: NoticeWords
}
function Part({ part, now, before, words }: PartProps) {
  const changed = before !== undefined && before !== now
  return (
    <div className={changed ? 'saying warn' : undefined}>
      <p>
        <b>{words.parts[part]}</b> {now}
      </p>
      {changed && (
        <p className="small">
          {words.former}：<del>{before}</del>
        </p>
      )}
    </div>
  )
}

export function NoticeText({ of, round, saying }: Props) {
  const words = noticeWords[saying.texts.language]
  const versions = saying.law?.policy.personalData?.[of].value ?? []
  const { data } = useAsk('dataNotices', { round })
  const [newest, former] = [versions.at(-1), versions.at(-2)]
  if (!newest) return null
  const digest = data?.[of].find(one => one.version === newest.version)?.digest
  return (
    <div className="stack">
      <p className="quiet small">
        {words.version(newest.version, newest.from)}
        {digest && ` · ${words.digest} ${digest.slice(0, 16)}`}
      </p>
      {former && <p className="small">{words.changed}</p>}
      {order.map(part => {
        const now = said(newest, part, saying)
        return now === undefined ? null : (
          <Part key={part} part={part} now={now} before={former && (said(former, part, saying) ?? '')} words={words} />
        )
      })}
    </div>
  )
}
