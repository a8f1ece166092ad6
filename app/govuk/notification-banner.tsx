import type { ReactNode } from 'react';
import { type Attributes, classNames } from './attributes.ts';

export type NotificationBannerProps = {
  /** `success` takes the focus when the page loads. */
  type?: 'success';
  title?: ReactNode;
  titleId?: string;
  titleHeadingLevel?: 1 | 2 | 3 | 4 | 5 | 6;
  role?: string;
  disableAutoFocus?: boolean;
  /** One line of text; for more give `children`. */
  text?: ReactNode;
  classes?: string;
  attributes?: Attributes;
  children?: ReactNode;
};

export function NotificationBanner(props: NotificationBannerProps) {
  const { type, titleId = 'govuk-notification-banner-title', text, children } = props;
  const Heading = `h${props.titleHeadingLevel ?? 2}` as const;
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: it always has a role, which the linter does not see
    <div
      className={classNames('govuk-notification-banner', type && `govuk-notification-banner--${type}`, props.classes)}
      role={props.role ?? (type ? 'alert' : 'region')}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
      data-disable-auto-focus={props.disableAutoFocus}
      {...props.attributes}
    >
      <div className="govuk-notification-banner__header">
        <Heading className="govuk-notification-banner__title" id={titleId}>
          {props.title ?? (type ? 'Success' : 'Important')}
        </Heading>
      </div>
      <div className="govuk-notification-banner__content">
        {children ?? (text && <p className="govuk-notification-banner__heading">{text}</p>)}
      </div>
    </div>
  );
}
