import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { restAnswer } from '#app/api.server.ts';

export const loader = ({ request }: LoaderFunctionArgs) => restAnswer(request);

export const action = ({ request }: ActionFunctionArgs) => restAnswer(request);
