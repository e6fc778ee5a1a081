/** The addresses of the pages; each page is loaded when it is first visited. */
import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { isSubjectName, type SubjectName } from '../core/facts.ts'
import { bookRoutes } from './book-routes.tsx'
import { alone, inFrame, plain, root } from './frame-route.tsx'
import { hostsSearch } from './parts/hosting/shown.ts'
import {
  ageingSearch,
  bodiesSearch,
  deskSearch,
  dutiesSearch,
  followUpsSearch,
  listSearch,
  numbersSearch,
  type OfficeSearch,
  officeKeys,
  type PanelSearch,
  queueSearch,
  type RightsSearch,
  textsOf,
} from './searches.ts'

export type * from './searches.ts'

const subjectOf = (name: string): SubjectName => (isSubjectName(name) ? name : 'application')

const home = plain({ path: '/app', component: lazyRouteComponent(() => import('./pages/HomePage.tsx'), 'HomePage') })
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
  // A policy being written has a page of its own, and so have what a host offers and an auditor's sample.
  beforeLoad: ({ params: { subject, id } }) => {
    if (subject === 'edition') throw redirect({ to: '/app/studio/$id', params: { id } })
    if (subject === 'sample') throw redirect({ to: '/app/audit/$id', params: { id } })
    if (subject === 'hosting') throw redirect({ to: '/app/host', search: { host: id.slice(id.lastIndexOf('.') + 1) } })
  },
  component: lazyRouteComponent(() => import('./pages/DossierPage.tsx'), 'DossierPage'),
})
/** Which training of several. */
export const year = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/year',
  validateSearch: (raw: Readonly<Record<string, unknown>>): { readonly training?: string } => textsOf(raw, ['training']),
  component: lazyRouteComponent(() => import('./pages/MyYearPage.tsx'), 'MyYearPage'),
})
export const quiet = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/quiet',
  validateSearch: (raw: Readonly<Record<string, unknown>>): { readonly round?: string } => textsOf(raw, ['round']),
  component: lazyRouteComponent(() => import('./pages/QuietPage.tsx'), 'QuietPage'),
})
const objection = plain({
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
const fillIn = plain({ path: '/app/import', component: lazyRouteComponent(() => import('./pages/FillInPage.tsx'), 'FillInPage') })
export const bodies = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/bodies',
  validateSearch: bodiesSearch,
  component: lazyRouteComponent(() => import('./pages/BodiesPage.tsx'), 'BodiesPage'),
})
const arrivals = plain({ path: '/app/arrivals', component: lazyRouteComponent(() => import('./pages/ArrivalsPage.tsx'), 'ArrivalsPage') })
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
const hostDay = plain({ path: '/app/hosting-day', component: lazyRouteComponent(() => import('./pages/HostDayPage.tsx'), 'HostDayPage') })
const noShows = plain({ path: '/app/no-shows', component: lazyRouteComponent(() => import('./pages/NoShowsPage.tsx'), 'NoShowsPage') })
const ministry = plain({ path: '/app/ministry', component: lazyRouteComponent(() => import('./pages/MinistryPage.tsx'), 'MinistryPage') })
const places = plain({ path: '/app/places', component: lazyRouteComponent(() => import('./pages/PlacesPage.tsx'), 'PlacesPage') })
const money = plain({ path: '/app/money', component: lazyRouteComponent(() => import('./pages/MoneyPage.tsx'), 'MoneyPage') })
const assessment = plain({
  path: '/app/assessment',
  component: lazyRouteComponent(() => import('./pages/AssessmentPage.tsx'), 'AssessmentPage'),
})
export const ageing = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/ageing',
  validateSearch: ageingSearch,
  component: lazyRouteComponent(() => import('./pages/AgeingPage.tsx'), 'AgeingPage'),
})
const runs = plain({ path: '/app/runs', component: lazyRouteComponent(() => import('./pages/RunsPage.tsx'), 'RunsPage') })
const run = plain({ path: '/app/runs/$id', component: lazyRouteComponent(() => import('./pages/RunPage.tsx'), 'RunPage') })
const payee = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/payee',
  validateSearch: (raw: Readonly<Record<string, unknown>>): { readonly id?: string } => textsOf(raw, ['id']),
  component: lazyRouteComponent(() => import('./pages/PayeePage.tsx'), 'PayeePage'),
})
const placing = plain({ path: '/app/placing', component: lazyRouteComponent(() => import('./pages/PlacingPage.tsx'), 'PlacingPage') })
const party = plain({ path: '/app/party', component: lazyRouteComponent(() => import('./pages/PartyPage.tsx'), 'PartyPage') })
const absences = plain({ path: '/app/absences', component: lazyRouteComponent(() => import('./pages/AbsencePage.tsx'), 'AbsencePage') })
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
export const duties = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/duties',
  validateSearch: dutiesSearch,
  component: lazyRouteComponent(() => import('./pages/DutiesPage.tsx'), 'DutiesPage'),
})
const roundState = plain({ path: '/app/round', component: lazyRouteComponent(() => import('./pages/RoundPage.tsx'), 'RoundPage') })
const staff = plain({ path: '/app/staff', component: lazyRouteComponent(() => import('./pages/EmployerYearPage.tsx'), 'EmployerYearPage') })
export const followUp = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/follow-up/$id',
  component: lazyRouteComponent(() => import('./pages/FollowUpPage.tsx'), 'FollowUpPage'),
})
export const followUps = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/follow-ups',
  validateSearch: followUpsSearch,
  component: lazyRouteComponent(() => import('./pages/FollowUpsPage.tsx'), 'FollowUpsPage'),
})
const messages = plain({ path: '/app/messages', component: lazyRouteComponent(() => import('./pages/MessagesPage.tsx'), 'MessagesPage') })
const clauses = plain({ path: '/app/clauses', component: lazyRouteComponent(() => import('./pages/ClausesPage.tsx'), 'ClausesPage') })
const studio = plain({ path: '/app/studio', component: lazyRouteComponent(() => import('./pages/studio/StudioPage.tsx'), 'StudioPage') })
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
const mySeats = plain({ path: '/app/my-seats', component: lazyRouteComponent(() => import('./pages/MySeatsPage.tsx'), 'MySeatsPage') })
export const rights = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/rights',
  validateSearch: (raw: Readonly<Record<string, unknown>>): RightsSearch => textsOf(raw, ['at', 'q', 'after']),
  component: lazyRouteComponent(() => import('./pages/RightsPage.tsx'), 'RightsPage'),
})
const pageReports = plain({
  path: '/app/page-reports',
  component: lazyRouteComponent(() => import('./pages/PageReportsPage.tsx'), 'PageReportsPage'),
})
const myData = plain({ path: '/app/my-data', component: lazyRouteComponent(() => import('./pages/MyDataPage.tsx'), 'MyDataPage') })
const account = plain({ path: '/app/account', component: lazyRouteComponent(() => import('./pages/AccountPage.tsx'), 'AccountPage') })
const proof = plain({ path: '/app/proof', component: lazyRouteComponent(() => import('./pages/ProofPage.tsx'), 'ProofPage') })
const recover = alone({ path: '/app/recover', component: lazyRouteComponent(() => import('./pages/RecoverPage.tsx'), 'RecoverPage') })
const identity = alone({ path: '/app/identity', component: lazyRouteComponent(() => import('./pages/IdentityPage.tsx'), 'IdentityPage') })
const setup = alone({ path: '/setup', component: lazyRouteComponent(() => import('./pages/SetupPage.tsx'), 'SetupPage') })
const signIn = alone({ path: '/app/sign-in', component: lazyRouteComponent(() => import('./pages/SignInPage.tsx'), 'SignInPage') })
const link = alone({ path: '/app/link', component: lazyRouteComponent(() => import('./pages/LinkPage.tsx'), 'LinkPage') })
const inside = inFrame.addChildren([
  home,
  list,
  queue,
  desk,
  scoring,
  panel,
  seen,
  dossier,
  year,
  quiet,
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
  hostDay,
  noShows,
  ministry,
  places,
  money,
  ageing,
  ...bookRoutes,
  runs,
  run,
  payee,
  assessment,
  placing,
  absences,
  party,
  numbers,
  rehearsal,
  duties,
  roundState,
  staff,
  followUp,
  followUps,
  messages,
  clauses,
  studio,
  edition,
  office,
  handOver,
  handedOver,
  mySeats,
  account,
  myData,
  proof,
  rights,
  pageReports,
])
export const router = createRouter({
  routeTree: root.addChildren([inside, setup, signIn, recover, identity, link]),
  defaultPreload: 'intent',
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
