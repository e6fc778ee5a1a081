/** The parts whose every small change the tests have to see, each with the tests that are asked. None of them needs a database. */
export type Part = { readonly name: string; readonly mutate: readonly string[]; readonly tests: readonly string[] }

export const parts: readonly Part[] = [
  {
    name: 'money',
    mutate: ['core/money.ts', 'core/accounts.ts', 'core/{payment,budget,payee,run}/*.ts', 'core/training/money/*.ts'],
    tests: ['core/money*.test.ts', 'core/{payment,budget,payee,run}/*.test.ts', 'core/training/money/*.test.ts'],
  },
  {
    name: 'places',
    mutate: ['core/application/{places,citizen}.ts', 'core/round/{places,shares,moving,movePlaces,expiry,expirePlaces}.ts'],
    tests: ['core/{application,round,move,nomination}/*.test.ts'],
  },
  {
    name: 'rights',
    mutate: ['core/{action,rule,step,roles,acting}.ts', 'core/office/seats.ts'],
    tests: ['test/conformance/*.test.ts', 'test/sabotage/rules.test.ts', 'core/*.test.ts', 'core/{application,office}/*.test.ts'],
  },
  {
    name: 'deadlines',
    mutate: ['core/{calendar,lateness,known-days}.ts', 'core/application/rules.ts', 'core/round/{windows,extension,extendFor}.ts'],
    tests: ['core/{calendar,acting,past}.test.ts', 'core/{application,round,duty}/*.test.ts'],
  },
  {
    name: 'audit',
    mutate: ['core/{canonical,past,retrace}.ts', 'core/{sample,oversight}/*.ts'],
    tests: ['core/*.test.ts', 'core/{sample,oversight}/*.test.ts', 'test/conformance/same-verdict.test.ts', 'test/sabotage/rules.test.ts'],
  },
]
