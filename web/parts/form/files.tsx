/** The files of one form on this device: chosen, on their way, and put where they belong once the server has them. */
import type { FormInstance } from 'antd'
import { Button } from 'antd'
import { createContext, useContext, useEffect, useRef, useState } from 'react'
import { prepare, turned } from '../../device/photo.ts'
import { bringFile, letFileGo, resumeUploads, useWaiting, type Waiting } from '../../device/uploads.ts'
import { type Fields, fieldsOf, listIn, textIn } from '../../json.ts'
import type { Saying } from '../../say.ts'
import type { Language } from '../../settings.ts'
import { useTexts } from '../../texts.ts'
import { type DeviceWords, deviceWords } from '../../words/device.ts'
import { type Refused, takenFiles } from '../act/FileInput.tsx'
import { notTaken } from './not-taken.ts'
import { PhotoCorners } from './PhotoCorners.tsx'

/** Whose form this is; without it a file goes to the server at once, as in the form of an action. */
type Here = { readonly account: string; readonly form: string }
export const HereContext = createContext<Here | undefined>(undefined)

const shortOf = (digest: string) => digest.slice(0, 8).toUpperCase()
const isIn = (form: Fields, { place, stored }: Waiting) =>
  place === 'proofs'
    ? listIn(form, 'proofs').some(proof => textIn(fieldsOf(proof).file, 'sha256') === stored)
    : textIn(
        place.split('.').reduce<unknown>((value, key) => fieldsOf(value)[key], form),
        'sha256',
      ) === stored

/** Puts what has arrived into the form; lets it go from the device once the form that names it is stored. */
export const useArrivals = (here: Here, form: FormInstance, isStored: boolean, keep: () => void): readonly Waiting[] => {
  const waiting = useWaiting().filter(one => one.account === here.account && one.form === here.form)
  useEffect(() => {
    resumeUploads(here.account)
  }, [here.account])
  // Put there once: what the person then removes or replaces does not come back.
  const put = useRef(new Set<string>())
  useEffect(() => {
    const arrived = waiting.filter(one => one.stored !== undefined)
    const values = fieldsOf(form.getFieldsValue(true))
    const missing = arrived.filter(one => !put.current.has(one.id) && !isIn(values, one))
    for (const { id, place, part, stored, name } of missing) {
      put.current.add(id)
      const file = { sha256: stored, name }
      if (place === 'proofs') form.setFieldValue('proofs', [...listIn(form.getFieldsValue(true), 'proofs'), { of: part, file }])
      else form.setFieldValue(place.split('.'), file)
    }
    for (const { id } of arrived) put.current.add(id)
    if (missing.length > 0) keep()
    else if (isStored) for (const one of arrived) letFileGo(one)
  })
  return waiting
}

/** What can be done with a photograph. */
export function PhotoTools({ onTurn, onStraighten }: { readonly onTurn: () => unknown; readonly onStraighten: () => void }) {
  const words = deviceWords[useTexts().language]
  return (
    <>
      <Button size="small" onClick={onTurn}>
        {words.turn}
      </Button>
      <Button size="small" onClick={onStraighten}>
        {words.straighten}
      </Button>
    </>
  )
}

export const usePicture = (blob: Blob) => {
  const [source, setSource] = useState<string>()
  useEffect(() => {
    const url = URL.createObjectURL(blob)
    setSource(url)
    return () => URL.revokeObjectURL(url)
  }, [blob])
  return blob.type.startsWith('image/') ? source : undefined
}

const stateOf = ({ stored, refused, why, sent, blob }: Waiting, words: DeviceWords, language: Language): string => {
  if (stored !== undefined) return words.fileStored(shortOf(stored))
  return refused === undefined ? words.fileOnDevice(Math.floor((sent / blob.size) * 100)) : notTaken(why, language)
}

/** One file that is still here, with how far it has come. */
export function WaitingFile({ one, saying }: { readonly one: Waiting; readonly saying: Saying }) {
  const words = deviceWords[saying.texts.language]
  const source = usePicture(one.blob)
  const isHere = one.stored === undefined
  const [straightens, setStraightens] = useState(false)
  const replace = async (blob: Blob) => {
    setStraightens(false)
    await letFileGo(one)
    await bringFile(one.account, one, blob, one.name)
  }
  return (
    <div className="page-of">
      {source ? <img className="thumb" src={source} alt="" /> : <span className="thumb pdf">PDF</span>}
      <div className="tight">
        <span className="name">{one.name}</span>
        <span role="status" className={isHere ? 'late' : undefined}>
          {stateOf(one, words, saying.texts.language)}
        </span>
        {isHere && (
          <div className="row">
            {source && <PhotoTools onTurn={async () => replace(await turned(one.blob))} onStraighten={() => setStraightens(true)} />}
            <Button size="small" onClick={() => letFileGo(one)}>
              {saying.texts.t.act.remove}
            </Button>
          </div>
        )}
      </div>
      {straightens && source && <PhotoCorners blob={one.blob} source={source} onDone={replace} onCancel={() => setStraightens(false)} />}
    </div>
  )
}

type ChooseProps = {
  readonly here: Here
  readonly place: string
  readonly part?: string | undefined
  readonly label: string
  readonly many?: boolean
  readonly saying: Saying
}

/** Takes files in the order in which they were chosen; what can't be taken is told with what to do. */
export function ChooseFiles({ here, place, part, label, many = false, saying }: ChooseProps) {
  const words = deviceWords[saying.texts.language]
  const [refused, setRefused] = useState<Refused>()
  const [busy, setBusy] = useState(false)
  const take = async (files: readonly File[]) => {
    setBusy(true)
    setRefused(undefined)
    for (const file of files) {
      const ready = await prepare(file)
      if (ready.kind === 'refused') setRefused(ready.because)
      else bringFile(here.account, { form: here.form, place, part }, ready.blob, ready.name)
    }
    setBusy(false)
  }
  return (
    <div className="tight">
      <input
        className="native"
        type="file"
        aria-label={label}
        accept={takenFiles}
        multiple={many}
        disabled={busy}
        onChange={event => {
          take([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      {busy && <span role="status">{words.filePreparing}</span>}
      {refused && <span role="alert">{words.fileRefused[refused]}</span>}
    </div>
  )
}

export const useHere = () => useContext(HereContext)

/** What of this place is still on the device. */
export function WaitingFiles({ place, part, saying }: { readonly place: string; readonly part?: string; readonly saying: Saying }) {
  const here = useHere()
  const waiting = useWaiting().filter(one => one.form === here?.form && one.place === place && (part === undefined || one.part === part))
  return waiting.map(one => <WaitingFile key={one.id} one={one} saying={saying} />)
}
