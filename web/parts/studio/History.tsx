/** Who did what to the text, when and why: the journal, the newest first. */
import { isRecord } from '../../../core/edition/change.ts'
import type { Folder } from '../../../core/edition/folder.ts'
import { changesIn } from '../../../core/edition/origin.ts'
import { momentOf } from '../../format.ts'
import { useTexts } from '../../texts.ts'
import { useWho } from '../office/use-office.ts'
import { useStudioWords } from './context.ts'
import { valueInWords, wayTo } from './names.ts'
import type { Answer } from './use-edition.ts'

const shownMost = 5

function Did({ line, folder }: { line: Answer['lines'][number]; folder: Folder }) {
  const { language } = useTexts()
  const changes = changesIn(line)
  const fact = isRecord(line.fact) ? line.fact : {}
  const why = [fact.why, fact.reason].find(x => typeof x === 'string')
  return (
    <>
      {why !== undefined && <div>{String(why)}</div>}
      {changes.slice(0, shownMost).map((change, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an entry's changes are in order
        <div key={i} className="small">
          <span className="quiet">{wayTo(folder, change.path, language)}</span>{' '}
          {'to' in change ? `→ ${change.to + 1}` : `${valueInWords(change.before, language)} → ${valueInWords(change.after, language)}`}
        </div>
      ))}
      {changes.length > shownMost && <div className="small quiet">… {changes.length}</div>}
    </>
  )
}

export function History({ lines, folder }: { lines: Answer['lines']; folder: Folder }) {
  const { action } = useTexts()
  const who = useWho()
  const words = useStudioWords()
  return (
    <section className="block">
      <div className="in">
        {lines.length === 0 && <p className="quiet">{words.history.none}</p>}
        <ol className="line">
          {[...lines].reverse().map(line => (
            <li key={line.n}>
              <div className="did">
                {action('edition', line.action)}{' '}
                <span className="quiet small">{`${who(line.name, line.actingFor)} · ${momentOf(line.at)}`}</span>
              </div>
              <Did line={line} folder={folder} />
            </li>
          ))}
        </ol>
      </div>
    </section>
  )
}
