/** The proofs of a form: photographs and PDFs as the pages of what they prove, in an order that one can change. */
import { App, Button, Form, Select } from 'antd'
import { useState } from 'react'
import { type FileRef, NoAnswer } from '../../client.ts'
import { turned } from '../../device/photo.ts'
import { digestOf, sendInPieces } from '../../device/pieces.ts'
import { useWaiting, type Waiting } from '../../device/uploads.ts'
import { fieldsOf, textIn } from '../../json.ts'
import { type Saying, say } from '../../say.ts'
import { deviceWords } from '../../words/device.ts'
import { moved } from '../moved.ts'
import { choicesOf } from './choices.ts'
import { ChooseFiles, PhotoTools, useHere, usePicture, WaitingFile } from './files.tsx'
import { PhotoCorners } from './PhotoCorners.tsx'

type Proof = { readonly of: string; readonly file: FileRef }
type ListProps = {
  readonly saying: Saying
  readonly disabled: boolean
  readonly value?: readonly unknown[]
  readonly onChange?: (proofs: readonly Proof[]) => void
}

const proofIn = (value: unknown): readonly Proof[] => {
  const [of, file] = [textIn(value, 'of'), fieldsOf(value).file]
  const [sha256, name] = [textIn(file, 'sha256'), textIn(file, 'name')]
  return of !== undefined && sha256 !== undefined && name !== undefined ? [{ of, file: { sha256, name } }] : []
}

const fetched = async ({ sha256 }: FileRef): Promise<Blob> => {
  const response = await fetch(`/api/files/${sha256}`).catch(() => undefined)
  if (!response?.ok) throw new NoAnswer(response?.status ?? 0)
  return response.blob()
}
/** A stored page that was turned or straightened is sent again; it takes the place of the one before. */
const sentAgain = async (blob: Blob, { name }: FileRef): Promise<FileRef> => ({
  sha256: await sendInPieces(blob, await digestOf(blob), () => undefined),
  name,
})

type PageProps = {
  readonly file: FileRef
  readonly n: number
  readonly of: number
  readonly disabled: boolean
  readonly saying: Saying
  readonly onMove: (by: number) => void
  readonly onTurn: () => unknown
  readonly onStraighten: () => void
  readonly onRemove: () => void
}
function PageTools({ file, n, of, saying, onMove, onTurn, onStraighten, onRemove }: Omit<PageProps, 'disabled'>) {
  const words = deviceWords[saying.texts.language]
  return (
    <div className="row">
      <Button size="small" disabled={n === 1} onClick={() => onMove(-1)}>
        {words.forward}
      </Button>
      <Button size="small" disabled={n === of} onClick={() => onMove(1)}>
        {words.back}
      </Button>
      {isImage(file) && <PhotoTools onTurn={onTurn} onStraighten={onStraighten} />}
      <Button size="small" onClick={onRemove}>
        {saying.texts.t.act.remove}
      </Button>
    </div>
  )
}

const isImage = ({ name }: FileRef) => !/\.pdf$/i.test(name)

function Page({ disabled, ...page }: PageProps) {
  const { file, n, of, saying } = page
  const words = deviceWords[saying.texts.language]
  return (
    <li className="page-of">
      <a href={`/api/files/${file.sha256}`} target="_blank" rel="noreferrer" aria-label={`${words.open} ${file.name}`}>
        {isImage(file) ? <img className="thumb" src={`/api/files/${file.sha256}`} alt="" /> : <span className="thumb pdf">PDF</span>}
      </a>
      <div className="tight">
        <span className="name">{file.name}</span>
        <span className="quiet small">
          {words.page(n, of)} · {words.fileStored(file.sha256.slice(0, 8).toUpperCase())}
        </span>
        {!disabled && <PageTools {...page} />}
      </div>
    </li>
  )
}

type PagesProps = Omit<ListProps, 'value'> & { readonly kind: string; readonly proofs: readonly Proof[] }

