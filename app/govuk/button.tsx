import type { ReactNode } from 'react';
import { type Attributes, classNames } from './attributes.ts';

export type ButtonProps = {
  /** Makes it a link that looks like a button. */
  href?: string;
  type?: 'submit' | 'button' | 'reset';
  name?: string;
  value?: string;
  id?: string;
  variant?: 'secondary' | 'warning' | 'inverse';
  disabled?: boolean;
  preventDoubleClick?: boolean;
  isStartButton?: boolean;
  classes?: string;
  attributes?: Attributes;
  children: ReactNode;
};

export function Button(props: ButtonProps) {
  const { href, type = 'submit', name, value, id, variant, disabled, preventDoubleClick, isStartButton } = props;
  const every = {
    className: classNames(
      'govuk-button',
      variant && `govuk-button--${variant}`,
      props.classes,
      isStartButton && 'govuk-button--start',
    ),
    'data-module': 'govuk-button',
    ...props.attributes,
    id,
  };
  const inner = (
    <>
      {props.children}
      {isStartButton && <StartIcon />}
    </>
  );
  if (href) {
    return (
      // biome-ignore lint/a11y/useSemanticElements: a link that looks like a button says so, as the Design System has it
      <a href={href} role="button" draggable="false" {...every}>
        {inner}
      </a>
    );
  }
  return (
    <button
      type={type}
      value={value}
      name={name}
      disabled={disabled}
      aria-disabled={disabled || undefined}
      data-prevent-double-click={preventDoubleClick}
      {...every}
    >
      {inner}
    </button>
  );
}

function StartIcon() {
  return (
    <svg
      className="govuk-button__start-icon"
      xmlns="http://www.w3.org/2000/svg"
      width="17.5"
      height="19"
      viewBox="0 0 33 40"
      aria-hidden="true"
      focusable="false"
    >
      <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
    </svg>
  );
}
