/** Where the pages hang: the root, and the frame with menu and header around those of whoever is signed in. */
import { createRootRoute, createRoute, type lazyRouteComponent } from '@tanstack/react-router'
import { Frame } from './parts/Frame.tsx'
import { Lost, Problem } from './parts/Lost.tsx'

export const root = createRootRoute({ notFoundComponent: Lost, errorComponent: Problem })
export const inFrame = createRoute({ getParentRoute: () => root, id: 'in', component: Frame })
/** A page of the frame whose address says everything. */
export const plain = <const Path extends string>(page: {
  readonly path: Path
  readonly component: ReturnType<typeof lazyRouteComponent>
}) => createRoute({ getParentRoute: () => inFrame, ...page })

/** A page for whoever is not signed in. */
export const alone = <const Path extends string>(page: {
  readonly path: Path
  readonly component: ReturnType<typeof lazyRouteComponent>
}) => createRoute({ getParentRoute: () => root, ...page })
