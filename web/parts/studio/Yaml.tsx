/** The policy's folder as files, YAML and the texts of its papers: downloaded as one archive, or read from files or an archive that somebody wrote elsewhere. */
import { Button } from 'antd'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { useRef, useState } from 'react'
import { type Folder, type YamlName, yamlNames } from '../../../core/edition/folder.ts'
import { Papers } from '../../../policy/shape.ts'
import { readYaml, writeYaml } from '../../../policy/write.ts'
import { useStudioWords } from './context.ts'
import type { EditionHeld } from './use-edition.ts'

const papersIn = ({ papers }: Folder) => Papers.safeParse(papers).data ?? {}

const zipOf = (folder: Folder): Uint8Array =>
  zipSync(
    Object.fromEntries([
      ...yamlNames.map(name => [`${name}.yaml`, strToU8(writeYaml(folder[name]))] as const),
      ...Object.entries(papersIn(folder)).map(([kind, text]) => [`papers/${kind}.md`, strToU8(text)] as const),
    ]),
  )

const offer = (bytes: Uint8Array, name: string): void => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'application/zip' }))
  link.download = name
  link.click()
  window.setTimeout(() => URL.revokeObjectURL(link.href), 1_000)
}

/** `policy` for a file of YAML, `papers/KIND` for the text of a paper. */
const nameIn = (path: string): YamlName | `papers/${string}` | undefined => {
  const [, paper] = /(?:^|\/)([A-Za-z]+)\.md$/.exec(path) ?? []
  return paper === undefined ? yamlNames.find(name => new RegExp(`(?:^|/)${name}\\.ya?ml$`).test(path)) : `papers/${paper}`
}
type Texts = ReadonlyMap<string, string>

/** The texts of the files, archives opened. */
const textsOf = async (files: readonly File[]): Promise<Texts> => {
  const found = new Map<string, string>()
  const add = (path: string, text: string) => {
    const name = nameIn(path)
    if (name) found.set(name, text)
  }
  for (const file of files) {
    if (!file.name.endsWith('.zip')) add(file.name, await file.text())
    else for (const [path, bytes] of Object.entries(unzipSync(new Uint8Array(await file.arrayBuffer())))) add(path, strFromU8(bytes))
  }
  return found
}

/** What the files say, over what stands there; or the first that can't be read, with why. */
const folderFrom = (texts: Texts, folder: Folder): Folder | string => {
  const read = new Map<string, unknown>()
  const papers = new Map(Object.entries(papersIn(folder)))
  for (const [name, text] of texts) {
    if (name.startsWith('papers/')) {
      papers.set(name.slice('papers/'.length), text)
      continue
    }
    const { value, problems } = readYaml(text)
    if (problems.length > 0) return `${name}.yaml：${problems[0] ?? ''}`
    read.set(name, value)
  }
  return { ...folder, ...Object.fromEntries(read), ...(papers.size > 0 && { papers: Object.fromEntries(papers) }) }
}

type Props = { readonly folder: Folder; readonly held: EditionHeld; readonly mayWrite: boolean }

/** A button that asks for files. */
function Choose({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const words = useStudioWords()
  const input = useRef<HTMLInputElement>(null)
  const taken = (files: FileList | null) => {
    onFiles([...(files ?? [])])
    if (input.current) input.current.value = ''
  }
  return (
    <>
      <Button onClick={() => input.current?.click()}>{words.importFolder}</Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept=".yaml,.yml,.md,.zip"
        aria-label={words.importFolder}
        onChange={e => taken(e.target.files)}
      />
    </>
  )
}

export function Yaml({ folder, held, mayWrite }: Props) {
  const words = useStudioWords()
  const [said, setSaid] = useState('')
  const take = async (files: readonly File[]) => {
    const names = files.map(f => f.name).join('、')
    const texts = await textsOf(files).catch(() => new Map<string, string>())
    const read = folderFrom(texts, folder)
    if (typeof read === 'string') return setSaid(words.cantRead(read))
    if (texts.size === 0) return setSaid(words.cantRead(names))
    const outcome = await held.perform('replace', { version: held.version, folder: read, why: `${words.importFolder}：${names}` })
    return setSaid(outcome.kind === 'done' ? words.imported : words.cantRead(names))
  }
  return (
    <>
      <Button onClick={() => offer(zipOf(folder), 'policy.zip')}>{words.download}</Button>
      {mayWrite && <Choose onFiles={take} />}
      {said !== '' && (
        <span className="small" role="status">
          {said}
        </span>
      )}
    </>
  )
}
