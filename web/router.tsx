/** The addresses of the pages; each page is loaded when it is first visited. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { isSubjectName, type SubjectName } from '../core/facts.ts'
import { type Standing, standings } from '../core/nomination/arrivals.ts'
import { Frame } from './parts/Frame.tsx'
import { hostsSearch } from './parts/hosting/shown.ts'
import { Lost, Problem } from './parts/Lost.tsx'
import { listSearch, type QueueSearch, queueSearch, textsOf } from './searches.ts'

const root = createRootRoute({ notFoundComponent: Lost, errorComponent: Problem })
const inFrame = createRoute({ getParentRoute: () => root, id: 'in', component: Frame })

export type { ListSearch, QueueSearch } from './searches.ts'

const subjectOf = (name: string): SubjectName => (isSubjectName(name) ? name : 'application')

/** Which bodies are shown, and on which page of them. */
export type BodiesSearch = { readonly stand?: Standing; readonly track?: string; readonly q?: string; readonly page?: number }
const bodiesSearch = (raw: Readonly<Record<string, unknown>>): BodiesSearch => {
  const stand = standings.find(known => known === raw.stand)
  const page = Number(raw.page)
  return { ...(stand && { stand }), ...textsOf(raw, ['track', 'q']), ...(Number.isInteger(page) && page > 1 && { page }) }
}

/** Whom the list of people is narrowed to, and its page. */
export type OfficeSearch = { readonly q?: string; readonly after?: string; readonly trail?: string }
const officeKeys = ['q', 'after', 'trail'] as const
/** Which moment the registry is asked about. */
export type RightsSearch = { readonly at?: string; readonly q?: string; readonly after?: string }

