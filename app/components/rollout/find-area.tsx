import { Button } from '#app/govuk/button.tsx';
import { Input } from '#app/govuk/input.tsx';
import { paths } from '#app/paths.ts';

/** A way to one area by its name or code, and what cannot be looked up. */
export function FindArea() {
  return (
    <section aria-labelledby="find-area">
      <h2 className="govuk-heading-m" id="find-area">
        Find your area
      </h2>
      <form method="get" action={paths.search()}>
        <Input
          id="find-area-q"
          name="q"
          type="search"
          label="Name or GSS code of a local authority"
          hint="For example, Wolverhampton or E08000031"
          classes="govuk-!-width-one-half"
        />
        <Button classes="govuk-button--secondary">Find</Button>
      </form>
      <p className="govuk-body">
        Areas cannot be looked up by parliamentary constituency: the facts this service holds do not say which
        constituency lies in which local authority, and it does not guess.
      </p>
    </section>
  );
}
