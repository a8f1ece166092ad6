import { classNames } from './attributes.ts';
import { Button } from './button.tsx';
import type { FieldProps } from './form-group.tsx';
import { Input } from './input.tsx';

export type PasswordInputProps = FieldProps & { autoComplete?: 'current-password' | 'new-password'; value?: string };

export function PasswordInput(props: PasswordInputProps) {
  const { name, id = name, autoComplete = 'current-password' } = props;
  return (
    <Input
      {...props}
      id={id}
      formGroupClasses={classNames('govuk-password-input', props.formGroupClasses)}
      formGroupAttributes={{ 'data-module': 'govuk-password-input', ...props.formGroupAttributes }}
      inputWrapperClasses="govuk-password-input__wrapper"
      classes={classNames('govuk-password-input__input govuk-js-password-input-input', props.classes)}
      type="password"
      spellCheck={false}
      autoCapitalize="none"
      autoComplete={autoComplete}
      afterInput={
        <Button
          type="button"
          classes="govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle"
          attributes={{ 'aria-controls': id, 'aria-label': 'Show password', hidden: true }}
        >
          Show
        </Button>
      }
    />
  );
}