const home = createRoute({
  getParentRoute: () => inFrame,
  path: '/app',
  component: lazyRouteComponent(() => import('./pages/HomePage.tsx'), 'HomePage'),
})
export const list = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/list/$subject',
  params: { parse: ({ subject }) => ({ subject: subjectOf(subject) }), stringify: ({ subject }) => ({ subject }) },
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./pages/ListPage.tsx'), 'ListPage'),
})
export const queue = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/queue',
  validateSearch: queueSearch,
  component: lazyRouteComponent(() => import('./pages/QueuePage.tsx'), 'QueuePage'),
})
/** The review desk keeps how the queue was narrowed, so that the next file is the next of that queue. */
export type DeskSearch = Pick<QueueSearch, 'status' | 'track' | 'body' | 'q'>
const deskSearch = (raw: Readonly<Record<string, unknown>>): DeskSearch => {
  const { status, track, body, q } = queueSearch(raw)
  return { ...(status && { status }), ...(track && { track }), ...(body && { body }), ...(q && { q }) }
}
export const desk = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/desk/$id',
  validateSearch: deskSearch,
  component: lazyRouteComponent(() => import('./pages/DeskPage.tsx'), 'DeskPage'),
})
export const scoring = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/scoring/$id',
  component: lazyRouteComponent(() => import('./pages/ScoringPage.tsx'), 'ScoringPage'),
})
/** Which track of the decision list, and from where on. */
export type PanelSearch = { readonly track?: string; readonly after?: string }
export const panel = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/panel',
  validateSearch: (raw: Readonly<Record<string, unknown>>): PanelSearch => textsOf(raw, ['track', 'after']),
  component: lazyRouteComponent(() => import('./pages/PanelPage.tsx'), 'PanelPage'),
})
export const seen = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/seen/$id/$n',
  component: lazyRouteComponent(() => import('./pages/SeenPage.tsx'), 'SeenPage'),
})
export const dossier = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/dossier/$subject/$id',
  params: { parse: ({ subject, id }) => ({ subject: subjectOf(subject), id }), stringify: ({ subject, id }) => ({ subject, id }) },
  // A policy being written has a page of its own, and so has what a host offers.
  beforeLoad: ({ params: { subject, id } }) => {
    if (subject === 'edition') throw redirect({ to: '/app/studio/$id', params: { id } })
    if (subject === 'hosting') throw redirect({ to: '/app/host', search: { host: id.slice(id.lastIndexOf('.') + 1) } })
  },
  component: lazyRouteComponent(() => import('./pages/DossierPage.tsx'), 'DossierPage'),
})
const objection = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/objection',
  component: lazyRouteComponent(() => import('./pages/ObjectionPage.tsx'), 'ObjectionPage'),
})
export const circular = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/circular',
  validateSearch: (raw: Readonly<Record<string, unknown>>): { readonly id?: string } => (typeof raw.id === 'string' ? { id: raw.id } : {}),
  component: lazyRouteComponent(() => import('./pages/CircularPage.tsx'), 'CircularPage'),
})
export const form = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/form/$id',
  component: lazyRouteComponent(() => import('./pages/FormPage.tsx'), 'FormPage'),
})
export const employer = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/employer/$id',
  component: lazyRouteComponent(() => import('./pages/EmployerPage.tsx'), 'EmployerPage'),
})
export const receipt = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/receipt/$id',
  component: lazyRouteComponent(() => import('./pages/ReceiptPage.tsx'), 'ReceiptPage'),
})
const fillIn = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/import',
  component: lazyRouteComponent(() => import('./pages/FillInPage.tsx'), 'FillInPage'),
})
export const bodies = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/bodies',
  validateSearch: bodiesSearch,
  component: lazyRouteComponent(() => import('./pages/BodiesPage.tsx'), 'BodiesPage'),
})
const arrivals = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/arrivals',
  component: lazyRouteComponent(() => import('./pages/ArrivalsPage.tsx'), 'ArrivalsPage'),
})
export const hosts = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/hosts',
  validateSearch: hostsSearch,
  component: lazyRouteComponent(() => import('./pages/HostsPage.tsx'), 'HostsPage'),
})
export const host = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/host',
  validateSearch: (raw: Readonly<Record<string, unknown>>): { readonly host?: string } => textsOf(raw, ['host']),
  component: lazyRouteComponent(() => import('./pages/HostPage.tsx'), 'HostPage'),
})
const ministry = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/ministry',
  component: lazyRouteComponent(() => import('./pages/MinistryPage.tsx'), 'MinistryPage'),
})
const places = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/places',
  component: lazyRouteComponent(() => import('./pages/PlacesPage.tsx'), 'PlacesPage'),
})
const money = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/money',
  component: lazyRouteComponent(() => import('./pages/MoneyPage.tsx'), 'MoneyPage'),
})
const placing = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/placing',
  component: lazyRouteComponent(() => import('./pages/PlacingPage.tsx'), 'PlacingPage'),
})
const party = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/party',
  component: lazyRouteComponent(() => import('./pages/PartyPage.tsx'), 'PartyPage'),
})
/** What of the register is shown. */
export type NumbersSearch = {
  readonly year?: number | undefined
  readonly number?: number | undefined
  readonly only?: 'annulled' | undefined
  readonly after?: string | undefined
}
const numbersSearch = (raw: Readonly<Record<string, unknown>>): NumbersSearch => {
  const whole = (name: string) => (Number.isInteger(Number(raw[name])) && Number(raw[name]) > 0 ? { [name]: Number(raw[name]) } : {})
  return { ...whole('year'), ...whole('number'), ...(raw.only === 'annulled' && { only: 'annulled' }), ...textsOf(raw, ['after']) }
}
export const numbers = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/numbers',
  validateSearch: numbersSearch,
  component: lazyRouteComponent(() => import('./pages/NumbersPage.tsx'), 'NumbersPage'),
})
const rehearsal = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/rehearsal',
  // The edition that is to be tried, when the way here leads from one.
  validateSearch: (raw: Readonly<Record<string, unknown>>): { readonly after?: string } => textsOf(raw, ['after']),
  component: lazyRouteComponent(() => import('./pages/RehearsalPage.tsx'), 'RehearsalPage'),
})
const messages = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/messages',
  component: lazyRouteComponent(() => import('./pages/MessagesPage.tsx'), 'MessagesPage'),
})
const clauses = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/clauses',
  component: lazyRouteComponent(() => import('./pages/ClausesPage.tsx'), 'ClausesPage'),
})
const studio = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/studio',
  component: lazyRouteComponent(() => import('./pages/studio/StudioPage.tsx'), 'StudioPage'),
})
const edition = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/studio/$id',
  component: lazyRouteComponent(() => import('./pages/studio/EditionPage.tsx'), 'EditionPage'),
})
export const office = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/office',
  validateSearch: (raw: Readonly<Record<string, unknown>>): OfficeSearch => textsOf(raw, officeKeys),
  component: lazyRouteComponent(() => import('./pages/OfficePage.tsx'), 'OfficePage'),
})
export const handOver = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/office/$account',
  component: lazyRouteComponent(() => import('./pages/HandOverPage.tsx'), 'HandOverPage'),
})
export const handedOver = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/handed-over/$n',
  component: lazyRouteComponent(() => import('./pages/HandedOverPage.tsx'), 'HandedOverPage'),
})
const mySeats = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/my-seats',
  component: lazyRouteComponent(() => import('./pages/MySeatsPage.tsx'), 'MySeatsPage'),
})
export const rights = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/rights',
  validateSearch: (raw: Readonly<Record<string, unknown>>): RightsSearch => textsOf(raw, ['at', 'q', 'after']),
  component: lazyRouteComponent(() => import('./pages/RightsPage.tsx'), 'RightsPage'),
})
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('./pages/SetupPage.tsx'), 'SetupPage'),
})
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/app/sign-in',
  component: lazyRouteComponent(() => import('./pages/SignInPage.tsx'), 'SignInPage'),
})
const link = createRoute({
  getParentRoute: () => root,
  path: '/app/link',
  component: lazyRouteComponent(() => import('./pages/LinkPage.tsx'), 'LinkPage'),
})
const inside = inFrame.addChildren([
  home,
  list,
  queue,
  desk,
  scoring,
  panel,
  seen,
  dossier,
  objection,
  circular,
  form,
  employer,
  receipt,
  fillIn,
  bodies,
  arrivals,
  hosts,
  host,
  ministry,
  places,
  money,
  placing,
  party,
  numbers,
  rehearsal,
  messages,
  clauses,
  studio,
  edition,
  office,
  handOver,
  handedOver,
  mySeats,
  rights,
])
export const router = createRouter({
  routeTree: root.addChildren([inside, setup, signIn, link]),
  defaultPreload: 'intent',
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
