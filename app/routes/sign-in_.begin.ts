import type { LoaderFunctionArgs } from '@remix-run/node';
import { toProvider } from '#app/open-id.server.ts';

/** The way to the OpenID provider. */
export const loader = ({ request }: LoaderFunctionArgs) => toProvider(request);
