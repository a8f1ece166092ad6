import type { LoaderFunctionArgs } from '@remix-run/node';
import { returnPage } from '#app/reporting.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  const { call, area, collection } = await returnPage(args);
  const { base64 } = await call.return.workbook({ area, collection });
  const name = `${collection}-${area}.xlsx`.replace(/[^\w.-]/g, '-');
  return new Response(new Uint8Array(Buffer.from(base64, 'base64')), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  });
}
