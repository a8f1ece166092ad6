import { CsrfField } from '#app/components/csrf-field.tsx';
import { Button } from '#app/govuk/button.tsx';
import { Details } from '#app/govuk/details.tsx';

/** An act on somebody's account that cannot be taken back: closed until it is asked for, and told before it is done. */
export function ActButton(props: {
  action: string;
  fields: Record<string, string>;
  csrf: string;
  title: string;
  said: string;
  button: string;
  /** Whom it is done to, for people who hear the page. */
  of?: string;
}) {
  const { of } = props;
  const unseen = of ? <span className="govuk-visually-hidden"> {of}</span> : null;
  return (
    <Details
      summary={
        <>
          {props.title}
          {unseen}
        </>
      }
    >
      <p className="govuk-body">{props.said}</p>
      <form method="post" action={props.action}>
        <CsrfField token={props.csrf} />
        {Object.entries(props.fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button variant="warning" preventDoubleClick>
          {props.button}
          {unseen}
        </Button>
      </form>
    </Details>
  );
}
