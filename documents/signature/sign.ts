/**
 * The electronic signature of a finished paper, behind one interface: a certificate's key from a PKCS#12 file, or the seal service of a government platform
 * that an office puts in its place. A seal is never drawn.
 */
import { readFileSync } from 'node:fs'
import forge from 'node-forge'
import { DocumentFailed } from '../failure.ts'
import { filled, type Reason, withRoom } from './place.ts'

/** Takes a finished PDF and gives it back signed; the unsigned bytes stay its beginning. */
export type Signer = {
  /** Whose certificate it is, as its subject says. */
  readonly name: string
  readonly sign: (pdf: Uint8Array, why: Pick<Reason, 'reason' | 'at'>) => Promise<Uint8Array>
}

type Opened = { readonly key: forge.pki.PrivateKey; readonly chain: readonly forge.pki.Certificate[] }

const bagsIn = (file: forge.pkcs12.Pkcs12Pfx, type: string | undefined): readonly forge.pkcs12.Bag[] =>
  type === undefined ? [] : (file.getBags({ bagType: type })[type] ?? [])

/** Opens a PKCS#12 file; throws with what is wrong with it. */
const openFile = (file: string, passphrase: string): Opened => {
  const { pkcs8ShroudedKeyBag, certBag } = forge.pki.oids
  const read = (): forge.pkcs12.Pkcs12Pfx => {
    try {
      return forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(readFileSync(file).toString('binary')), passphrase)
    } catch (error) {
      throw new Error(`The certificate ${file} can't be opened: ${error instanceof Error ? error.message : error}`)
    }
  }
  const opened = read()
  const key = bagsIn(opened, pkcs8ShroudedKeyBag).find(bag => bag.key)?.key
  const chain = bagsIn(opened, certBag).flatMap(({ cert }) => (cert ? [cert] : []))
  if (!key || chain.length === 0) throw new Error(`The certificate ${file} holds no key with its certificate.`)
  return { key, chain }
}

/** The certificate that belongs to the key stands first among those of a file. */
const ownOf = ({ key, chain }: Opened): forge.pki.Certificate => {
  const modulus = String(Reflect.get(key, 'n'))
  const own = chain.find(({ publicKey }) => String(Reflect.get(publicKey, 'n')) === modulus)
  if (!own) throw new Error('No certificate of the file belongs to its key.')
  return own
}

const nameOf = ({ subject }: forge.pki.Certificate): string => {
  const value: unknown = subject.getField('O')?.value ?? subject.getField('CN')?.value
  return typeof value === 'string' ? forge.util.decodeUtf8(value) : ''
}

/** A detached PKCS#7 signature over the bytes, with the moment and the certificates in it. The same bytes and moment give the same signature. */
const sealOf = (opened: Opened, at: string, signed: Buffer): Buffer => {
  const { oids } = forge.pki
  const made = forge.pkcs7.createSignedData()
  made.content = forge.util.createBuffer(signed.toString('binary'))
  for (const certificate of opened.chain) made.addCertificate(certificate)
  made.addSigner({
    key: forge.pki.privateKeyToPem(opened.key),
    certificate: ownOf(opened),
    digestAlgorithm: String(oids.sha256),
    authenticatedAttributes: [
      { type: String(oids.contentType), value: String(oids.data) },
      { type: String(oids.signingTime), value: new Date(at).toISOString() },
      { type: String(oids.messageDigest) },
    ],
  })
  made.sign({ detached: true })
  return Buffer.from(forge.asn1.toDer(made.toAsn1()).getBytes(), 'binary')
}

/** Opens the file at once, so that a wrong passphrase or a certificate that is over stops the start and not the first paper. */
export const openSigner = (file: string, passphrase: string, now: Date): Signer => {
  const opened = openFile(file, passphrase)
  const own = ownOf(opened)
  const { notBefore, notAfter } = own.validity
  if (now < notBefore || now > notAfter)
    throw new Error(
      `The certificate ${file} is good from ${notBefore.toISOString().slice(0, 10)} to ${notAfter.toISOString().slice(0, 10)}, not today.`,
    )
  const name = nameOf(own)
  return {
    name,
    sign: async (pdf, why) => {
      if (new Date(why.at) > notAfter) throw new DocumentFailed('signature', `the certificate of ${name} is over`)
      return filled(withRoom(pdf, { ...why, name }), signed => sealOf(opened, why.at, signed))
    },
  }
}
