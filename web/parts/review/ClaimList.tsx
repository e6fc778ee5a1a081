/** The claims, one after another: walked by keys, each with what was noted for return. On a phone one at a time. */
import { Button, Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { Saying } from '../../say.ts'
import { partName, sectionName } from '../form/part-name.ts'
import { useWide } from '../use-wide.ts'
import type { Claim } from './claims.ts'
import type { Marks } from './marks.ts'
import { useReviewWords } from './words.ts'

type Props = {
  readonly claims: readonly Claim[]
  readonly at: number
  readonly marks: Marks
  /** The place whose reason is being written. */
  readonly writing: string | undefined
  readonly mayMark: boolean
  readonly saying: Saying
  readonly onGo: (at: number) => void
  readonly onWrite: (place: string | undefined) => void
  readonly onPut: (place: string, reason: string) => void
  readonly onDrop: (place: string) => void
}

function Says({ claim }: { claim: Claim }) {
  return (
    <span className="says">
      {claim.says.map(({ name, value }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one claim never change their order
        <span key={i}>
          {name !== '' && <span className="quiet small">{name} </span>}
          {value}
        </span>
      ))}
    </span>
  )
}

type Writing = Pick<Props, 'saying' | 'onWrite' | 'onPut'> & { readonly place: string; readonly reason: string }
/** Why a place comes back: kept with Enter, left with Escape. */
export function Reason({ place, reason, saying, onWrite, onPut }: Writing) {
  const words = useReviewWords()
  const [text, setText] = useState(reason)
  const [short, setShort] = useState(false)
  const label = words.reason(partName(place, saying))
  const keep = () => {
    if (text.trim().length < 2) return setShort(true)
    onPut(place, text.trim())
    onWrite(undefined)
  }
  return (
    <div className="tight reason">
      <Input.TextArea
        autoFocus
        aria-label={label}
        placeholder={label}
        value={text}
        maxLength={400}
        rows={3}
        status={short ? 'error' : ''}
        onChange={event => setText(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Escape') onWrite(undefined)
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          keep()
        }}
      />
      {short && <span role="alert">{words.shortReason}</span>}
      <div className="row">
        <Button size="small" type="primary" autoInsertSpace={false} onClick={keep}>
          {words.keepMark}
        </Button>
        <Button size="small" autoInsertSpace={false} onClick={() => onWrite(undefined)}>
          {saying.texts.t.act.cancel}
        </Button>
      </div>
    </div>
  )
}

function Noted({ place, reason, saying, onDrop }: { place: string; reason: string } & Pick<Props, 'saying' | 'onDrop'>) {
  const words = useReviewWords()
  return (
    <p className="saying warn noted">
      <b>{words.marked}</b>：{reason}{' '}
      <Button size="small" aria-label={`${words.dropMark}：${partName(place, saying)}`} onClick={() => onDrop(place)}>
        {words.dropMark}
      </Button>
    </p>
  )
}

function One({ claim, n, ...props }: Props & { readonly claim: Claim; readonly n: number }) {
  const words = useReviewWords()
  const { at, marks, writing, mayMark, saying, onGo, onWrite, onPut, onDrop } = props
  const button = useRef<HTMLButtonElement>(null)
  const here = n === at
  const reason = marks[claim.place]
  const isWriting = here && writing === claim.place
  useEffect(() => {
    if (!here || isWriting) return
    button.current?.focus({ preventScroll: true })
    button.current?.scrollIntoView({ block: 'nearest' })
  }, [here, isWriting])
  return (
    <li className={here ? 'claim here' : 'claim'}>
      <button ref={button} type="button" tabIndex={here ? 0 : -1} aria-current={here} onClick={() => onGo(n)}>
        <span className="quiet small">{claim.name}</span>
        <Says claim={claim} />
      </button>
      {reason !== undefined && !isWriting && <Noted place={claim.place} reason={reason} saying={saying} onDrop={onDrop} />}
      {here && mayMark && !isWriting && (
        <Button size="small" className="markit" onClick={() => onWrite(claim.place)}>
          {words.mark}
        </Button>
      )}
      {isWriting && <Reason place={claim.place} reason={reason ?? ''} saying={saying} onWrite={onWrite} onPut={onPut} />}
    </li>
  )
}

function Stepping({ at, claims, onGo }: Pick<Props, 'at' | 'claims' | 'onGo'>) {
  const words = useReviewWords()
  return (
    <div className="row">
      <Button size="small" disabled={at === 0} onClick={() => onGo(at - 1)}>
        ↑ {words.previousClaim}
      </Button>
      <span role="status">{words.claim(at + 1, claims.length)}</span>
      <Button size="small" disabled={at >= claims.length - 1} onClick={() => onGo(at + 1)}>
        {words.nextClaim} ↓
      </Button>
    </div>
  )
}

export function ClaimList(props: Props) {
  const words = useReviewWords()
  const wide = useWide()
  const { claims, at, saying } = props
  const shown = claims.map((claim, n) => ({ claim, n })).filter(({ n }) => wide || n === at)
  const groups = [...new Set(shown.map(({ claim }) => claim.section))]
  return (
    <section className="block" aria-label={words.claims}>
      <header>
        <h2>{words.claims}</h2>
        <Stepping {...props} />
      </header>
      <div className={wide ? 'claims' : undefined}>
        {groups.map(section => (
          <div key={section}>
            <h3 className="in claimhead">{sectionName(section, saying)}</h3>
            <ul>
              {shown
                .filter(({ claim }) => claim.section === section)
                .map(({ claim, n }) => (
                  <One key={claim.place + n} {...props} claim={claim} n={n} />
                ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  )
}
