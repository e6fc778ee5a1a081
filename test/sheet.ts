/** A roster's sheet for stories in memory, where no form is sealed: its hash stands for lines and version, as a real one does. */
import { hash } from 'node:crypto'
import type { Sheet } from '../core/facts.ts'
import { blank } from '../core/nomination/dossier.ts'

export const sheetOf = (id: string, dossier: object): Sheet => {
  const { lines, version } = { ...blank, ...dossier }
  const shows = lines.map(({ application }) => ({ application, form: 1 }))
  const content = { id, version: version + 1, shows }
  return { content, hash: hash('sha256', JSON.stringify(content), 'hex'), shows }
}
