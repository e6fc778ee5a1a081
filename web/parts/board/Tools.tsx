/** Over the board: finding and narrowing, one step back or forth, and the three words filling, saving, carrying out. */
import { Button, Checkbox, Input, Popconfirm, Select } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { staged } from '../../../core/plan/board.ts'
import { useSession } from '../../queries.ts'
import { isMoving, useBatches } from '../desk/batches.ts'
import { usePlanning } from './context.ts'
import { FinaliseDialog, SaveDialog } from './Dialogs.tsx'
import { FillDialog } from './FillDialog.tsx'
import type { Answer, Held } from './held.ts'
import { RerunDialog } from './RerunDialog.tsx'
import { type Filter, fieldName, hostName } from './telling.ts'
import { Versions } from './Versions.tsx'

type Dialog = 'fill' | 'rerun' | 'save' | 'finalise' | 'versions' | undefined
type Props = {
  readonly answer: Answer
  readonly round: string
  readonly track: string
  readonly onPrint: () => void
  readonly onExport: () => void
}

/** Whether the key belongs to a field that is typed in, or to a dialog. */
const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, [role="dialog"]') !== null)

const useUndoKeys = (undo: () => void, redo: () => void) => {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || isTyping(event.target)) return
      const key = event.key.toLowerCase()
      const way = key === 'y' || (key === 'z' && event.shiftKey) ? redo : key === 'z' ? undo : undefined
      if (!way) return
      event.preventDefault()
      way()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [undo, redo])
}

/** How far what is on the screen has come. */
function Standing() {
  const { board, words } = usePlanning()
  const { held } = board
  const n = staged(held.board).length
  if (n === 0)
    return (
      <span className="quiet" role="status">
        {words.kept(held.version)}
      </span>
    )
  return (
    <span className="row" role="status">
      <b className="changed">{words.staged(n)}</b>
      <Popconfirm title={words.dropSure} okText={words.dropStaged} cancelText={words.cancel} onConfirm={board.drop}>
        <Button size="small">{words.dropStaged}</Button>
      </Popconfirm>
    </span>
  )
}

function Steps() {
  const { board, words, tell } = usePlanning()
  const { past, future } = board.held.board
  const back = () => {
    board.undo()
    tell(words.undone)
  }
  const forth = () => {
    board.redo()
    tell(words.redone)
  }
  useUndoKeys(back, forth)
  return (
    <>
      <Button autoInsertSpace={false} disabled={past.length === 0} onClick={back}>
        {words.undo}
      </Button>
      <Button autoInsertSpace={false} disabled={future.length === 0} onClick={forth}>
        {words.redo}
      </Button>
    </>
  )
}

/** There is something to arrange again once filling has placed somebody, or a seat fell away. */
const canRerun = ({ board, fallen }: Held): boolean => fallen.length > 0 || Object.values(board.now.seats).some(({ by }) => by === 'fill')

/** Filling, saving, carrying out; while one carrying out is on its way there is no second. */
function ThreeWords({ onAsk }: { readonly onAsk: (dialog: Dialog) => void }) {
  const { board, words } = usePlanning()
  const { data: session } = useSession()
  const { data: batches = [] } = useBatches(true)
  const { held } = board
  const unsaved = staged(held.board).length > 0
  const isOfficer = session?.seats.some(({ role }) => role === 'department') === true
  const moving = batches.some(batch => batch.subject === 'placement' && isMoving(batch))
  return (
    <>
      <Button onClick={() => onAsk('fill')}>{words.fill}</Button>
      <Button disabled={!canRerun(held)} onClick={() => onAsk('rerun')}>
        {words.rerun.open}
      </Button>
      <Button type="primary" disabled={!unsaved || held.newer !== undefined} onClick={() => onAsk('save')}>
        {words.save}
      </Button>
      <Button
        autoInsertSpace={false}
        disabled={!isOfficer || moving}
        title={isOfficer ? undefined : words.finaliseNotYours}
        onClick={() => onAsk('finalise')}
      >
        {words.finalise}
      </Button>
    </>
  )
}

export function Acts({ answer, round, track, onPrint, onExport }: Props) {
  const { words } = usePlanning()
  const [dialog, setDialog] = useState<Dialog>()
  const close = () => setDialog(undefined)
  return (
    <div className="row noprint">
      <Steps />
      <ThreeWords onAsk={setDialog} />
      <Standing />
      <span className="boardend">
        <Button onClick={() => setDialog('versions')}>{words.versions}</Button>
        <Button autoInsertSpace={false} onClick={onPrint}>
          {words.print}
        </Button>
        <Button onClick={onExport}>{words.csv}</Button>
      </span>
      {dialog === 'fill' && <FillDialog onClose={close} />}
      {dialog === 'rerun' && <RerunDialog onClose={close} />}
      {dialog === 'save' && <SaveDialog onClose={close} />}
      {dialog === 'finalise' && <FinaliseDialog round={round} track={track} onClose={close} />}
      {dialog === 'versions' && <Versions round={round} track={track} versions={answer.versions} onClose={close} />}
    </div>
  )
}

type Narrowing = { readonly filter: Filter; readonly onFilter: (filter: Filter) => void; readonly opened: string | undefined }

/** The hosts and fields that there are, to choose from. */
const useChoices = () => {
  const { board, people, words, saying } = usePlanning()
  const { ground } = board
  return useMemo(() => {
    const hosts = [...new Set([...ground.programmes.values()].map(({ host }) => host))]
    const fields = [...new Set([...people.values()].flatMap(({ field }) => field ?? []))].sort()
    return {
      hosts: [{ value: '', label: words.allHosts }, ...hosts.map(value => ({ value, label: hostName(value, saying) }))],
      fields: [{ value: '', label: words.allFields }, ...fields.map(value => ({ value, label: fieldName(value, saying) }))],
    }
  }, [ground, people, words, saying])
}

/** Only the columns that are open to whoever is looked at. */
function OnlyOpen({ filter, onFilter, opened }: Narrowing) {
  const { people, words } = usePlanning()
  const about = people.get(filter.openTo === '' ? (opened ?? '') : filter.openTo)
  if (!about) return null
  return (
    <Checkbox checked={filter.openTo !== ''} onChange={event => onFilter({ ...filter, openTo: event.target.checked ? about.id : '' })}>
      {words.onlyOpen(about.title)}
    </Checkbox>
  )
}

export function Narrow({ filter, onFilter, opened }: Narrowing) {
  const { words } = usePlanning()
  const { hosts, fields } = useChoices()
  const narrow = (more: Partial<Filter>) => onFilter({ ...filter, ...more })
  return (
    <div className="row noprint">
      <Input
        className="boardsearch"
        allowClear
        type="search"
        aria-label={words.search}
        placeholder={words.search}
        value={filter.q}
        onChange={event => narrow({ q: event.target.value })}
      />
      <Select
        className="boardchoice"
        aria-label={words.field}
        value={filter.field}
        onChange={field => narrow({ field })}
        options={fields}
      />
      <Select
        className="boardchoice"
        aria-label={words.host}
        showSearch={{ optionFilterProp: 'label' }}
        value={filter.host}
        onChange={host => narrow({ host })}
        options={hosts}
      />
      <Checkbox checked={filter.onlyFree} onChange={event => narrow({ onlyFree: event.target.checked })}>
        {words.onlyFree}
      </Checkbox>
      <OnlyOpen filter={filter} onFilter={onFilter} opened={opened} />
    </div>
  )
}
