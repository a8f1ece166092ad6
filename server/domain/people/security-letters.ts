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
  dataSaved: letter(
    'What is held about you was saved',
    'Somebody signed in as you saved a copy of all that the Stable Homes tracker holds about you.',
  ),
} as const;

/** The letter to somebody who came with an OpenID provider for the first time. `name` is what the service calls it. */
export const providerAddedLetter = (name: string) =>
  letter(
    'Your account can be signed in to another way',
    `Somebody, probably you, signed in to the Stable Homes tracker as you with ${name}. From now on ${name} signs you in.`,
  );
/** The letter to somebody whose code was given twice: whoever sees or keeps codes tries them again. */
export const usedCodeLetter = letter(
  'A code of yours was used twice',
  'Somebody gave your right password and a code that had been used already. It was refused. If you sent the form twice yourself, there is nothing to do.',
);

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

/** The letter to somebody who is new here. */
export function invitationLetter(secret: string, what: string): { subject: string; text: string } {
  return {
    subject: 'You are invited to the Stable Homes tracker',
    text: [
      `You are invited to the Stable Homes tracker as ${what}. Choose a password here, once, within seven days:`,
      `{baseUrl}/sign-in/reset?link=${secret}`,
      'If you did not expect this, do nothing. Do not pass this letter on.',
      '',
    ].join('\n\n'),
  };
}

/** The letter to somebody who has an account and may do more from now on. */
export const addedLetter = (what: string) =>
  letter('You may do more in the Stable Homes tracker', `You were made ${what}. You were signed out; sign in again.`);

/** The letter to somebody whom an area's lead cannot add, because they belong elsewhere too. */
export const askedForLetter = (what: string) => ({
  subject: 'Somebody wanted to add you',
  text: `Somebody wanted to make you ${what} in the Stable Homes tracker. You belong to another organisation there already, so only an administrator can add it: ask one if you agree. Nothing was changed.\n`,
});

/** The letter to somebody who has left. */
export const endedLetter = (left: boolean) => ({
  subject: 'Your access to the Stable Homes tracker has changed',
  text: left
    ? 'Some of what you could do in the Stable Homes tracker was taken away. You were signed out; sign in again for the rest.\n'
    : 'Your account for the Stable Homes tracker was closed. What you did there stays on its record.\n',
});

/** The letter to somebody whose lost app an administrator took off the account. */
export const factorTakenLetter = letter(
  'The authenticator app was taken off your account',
  'An administrator took it off. If your role needs a second factor, you are asked to add one when you next sign in.',
);
