/** The first thing that is wrong: where, and what. */
export class Wrong extends Error {
  readonly place: string
  constructor(place: string, what: string) {
    super(`${place}: ${what}`)
    this.place = place
  }
}
