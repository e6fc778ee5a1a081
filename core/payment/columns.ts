/** The columns in which the money of a round is read, from what was promised to what came back; each is made of dossiers and opens to them. */
export const columns = ['committed', 'payable', 'paying', 'paid', 'asked', 'returned'] as const
export type Column = (typeof columns)[number]

/** A sum for each column. `asked` is demanded back and not here yet. */
export type Sums = Readonly<Record<Column, number>>

export const noSums: Sums = { committed: 0, payable: 0, paying: 0, paid: 0, asked: 0, returned: 0 }

/** What the round will have cost if everything goes on as it stands. */
export const forecastOf = ({ committed, payable, paying, paid, asked, returned }: Sums): number =>
  committed + payable + paying + paid - asked - returned

export const sumsOf = (sum: (column: Column) => number): Sums => ({
  committed: sum('committed'),
  payable: sum('payable'),
  paying: sum('paying'),
  paid: sum('paid'),
  asked: sum('asked'),
  returned: sum('returned'),
})
