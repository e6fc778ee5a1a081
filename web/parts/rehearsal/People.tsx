/** Who moves: the tracks, why, those who change track, and every split. */
import { Select } from 'antd'
import { useState } from 'react'
import { anyTrack, type Change, type Count, type Report, type TrackReport, type Why } from '../../../core/rehearsal/index.ts'
import { say } from '../../say.ts'
import { type FigureRow, Figures } from './Figures.tsx'
import { type Opener, OpenNumber } from './OpenNumber.tsx'
import { signed, splitName, type Telling, trackName, valueName } from './telling.ts'

export type Given = { readonly report: Report; readonly telling: Telling; readonly onOpen: Opener }

const shown: readonly Change[] = ['before', 'after', 'enters', 'drops', 'stays', 'out', 'opens']

function TrackTable({ report, telling, onOpen }: Given) {
  const { w } = telling
  const row = (track: string, count: Count, note = ''): FigureRow => ({
    key: track,
    name: trackName(telling, track) + note,
    strong: track === anyTrack,
    cells: shown.map(change => {
      const asked = { title: `${trackName(telling, track)} · ${w.change[change]}`, opening: { track, change } }
      return <OpenNumber key={change} n={count[change]} asked={asked} onOpen={onOpen} telling={telling} />
    }),
  })
  const noted = { both: '', added: `（${w.added}）`, removed: `（${w.removed}）` }
  const rows = [...report.tracks.map(({ track, count, change }) => row(track, count, noted[change])), row(anyTrack, report.overall)]
  return (
    <section className="block">
      <Figures label={w.title} first={w.track} heads={shown.map(change => w.change[change])} rows={rows} />
    </section>
  )
}

const leafText = ({ saying, texts }: Telling, { fact, label, wants }: Why['unmet'][number]) =>
  `${texts.pick(label)}：${say(wants, saying, fact)}`

function WhyList({
  title,
  list,
  track,
  change,
  telling,
  onOpen,
}: Omit<Given, 'report'> & { title: string; list: readonly Why[]; track: string; change: Change }) {
  const { texts, w } = telling
  if (list.length === 0) return null
  const rows = list.map((why): FigureRow => {
    const name = `${why.number ?? why.clause ?? ''} ${why.label ? texts.pick(why.label) : ''}`.trim()
    const rule = [name, ...why.unmet.map(leaf => leafText(telling, leaf))]
    const asked = { title: name, opening: { track, change, criterion: why.path }, rule }
    return {
      key: why.path,
      name: (
        <>
          {name}
          <span className="quiet small" style={{ display: 'block', fontWeight: 400 }}>
            {why.unmet.map(leaf => leafText(telling, leaf)).join('；')}
          </span>
        </>
      ),
      cells: [why.alone.toLocaleString('en'), <OpenNumber key="n" n={why.people} asked={asked} onOpen={onOpen} telling={telling} />],
    }
  })
  return (
    <section className="block">
      <header>
        <h2>
          {trackName(telling, track)} · {title}
        </h2>
      </header>
      <Figures label={title} first={telling.p.rule} heads={[w.alone, w.concerned]} rows={rows} />
    </section>
  )
}

function Whys({ track, telling, onOpen }: Omit<Given, 'report'> & { track: TrackReport }) {
  const { w } = telling
  const given = { track: track.track, telling, onOpen }
  return (
    <>
      <WhyList {...given} title={w.why.drops} list={track.drops} change="drops" />
      <WhyList {...given} title={w.why.enters} list={track.enters} change="enters" />
      <WhyList {...given} title={w.why.opens} list={track.opens} change="opens" />
    </>
  )
}

function Crossings({ report, telling }: Pick<Given, 'report' | 'telling'>) {
  const { w } = telling
  if (report.crossings.length === 0) return null
  const names = (tracks: readonly string[]) => tracks.map(track => trackName(telling, track)).join(' + ')
  const rows = report.crossings.map(({ before, after, people }): FigureRow => {
    const name = w.against(names(before), names(after))
    return { key: name, name, cells: [people.toLocaleString('en')] }
  })
  return (
    <section className="block">
      <header>
        <h2>{w.crossings}</h2>
      </header>
      <Figures label={w.crossings} first={w.track} heads={[telling.p.size]} rows={rows} />
    </section>
  )
}

const inSplit = ['before', 'after', 'enters', 'drops', 'opens'] as const

function Splits({ report, telling, onOpen }: Given) {
  const { w, p } = telling
  const [by, setBy] = useState(report.splits[0]?.by)
  const [track, setTrack] = useState<string>(anyTrack)
  const split = report.splits.find(one => one.by === by) ?? report.splits[0]
  if (split === undefined) return null
  const rows = split.groups.map(({ value, counts }): FigureRow => {
    const name = valueName(telling, split.by, value)
    const count = counts[track]
    const cells = inSplit.map(change => {
      const asked = { title: `${name} · ${w.change[change]}`, opening: { track, change, by: split.by, value } }
      return <OpenNumber key={change} n={count?.[change] ?? 0} asked={asked} onOpen={onOpen} telling={telling} />
    })
    return { key: value ?? '', name, cells: [...cells.slice(0, 2), signed((count?.after ?? 0) - (count?.before ?? 0)), ...cells.slice(2)] }
  })
  const heads = [w.change.before, w.change.after, w.difference, w.change.enters, w.change.drops, w.change.opens]
  const tracks = [anyTrack, ...report.tracks.map(one => one.track)].map(value => ({ value, label: trackName(telling, value) }))
  return (
    <section className="block">
      <header>
        <h2>{p.splitBy}</h2>
        <Select
          aria-label={p.splitBy}
          value={split.by}
          onChange={setBy}
          options={report.splits.map(one => ({ value: one.by, label: splitName(telling, one.by) }))}
        />
        <Select aria-label={w.track} value={track} onChange={setTrack} options={tracks} popupMatchSelectWidth={false} />
      </header>
      <Figures label={splitName(telling, split.by)} first={splitName(telling, split.by)} heads={heads} rows={rows} />
    </section>
  )
}

export function People(given: Given) {
  const { report, telling, onOpen } = given
  return (
    <>
      <TrackTable {...given} />
      {report.tracks.map(track => (
        <Whys key={track.track} track={track} telling={telling} onOpen={onOpen} />
      ))}
      <Crossings report={report} telling={telling} />
      <Splits {...given} />
    </>
  )
}
