const notYou =
  'If this was not you, somebody else may be able to sign in as you: choose another password at {baseUrl}/sign-in/reset and tell whoever runs the service.';

const letter = (subject: string, said: string) => ({ subject, text: `${said}\n\n${notYou}\n` });

/** What a person is told about their own way of signing in, so that nobody changes it behind their back. */
export const securityLetter = {
  secondFactorAdded: letter(
    'An authenticator app was added to your account',
    'From now on signing in to the Stable Homes tracker as you takes a code from that app. Everybody who was signed in as you was signed out.',
  ),
  secondFactorRemoved: letter(
    'The authenticator app was removed from your account',
    'Signing in to the Stable Homes tracker as you takes a password alone again.',
  ),
  recoveryCodesRenewed: letter(
    'New recovery codes were made for your account',
    'The recovery codes you had for the Stable Homes tracker no longer work.',
  ),
  passwordChanged: letter(
    'Your password was changed',
    'The password with which you sign in to the Stable Homes tracker was changed. Everybody who was signed in as you was signed out.',
  ),
} as const;

/** How long a link to choose a password works, in milliseconds. */
export const linkLasts = { reset: 60 * 60_000, invitation: 7 * 24 * 60 * 60_000 } as const;

/** The letter with the link that somebody asked for. */
export function resetLetter(secret: string): { subject: string; text: string } {
  return {
    subject: 'Choose another password',
    text: [
      'Somebody, probably you, asked for another password for the Stable Homes tracker. Choose it here, once, within an hour:',
      `{baseUrl}/sign-in/reset?link=${secret}`,
      'If it was not you, do nothing: your password stays as it is. Do not pass this letter on.',
      '',
    ].join('\n\n'),
  };
}

/** A letter as it is kept once it has gone out: without the secret it carried. */
export const withoutLinks = (text: string) => text.replace(/\?link=[\w-]+/g, '?link=…');
