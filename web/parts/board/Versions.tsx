/** Every version that was saved: who, when, why; any of them can be taken back onto the screen. */
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import type { Version } from '../../../core/plan/questions.ts'
import { ask } from '../../client.ts'
import { momentOf } from '../../format.ts'
import { quotaWords } from '../../words/quotas.ts'
import { usePlanning } from './context.ts'
import type { Answer } from './held.ts'
import { quotaNames } from './telling.ts'

type Props = { readonly round: string; readonly track: string; readonly versions: Answer['versions']; readonly onClose: () => void }

/** It was carried out though minima were missed. */
function Allowed({ one: { at, by, why, short } }: { readonly one: Version['allowed'][number] }) {
  const { saying } = usePlanning()
  const words = quotaWords[saying.texts.language]
  const which = short.map(({ quota, taken, least }) => words.missed(quotaNames([quota], saying).join(''), taken, least))
  return (
    <div className="saying warn small">
      {words.allowed(saying.texts.pick(by), momentOf(at), which.join('；'))} {words.allowedWhy(why)}
    </div>
  )
}

function One({
  version: { version, seats, by, at, why, allowed },
  onTake,
}: {
  readonly version: Version
  readonly onTake: (version: number) => void
}) {
  const { words, saying } = usePlanning()
  return (
    <li className="tight">
      <div className="row">
        <b>{words.version(version, seats)}</b>
        <span className="quiet small">
          {saying.texts.pick(by)} · {momentOf(at)}
        </span>
      </div>
      <p>{why}</p>
      {allowed.map(one => (
        <Allowed key={one.at} one={one} />
      ))}
      <div>
        <Button size="small" onClick={() => onTake(version)}>
          {words.takeBack(version)}
        </Button>
      </div>
    </li>
  )
}

export function Versions({ round, track, versions, onClose }: Props) {
  const { board, words, tell } = usePlanning()
  const [trouble, setTrouble] = useState(false)
  const take = async (version: number) => {
    try {
      const { plan } = await ask('planned', { round, track, version })
      board.tryStep({ do: 'take', plan })
      tell(words.tookBack(version))
      onClose()
    } catch {
      setTrouble(true)
    }
  }
  return (
    <Drawer open title={words.versions} size={480} onClose={onClose} closable={{ 'aria-label': words.close }}>
      <div className="stack">
        {trouble && (
          <p className="saying bad" role="alert">
            {words.notBegun}
          </p>
        )}
        {versions.length === 0 && <p className="quiet">{words.versionsNone}</p>}
        <ul className="stack">
          {versions.map(one => (
            <One key={one.version} version={one} onTake={take} />
          ))}
        </ul>
      </div>
    </Drawer>
  )
}
