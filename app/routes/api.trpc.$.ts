import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { trpcAnswer } from '#app/api.server.ts';

export const loader = ({ request }: LoaderFunctionArgs) => trpcAnswer(request);

export const action = ({ request }: ActionFunctionArgs) => trpcAnswer(request);
