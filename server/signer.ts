/** What signs the office's papers: the certificate that the operator names, opened before the doors are. */
import { readFileSync } from 'node:fs'
import { openSigner, type Signer } from '../documents/signature/sign.ts'
import type { Settings } from './settings.ts'

/** Undefined where no certificate is named. Throws what is wrong with one that is. */
export const signerOf = ({ sealFile, sealPassphraseFile }: Settings): Signer | undefined => {
  if (sealFile === undefined) return undefined
  const passphrase = sealPassphraseFile === undefined ? '' : readFileSync(sealPassphraseFile, 'utf8').trim()
  return openSigner(sealFile, passphrase, new Date())
}
