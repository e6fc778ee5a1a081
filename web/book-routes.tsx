/** The addresses of the books and of the auditor. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inFrame, plain } from './frame-route.tsx'
import { auditSearch, statisticsSearch } from './searches.ts'

export const audit = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('./pages/AuditPage.tsx'), 'AuditPage'),
})
export const sample = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/audit/$id',
  component: lazyRouteComponent(() => import('./pages/SamplePage.tsx'), 'SamplePage'),
})
export const statistics = createRoute({
  getParentRoute: () => inFrame,
  path: '/app/statistics',
  validateSearch: statisticsSearch,
  component: lazyRouteComponent(() => import('./pages/StatisticsPage.tsx'), 'StatisticsPage'),
})
const statement = plain({
  path: '/app/statement',
  component: lazyRouteComponent(() => import('./pages/StatementPage.tsx'), 'StatementPage'),
})
export const bookRoutes = [audit, sample, statistics, statement] as const