/** Fetches a stored page to be turned or straightened, and puts the new one in its place; without a line it says so. */
const useReplacing = ({ proofs, saying, onChange }: PagesProps) => {
  const { message } = App.useApp()
  const [opened, setOpened] = useState<{ readonly i: number; readonly blob: Blob }>()
  const replace = async (i: number, blob: Blob) => {
    setOpened(undefined)
    const proof = proofs[i]
    if (!proof) return
    const file = await sentAgain(blob, proof.file)
    onChange?.(proofs.map((one, k) => (k === i ? { ...one, file } : one)))
  }
  const patiently = async (work: () => Promise<unknown>) => {
    try {
      await work()
    } catch {
      message.error(deviceWords[saying.texts.language].noTurn)
    }
  }
  return {
    opened,
    turn: (i: number, file: FileRef) => patiently(async () => replace(i, await turned(await fetched(file)))),
    open: (i: number, file: FileRef) => patiently(async () => setOpened({ i, blob: await fetched(file) })),
    finish: (blob: Blob) => patiently(async () => opened && replace(opened.i, blob)),
    close: () => setOpened(undefined),
  }
}

/** The pages of one kind; each knows its place in the whole list, which the form keeps. */
function Pages(props: PagesProps) {
  const { kind, proofs, saying, disabled, onChange } = props
  const { opened, turn, open, finish, close } = useReplacing(props)
  const places = proofs.flatMap((proof, i) => (proof.of === kind ? [{ i, file: proof.file }] : []))
  return (
    <>
      {places.map(({ i, file }, k) => (
        <Page
          key={`${file.sha256} ${i}`}
          file={file}
          n={k + 1}
          of={places.length}
          disabled={disabled}
          saying={saying}
          onMove={by => onChange?.(moved(proofs, i, places[k + by]?.i ?? i))}
          onTurn={() => turn(i, file)}
          onStraighten={() => open(i, file)}
          onRemove={() => onChange?.(proofs.filter((_, one) => one !== i))}
        />
      ))}
      {opened && <StoredCorners blob={opened.blob} onDone={finish} onCancel={close} />}
    </>
  )
}

type CornersProps = { readonly blob: Blob; readonly onDone: (blob: Blob) => unknown; readonly onCancel: () => void }
function StoredCorners(props: CornersProps) {
  const source = usePicture(props.blob)
  return source ? <PhotoCorners {...props} source={source} /> : null
}

/** Chooses what is proved, then photographs of it. */
function AddProof({ saying }: { readonly saying: Saying }) {
  const words = deviceWords[saying.texts.language]
  const here = useHere()
  const [kind, setKind] = useState<string>()
  if (!here) return null
  return (
    <div className="row">
      <Select
        aria-label={words.proofKind}
        placeholder={words.proofKind}
        style={{ minWidth: 200 }}
        options={[...choicesOf('of', saying)]}
        value={kind ?? null}
        onChange={chosen => setKind(chosen ?? undefined)}
      />
      {kind !== undefined && (
        <ChooseFiles here={here} place="proofs" part={kind} label={`${words.fileAdd}：${say(kind, saying)}`} many saying={saying} />
      )}
    </div>
  )
}

function ProofList({ saying, disabled, value = [], onChange }: ListProps) {
  const words = deviceWords[saying.texts.language]
  const here = useHere()
  const proofs = value.flatMap(proofIn)
  const isNew = (one: Waiting) => !proofs.some(proof => proof.file.sha256 === one.stored)
  const waiting = useWaiting().filter(one => one.form === here?.form && one.place === 'proofs' && isNew(one))
  const kinds = choicesOf('of', saying).filter(
    ({ value: of }) => proofs.some(proof => proof.of === of) || waiting.some(one => one.part === of),
  )
  return (
    <div className="stack wide">
      {kinds.map(({ value: of, label }) => (
        <section key={of} className="tight">
          <h3>
            {label}{' '}
            <span className="quiet small">
              {words.pages(proofs.filter(proof => proof.of === of).length + waiting.filter(one => one.part === of).length)}
            </span>
          </h3>
          <ul className="tight">
            <Pages kind={of} proofs={proofs} saying={saying} disabled={disabled} {...(onChange && { onChange })} />
          </ul>
          {waiting.map(one => one.part === of && <WaitingFile key={one.id} one={one} saying={saying} />)}
        </section>
      ))}
      {!disabled && <AddProof saying={saying} />}
    </div>
  )
}

export function ProofsInput({ saying, disabled }: { readonly saying: Saying; readonly disabled: boolean }) {
  return (
    <Form.Item name="proofs" noStyle>
      <ProofList saying={saying} disabled={disabled} />
    </Form.Item>
  )
}
