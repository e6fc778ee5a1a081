/** An answer on its way: the file, what was said of its words, what was read, and the rows that are ticked. Nothing is kept before it is carried out. */
import { useState } from 'react'
import type { AnswerRead } from '../../../core/parcel/read.ts'
import { noWords, type Words } from '../../../core/parcel/seats.ts'
import { isReady } from '../../../core/parcel/tie.ts'
import { newId, type Refusal } from '../../client.ts'
import { useRefresh } from '../../queries.ts'
import { useLanguage } from '../../settings.ts'
import { type AnswerFile, fileOf, mostBytes, readAnswer, takeAnswer, useMinistryWords } from './doors.ts'

export type Row = AnswerRead['rows'][number]

/** Ready, and nothing came back of the person otherwise than it went: who differs is ticked by hand. */
const isPlain = ({ verdict, changed }: Row) => isReady(verdict) && changed.length === 0
const codesOf = (rows: readonly Row[]) => rows.flatMap(({ code }) => (code === null ? [] : [code]))

type Held = { readonly file: AnswerFile; readonly words: Words; readonly read: AnswerRead; readonly key: string }
type Trouble = { readonly because: string; readonly refusals: readonly Refusal[] }

/** What is held of the file, and reading it anew; nothing is done by that. */
const useReading = (parcel: string) => {
  const words = useMinistryWords()
  const language = useLanguage()
  const [held, setHeld] = useState<Held>()
  const [ticks, setTicks] = useState<ReadonlySet<string>>(new Set())
  const [working, setWorking] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  /** Rows that were ready before stay as they are ticked; those that became ready are ticked. */
  const look = async (file: AnswerFile, said: Words, before?: Held) => {
    setWorking(true)
    const came = await readAnswer(parcel, file, said, language)
    setWorking(false)
    if (came.kind === 'failed') return setTrouble({ because: came.because ?? words.troubled, refusals: [] })
    const wasReady = new Set(codesOf(before?.read.rows.filter(({ verdict }) => isReady(verdict)) ?? []))
    const fresh = codesOf(came.read.rows.filter(isPlain)).filter(code => !wasReady.has(code))
    setTrouble(undefined)
    setHeld({ file, words: said, read: came.read, key: newId() })
    setTicks(new Set([...(before ? ticks : []), ...fresh]))
  }
  return { held, setHeld, ticks, setTicks, working, setWorking, trouble, setTrouble, look }
}

export const useAnswer = (parcel: string, onTaken: () => void) => {
  const words = useMinistryWords()
  const refresh = useRefresh()
  const { held, setHeld, ticks, setTicks, working, setWorking, trouble, setTrouble, look } = useReading(parcel)
  const open = async (file: File) => {
    if (file.size > mostBytes) return setTrouble({ because: words.tooLarge, refusals: [] })
    setHeld(undefined)
    await look(await fileOf(file), noWords)
  }
  /** Somebody has said what a word means. */
  const explain = (more: Partial<Words>) => held && look(held.file, { ...held.words, ...more }, held)
  const take = async () => {
    if (!held) return
    setWorking(true)
    const codes = codesOf(held.read.rows.filter(({ verdict, code }) => isReady(verdict) && code !== null && ticks.has(code)))
    const came = await takeAnswer(parcel, { file: held.file, words: held.words, codes, key: held.key })
    setWorking(false)
    if (came.kind === 'failed') return setTrouble({ because: words.notTaken, refusals: came.refusals })
    await refresh()
    onTaken()
  }
  const tick = (code: string, on: boolean) => {
    setTicks(new Set(on ? [...ticks, code] : [...ticks].filter(one => one !== code)))
    // Another choice is another request.
    if (held) setHeld({ ...held, key: newId() })
  }
  return { held, ticks, working, trouble, open, explain, take, tick }
}
export type Answering = ReturnType<typeof useAnswer>
