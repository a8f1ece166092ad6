const DAY = 24 * 60 * 60 * 1_000;

/**
 * What a person who found a weakness reads (RFC 9116): where to tell it, and until when this holds. It ends half a year
 * after the day it is read, because a copy of an old one is worth nothing.
 */
export function securityContact(contact: string, baseUrl: string, today: Date): string {
  const expires = new Date(Math.floor(today.getTime() / DAY) * DAY + 180 * DAY).toISOString().replace('.000Z', 'Z');
  return [
    `Contact: ${contact}`,
    `Expires: ${expires}`,
    'Preferred-Languages: en',
    `Canonical: ${baseUrl}/.well-known/security.txt`,
    '',
  ].join('\n');
}
