/** What papers, files and sheets show, by the names that stand in the access log: every line that is written while such a door is open bears them. */
const papers: Readonly<Record<string, readonly string[]>> = {
  applicationForm: ['form'],
  applicationFormCopies: ['form'],
  formDocx: ['form'],
  certificate: ['certificate'],
  rosterPdf: ['roster'],
  rosterXlsx: ['roster'],
}
export const shownOn = (kind: string): readonly string[] => papers[kind] ?? ['paper']

const sums = ['name', 'host', 'amount'] as const

/** A paper says by its kind, and an export of applications by its columns, more exactly what it shows. */
const shownByDoor: Readonly<Record<string, readonly string[]>> = {
  'GET /api/files/:sha256': ['file'],
  'GET /api/documents/:subject/:id/:kind': ['paper'],
  'GET /api/editions/:id/papers/:kind': ['paper'],
  'GET /api/paper-jobs/:id/zip': ['paper'],
  'GET /api/sheets/in-hand': ['form'],
  'POST /api/sheets/bad': ['form'],
  'GET /api/assessment/sheet': ['name', 'assessment'],
  'POST /api/assessment/minutes': ['name', 'assessment'],
  'GET /api/parcels/:id/file': ['form'],
  'GET /api/parcels/:id/answers/:n': ['name', 'answer'],
  'GET /api/runs/:id/file': ['name', 'account', 'amount'],
  'GET /api/runs/:id/list.pdf': ['name', 'account', 'amount'],
  'GET /api/runs/:id/list.xlsx': ['name', 'account', 'amount'],
  'GET /api/payments/:id/proof.pdf': ['name', 'amount'],
  'GET /api/hosts/:id/statement.:as': ['name', 'amount'],
  'GET /api/archives/:id/file': ['form', 'paper', 'file'],
  'GET /api/my-data/:format': ['copy'],
  'POST /api/exports/applications': ['form'],
  'POST /api/exports/duties': ['name', 'duty'],
  'POST /api/exports/follow-ups': ['name', 'followUp'],
  'POST /api/exports/money': sums,
  'POST /api/exports/ageing': sums,
  'POST /api/exports/vouchers': sums,
  'POST /api/exports/statements': sums,
  'POST /api/exports/oversight': ['name', 'act'],
  'GET /api/money-sheets/:round': sums,
  'GET /api/statements/:year': sums,
  'GET /api/sample-papers/:id': sums,
}
export const shownThrough = (door: string): readonly string[] => shownByDoor[door] ?? []
export const doorsThatShow: readonly string[] = Object.keys(shownByDoor)
