/** The quota table and the capacities of the hosts: numbers in rows and columns, with sums, and pasted from a spreadsheet. */
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { findAt, isRecord } from '../../../core/edition/change.ts'
import { Scroll } from '../Scroll'
import { anchorOf, useEditing } from './context.ts'
import { editsFrom, type Pasted } from './table.ts'

type Line = { readonly id: string; readonly name: string; readonly under: string; readonly paths: Readonly<Record<string, string>> }
type Column = { readonly id: string; readonly name: string; readonly wants: number | undefined }

const textIn = (x: unknown, language: 'zh' | 'en') => (isRecord(x) ? String(x[language] ?? '') : '')

function NumberCell({ path, label }: { path: string; label: string }) {
  const { folder, edit, readOnly, problems } = useEditing()
  const value = findAt(folder, path)
  const shown = value === undefined ? '' : String(value)
  const leave = (typed: string) => {
    if (typed !== shown) edit({ path, after: /^\d{1,9}$/.test(typed.trim()) ? Number(typed) : typed })
  }
  return (
    <input
      key={shown}
      id={anchorOf(path)}
      className="native n"
      style={{ width: 88 }}
      inputMode="numeric"
      aria-label={label}
      aria-invalid={problems.has(path)}
      disabled={readOnly}
      defaultValue={shown}
      onBlur={e => leave(e.target.value)}
    />
  )
}

const sumOf = (folder: unknown, lines: readonly Line[], column: string) =>
  lines.reduce((sum, { paths }) => sum + Number(findAt(folder, paths[column] ?? '') ?? 0), 0)

function Foot({ lines, columns }: { lines: readonly Line[]; columns: readonly Column[] }) {
  const { folder, words } = useEditing()
  return (
    <tfoot>
      <tr>
        <td>{words.sum}</td>
        {columns.map(({ id, wants }) => {
          const sum = sumOf(folder, lines, id)
          const wrong = wants !== undefined && wants !== sum
          return (
            <td key={id} className="n">
              {sum} {wrong && <span className="late">{words.wantsSum(wants)}</span>}
            </td>
          )
        })}
      </tr>
    </tfoot>
  )
}

type PasteProps = { readonly read: (pasted: string) => Pasted }
function Paste({ read }: PasteProps) {
  const { words, edit } = useEditing()
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const found = read(typed)
  const take = () => {
    edit(...found.edits)
    setOpen(false)
    setTyped('')
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.paste}</Button>
      <Modal
        open={open}
        title={words.paste}
        okText={words.take}
        cancelText={words.cancel}
        okButtonProps={{ disabled: found.edits.length === 0 }}
        onOk={take}
        onCancel={() => setOpen(false)}
      >
        <div className="tight">
          <p>{words.pasteHelp}</p>
          <textarea className="native" rows={10} aria-label={words.paste} value={typed} onChange={e => setTyped(e.target.value)} />
          <p role="status">
            {words.pasted(found.rows, found.unknown.length)} {found.unknown.join('、')}
          </p>
        </div>
      </Modal>
    </>
  )
}

function Head({ columns }: { columns: readonly Column[] }) {
  return (
    <thead>
      <tr>
        <td />
        {columns.map(({ id, name }) => (
          <th key={id} scope="col" className="n">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function NumberTable({ path, lines, columns, read }: { path: string; lines: readonly Line[]; columns: readonly Column[] } & PasteProps) {
  const { readOnly, words } = useEditing()
  return (
    <div className="tight" data-for={path}>
      {!readOnly && (
        <div>
          <Paste read={read} />
        </div>
      )}
      <Scroll label={words.sum}>
        <table className="grid">
          <Head columns={columns} />
          <tbody>
            {lines.map(({ id, name, under, paths }) => (
              <tr key={id}>
                <th scope="row">
                  {name} <span className="quiet small">{under}</span>
                </th>
                {columns.map(column => (
                  <td key={column.id} className="n">
                    <NumberCell path={paths[column.id] ?? ''} label={`${name} ${column.name}`} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <Foot lines={lines} columns={columns} />
        </table>
      </Scroll>
    </div>
  )
}

const listAt = (folder: unknown, path: string): readonly unknown[] => {
  const found = findAt(folder, path)
  return Array.isArray(found) ? found : []
}

export function QuotaTable() {
  const { folder, language } = useEditing()
  const tracks = findAt(folder, 'policy.tracks')
  const columns = Object.entries(isRecord(tracks) ? tracks : {}).map(([id, track]) => ({
    id,
    name: textIn(isRecord(track) ? track.name : undefined, language),
    wants: Number(findAt(track, 'places.value')),
  }))
  const bodies = listAt(folder, 'places.bodies')
  const pathOf = (row: number, column: string) => `places.bodies.${row}.places.${column}`
  const lines = bodies.map((body, i) => ({
    id: String(findAt(body, 'body')),
    name: textIn(findAt(body, 'name'), language),
    under: String(findAt(body, 'body')),
    paths: Object.fromEntries(columns.map(({ id }) => [id, pathOf(i, id)])),
  }))
  const read = (pasted: string) => editsFrom(pasted, bodies, pathOf, { idKey: 'body', columns: columns.map(c => c.id) })
  return <NumberTable path="places.bodies" lines={lines} columns={columns} read={read} />
}

export function SeatsTable() {
  const { folder, language, words } = useEditing()
  const seats = listAt(folder, 'hosts.hosts').flatMap((host, h) =>
    listAt(host, 'programmes').map((programme, p) => ({ host, programme, path: `hosts.hosts.${h}.programmes.${p}.capacity` })),
  )
  const lines = seats.map(({ host, programme, path }) => ({
    id: path,
    name: `${textIn(findAt(host, 'name'), language)} · ${textIn(findAt(programme, 'name'), language)}`,
    under: String(findAt(programme, 'id')),
    paths: { capacity: path },
  }))
  const programmes = seats.map(({ programme }) => programme)
  const read = (pasted: string) => editsFrom(pasted, programmes, row => seats[row]?.path ?? '', { idKey: 'id', columns: ['capacity'] })
  return <NumberTable path="hosts.hosts" lines={lines} columns={[{ id: 'capacity', name: words.sum, wants: undefined }]} read={read} />
}
