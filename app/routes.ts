import { flatRoutes } from '@remix-run/fs-routes';
import type { RouteConfig } from '@remix-run/route-config';

/** A file in app/routes is a page; its name is the address. */
export default flatRoutes({ ignoredRouteFiles: ['**/.*'] }) satisfies RouteConfig | Promise<RouteConfig>;
