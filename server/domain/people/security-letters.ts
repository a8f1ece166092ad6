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
} as const;
