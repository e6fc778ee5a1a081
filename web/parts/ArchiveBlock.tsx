/** The archive packages of a round, for the office: made under a passphrase, watched, stopped, fetched. */
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Modal, Progress } from 'antd'
import { useId, useState } from 'react'
import { shortestPassphrase } from '../../core/archive/questions.ts'
import type { Answered } from '../../core/question.ts'
import { ask, post } from '../client.ts'
import { useRefresh } from '../queries.ts'
import { useLanguage } from '../settings.ts'
import { archiveWords } from '../words/archive.ts'

type Package = Answered<'archives'>[number]
type Words = (typeof archiveWords)['zh']

const sizeOf = (bytes: number) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} KB` : `${(bytes / 1e6).toFixed(1)} MB`)
const isOpen = ({ state }: Package) => state === 'waiting' || state === 'making' || state === 'stopping'

const useMaking = (round: string, words: Words, onDone: () => void) => {
  const [[first, second], setTyped] = useState<readonly [string, string]>(['', ''])
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const go = async () => {
    if (first.length < shortestPassphrase) return setWrong(words.short)
    if (first !== second) return setWrong(words.differs)
    setBusy(true)
    const status = await post('/api/archives/begin', { round, passphrase: first }).then(
      response => response.status,
      () => 0,
    )
    setBusy(false)
    if (status === 200) return onDone()
    setWrong(status === 409 ? words.inHand : words.failed)
  }
  const type = (typed: readonly [string, string]) => {
    setTyped(typed)
    setWrong(undefined)
  }
  return { first, second, type, busy, wrong, go }
}

function Secret({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const id = useId()
  return (
    <div className="tight">
      <label htmlFor={id}>{label}</label>
      <Input.Password id={id} value={value} maxLength={200} autoComplete="new-password" onChange={e => onChange(e.target.value)} />
    </div>
  )
}

function Making({ round, words, onClose }: { round: string; words: Words; onClose: () => void }) {
  const { first, second, type, busy, wrong, go } = useMaking(round, words, onClose)
  const back = (
    <Button key="back" autoInsertSpace={false} onClick={onClose}>
      {words.back}
    </Button>
  )
  const make = (
    <Button key="go" type="primary" autoInsertSpace={false} loading={busy} onClick={go}>
      {words.go}
    </Button>
  )
  return (
    <Modal open title={words.dialog} onCancel={onClose} footer={[back, make]}>
      <div className="stack">
        <p>{words.hint}</p>
        <Secret label={words.passphrase} value={first} onChange={value => type([value, second])} />
        <Secret label={words.again} value={second} onChange={value => type([first, value])} />
        {wrong !== undefined && <p role="alert">{wrong}</p>}
      </div>
    </Modal>
  )
}

function Lacking({ failures, words }: { failures: readonly string[]; words: Words }) {
  if (failures.length === 0) return null
  return (
    <>
      <p>{words.lacks(failures.length)}</p>
      <ul>
        {failures.map(failure => (
          <li key={failure}>{failure}</li>
        ))}
      </ul>
    </>
  )
}

function Come({ one, words }: { one: Package; words: Words }) {
  const { state, done, total, bytes, until, dossiers, papers } = one
  if (isOpen(one) && total > 0)
    return (
      <>
        <Progress percent={Math.floor((100 * done) / total)} aria-label={words.progress(done, total)} />
        <p className="quiet">{words.progress(done, total)}</p>
      </>
    )
  if (bytes === null || dossiers === null || papers === null || state === 'gone') return null
  return (
    <p className="quiet">
      {words.holds(dossiers, papers, sizeOf(bytes))} · {until !== null && words.until(until)}
    </p>
  )
}

function One({ one, words, onChange }: { one: Package; words: Words; onChange: () => void }) {
  const { id, by, at, state, bytes, failures } = one
  const stop = () => post(`/api/archives/${id}/stop`, {}).then(onChange, onChange)
  return (
    <li className="stack">
      <div>
        <strong>{words.states[state]}</strong> <span className="quiet">{words.made(by, new Date(at).toLocaleString())}</span>
      </div>
      <Come one={one} words={words} />
      <Lacking failures={failures} words={words} />
      {isOpen(one) && state !== 'stopping' && (
        <div>
          <Button autoInsertSpace={false} onClick={stop}>
            {words.stop}
          </Button>
        </div>
      )}
      {bytes !== null && (
        <div>
          <Button autoInsertSpace={false} href={`/api/archives/${id}/file`}>
            {words.fetch}
          </Button>
        </div>
      )}
    </li>
  )
}

/** Nothing for whoever may not ask; a package that is being made is asked for again and again. */
export function ArchiveBlock({ round }: { round: string }) {
  const words = archiveWords[useLanguage()]
  const [making, setMaking] = useState(false)
  const refresh = useRefresh()
  const { data } = useQuery({
    queryKey: ['archives', { round }],
    queryFn: () => ask('archives', { round }),
    refetchInterval: ({ state }) => (state.data?.some(isOpen) ? 2_000 : false),
  })
  if (!data) return null
  const close = () => {
    setMaking(false)
    void refresh()
  }
  return (
    <section className="block noprint">
      <header>
        <h2>{words.title}</h2>
      </header>
      <div className="in stack">
        <p>{words.about}</p>
        <div>
          <Button autoInsertSpace={false} disabled={data.some(isOpen)} onClick={() => setMaking(true)}>
            {words.make}
          </Button>
        </div>
        {data.length === 0 && <p className="quiet">{words.none}</p>}
        <ul className="stack" aria-live="polite">
          {data.map(one => (
            <One key={one.id} one={one} words={words} onChange={refresh} />
          ))}
        </ul>
      </div>
      {making && <Making round={round} words={words} onClose={close} />}
    </section>
  )
}
