/** A law rehearsed on people before it is published. */

export type { Demand } from './demand.ts'
export { ShapeProblem } from './draw.ts'
export { invent } from './invent.ts'
export { anyTrack, type Change, type Count, changes } from './moves.ts'
export { type Anonymous, type Opened, type Opening, open, rowsOf } from './open.ts'
export { type People, peopleOf, personAt } from './people.ts'
export { type Rehearsed, type Report, rehearse, type TrackReport } from './rehearse.ts'
export { ageBand, type Split } from './splits.ts'
export type { Why } from './why.ts'
