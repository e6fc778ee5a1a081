/** The office's papers go out signed where the operator has named a certificate, and a certificate that is no good stops the start. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeCertificate } from '../test/certificates.ts'
import { department } from '../test/given.ts'
import { openPapers, type Papers } from '../test/papers.ts'
import { makerOf } from './documents.ts'
import { withClient } from './postgres/check.ts'
import { readSettings } from './settings.ts'
import { signerOf } from './signer.ts'

const folder = mkdtempSync(join(tmpdir(), 'tepei-signing-'))
const [file, passphrase] = [join(folder, 'office.p12'), join(folder, 'passphrase')]
const named = { TEPEI_SEAL: file, TEPEI_SEAL_PASSPHRASE: passphrase }
let papers: Papers
beforeAll(async () => {
  writeCertificate({ file, passphrase: 'opens', name: '内蒙古自治区示例厅', from: '2022-01-01', to: '2099-01-01' })
  writeFileSync(passphrase, 'opens\n')
  papers = await openPapers({ a1: '张三' })
  const issued = {
    code: '0'.repeat(32),
    issuedOn: '2023-09-11',
    studyStart: '2022-09-01',
    studyEnd: '2023-08-31',
    host: 'imu',
    issuers: [{ zh: '内蒙古自治区示例厅', en: 'Example' }],
  }
  const study = `insert into dossier (subject, id, round, track, person, status, since, n, hash, state)
    select 'training', id, round, track, person, 'passed', now(), 1, '', state || '{"status": "passed", "host": "imu", "programme": "imu-biology"}' from dossier
    where subject = 'application' and id = 'a1'`
  const text = "update dossier set state = state || $1::jsonb where subject = 'certificate' and id = 'a1'"
  await withClient(papers.house.url, client => client.query(study))
  await withClient(papers.house.url, client => client.query(text, [JSON.stringify(issued)]))
})
afterAll(() => papers.close())

const signaturesOf = async (signer: ReturnType<typeof signerOf>) => {
  const job = await papers.begin(department)
  await papers.makeAll({ ...papers.site, signer }, async (asking, look, kind) => makerOf(kind)?.(asking, look, undefined))
  expect(await papers.shown(department, job)).toMatchObject({ made: 1, lacking: [] })
  const [paper] = Object.entries(unzipSync((await papers.fetchZip(department, job)).rawPayload)).filter(([name]) => name.endsWith('.pdf'))
  const path = join(folder, 'paper.pdf')
  writeFileSync(path, paper?.[1] ?? '')
  return spawnSync('pdfsig', ['-nocert', path], { encoding: 'utf8' }).stdout
}

test('6.5 a certificate goes out signed where the operator named one to sign with', async () => {
  const said = await signaturesOf(signerOf(readSettings(named)))
  expect(said).toContain('Signature is Valid')
  expect(said).toContain('内蒙古自治区示例厅')
}, 30_000)

test('6.5 where no certificate is named a paper leaves room for the seal and is not signed', async () => {
  expect(signerOf(readSettings({}))).toBeUndefined()
  expect(await signaturesOf(undefined)).toContain('does not contain any signatures')
}, 30_000)

test('a passphrase that opens nothing stops the start with the file’s name', () => {
  writeFileSync(passphrase, 'wrong')
  expect(() => signerOf(readSettings(named))).toThrow(`${file} can't be opened`)
})
