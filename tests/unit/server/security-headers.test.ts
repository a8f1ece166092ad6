import { expect, it } from 'vitest';
import { securityContact } from '#server/security-contact.ts';
import { securityHeaders } from '#server/security-headers.ts';

it('browsers are told to stay on https for two years where the address is https, and only there', () => {
  expect(securityHeaders('https://tracker.example')['Strict-Transport-Security']).toBe(
    'max-age=63072000; includeSubDomains',
  );
  expect(securityHeaders('https://tracker.example')['Content-Security-Policy']).toContain('upgrade-insecure-requests');
  const local = securityHeaders('http://127.0.0.1:3000');
  expect(local['Strict-Transport-Security']).toBeUndefined();
  expect(local['Content-Security-Policy']).not.toContain('upgrade-insecure-requests');
});

it('the contact for weaknesses holds for half a year from the day it is read', () => {
  const today = new Date('2026-11-25T15:30:00Z');
  expect(securityContact('mailto:security@tracker.example', 'https://tracker.example', today)).toBe(
    'Contact: mailto:security@tracker.example\nExpires: 2027-05-24T00:00:00Z\nPreferred-Languages: en\n' +
      'Canonical: https://tracker.example/.well-known/security.txt\n',
  );
});
