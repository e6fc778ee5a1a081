/** A certificate of an invented office with its key, made anew for a test: nobody trusts it. */
import { generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import forge from 'node-forge'

type Asked = { readonly file: string; readonly passphrase: string; readonly name: string; readonly from: string; readonly to: string }

export const writeCertificate = ({ file, passphrase, name, from, to }: Asked): void => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const key = forge.pki.privateKeyFromPem(String(privateKey.export({ type: 'pkcs1', format: 'pem' })))
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = forge.pki.setRsaPublicKey(key.n, key.e)
  certificate.serialNumber = '01'
  certificate.validity.notBefore = new Date(from)
  certificate.validity.notAfter = new Date(to)
  const subject = [{ name: 'organizationName', value: forge.util.encodeUtf8(name) }]
  certificate.setSubject(subject)
  certificate.setIssuer(subject)
  certificate.sign(key, forge.md.sha256.create())
  const packed = forge.pkcs12.toPkcs12Asn1(key, [certificate], passphrase, { algorithm: '3des' })
  writeFileSync(file, forge.asn1.toDer(packed).getBytes(), 'binary')
}
