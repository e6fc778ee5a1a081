/** The policy's folder as YAML files: downloaded as one archive, or read from files or an archive that somebody wrote elsewhere. */
import { Button } from 'antd'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { useRef, useState } from 'react'
import { type FileName, type Folder, fileNames } from '../../../core/edition/folder.ts'
import { readYaml, writeYaml } from '../../../policy/write.ts'
import { useStudioWords } from './context.ts'
import type { EditionHeld } from './use-edition.ts'

const zipOf = (folder: Folder): Uint8Array =>
  zipSync(Object.fromEntries(fileNames.map(name => [`${name}.yaml`, strToU8(writeYaml(folder[name]))])))

const offer = (bytes: Uint8Array, name: string): void => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'application/zip' }))
  link.download = name
  link.click()
  window.setTimeout(() => URL.revokeObjectURL(link.href), 1_000)
}

const nameIn = (path: string): FileName | undefined => fileNames.find(name => new RegExp(`(?:^|/)${name}\\.ya?ml$`).test(path))

/** The texts of the files, archives opened. */
const textsOf = async (files: readonly File[]): Promise<ReadonlyMap<FileName, string>> => {
  const found = new Map<FileName, string>()
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
const folderFrom = (texts: ReadonlyMap<FileName, string>, folder: Folder): Folder | string => {
  const read = new Map<string, unknown>()
  for (const [name, text] of texts) {
    const { value, problems } = readYaml(text)
    if (problems.length > 0) return `${name}.yaml：${problems[0] ?? ''}`
    read.set(name, value)
  }
  return { ...folder, ...Object.fromEntries(read) }
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
        accept=".yaml,.yml,.zip"
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
    const texts = await textsOf(files).catch(() => new Map<FileName, string>())
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
