import { Button } from '#app/govuk/button.tsx';
import { InsetText } from '#app/govuk/inset-text.tsx';
import { paths } from '#app/paths.ts';

/** For those without a password: who they are must be shown to the OpenID provider once more, a short time before. */
export function ProviderAgain({ provider, next }: { provider: string; next: string }) {
  return (
    <>
      <InsetText>
        You have no password here: {provider} says who you are. Before you change how you sign in, show it once more.
        After that you have ten minutes.
      </InsetText>
      <Button href={paths.signInWithProvider(next, 'yes')}>Sign in with {provider} again</Button>
    </>
  );
}
