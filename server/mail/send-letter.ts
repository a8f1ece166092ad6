import { mkdirSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import nodemailer from 'nodemailer';

export type OutgoingLetter = {
  id: string;
  toAddress: string;
  subject: string;
  text: string;
  html?: string | null;
  /** Path at which one click, without any page, ends letters of this kind (RFC 8058). */
  unsubscribe?: string | null;
};

/** Sends one letter, or throws why it could not. */
export type SendLetter = (letter: OutgoingLetter, now: Date) => Promise<void>;

type Settings = { smtpUrl: string | null; dataDir: string; baseUrl: string };

/** Addresses that by definition lead nowhere (RFC 2606, RFC 6761) are never handed to a mail server. */
const leadsNowhere = /\.(example|invalid|test|localhost)$/i;

/** RFC 2369 and RFC 8058: a mail program shows a button that ends it. RFC 3834: no machine is to answer. */
const endedByOneClick = (url: string) => ({
  list: { unsubscribe: url },
  headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click', 'Auto-Submitted': 'auto-generated' },
});

function messageOf(letter: OutgoingLetter, baseUrl: string) {
  const host = new URL(baseUrl).hostname.replace(/[[\]]/g, '').replaceAll(':', '.');
  return {
    from: { name: 'Stable Homes tracker', address: `tracker@${host}` },
    to: letter.toAddress,
    subject: letter.subject,
    text: letter.text.replaceAll('{baseUrl}', baseUrl),
    ...(letter.html ? { html: letter.html.replaceAll('{baseUrl}', baseUrl) } : {}),
    ...(letter.unsubscribe ? endedByOneClick(baseUrl + letter.unsubscribe) : {}),
    messageId: `<${letter.id}@${host}>`,
  };
}

/** Without SMTP_URL: each letter is a file `DATA_DIR/mail/<time>-<id>.eml`, complete as soon as it is there. */
function toFiles({ dataDir, baseUrl }: Settings): SendLetter {
  const writer = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  const folder = join(dataDir, 'mail');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return async (letter, now) => {
    const { message } = await writer.sendMail({ ...messageOf(letter, baseUrl), date: now });
    const name = `${now.toISOString().replace(/[:.]/g, '-')}-${letter.id}`;
    await writeFile(join(folder, `${name}.part`), message as Buffer, { mode: 0o600 });
    await rename(join(folder, `${name}.part`), join(folder, `${name}.eml`));
  };
}

/** How letters go out: by the mail server where SMTP_URL names one, and as files where it does not. */
export function letterSender(settings: Settings): SendLetter {
  if (!settings.smtpUrl) return toFiles(settings);
  const server = nodemailer.createTransport({
    url: settings.smtpUrl,
    connectionTimeout: 10_000,
    socketTimeout: 20_000,
  });
  return async (letter, now) => {
    if (leadsNowhere.test(letter.toAddress)) return;
    await server.sendMail({ ...messageOf(letter, settings.baseUrl), date: now });
  };
}
