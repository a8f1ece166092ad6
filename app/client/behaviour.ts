/** The one script of the pages: the Design System's own behaviour for what is on the page. Every page works without it. */
import {
  Button,
  Checkboxes,
  createAll,
  ErrorSummary,
  ExitThisPage,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
} from 'govuk-frontend';

document.body.classList.add('js-enabled', 'govuk-frontend-supported');

for (const component of [
  SkipLink,
  ServiceNavigation,
  Button,
  ErrorSummary,
  NotificationBanner,
  Checkboxes,
  Radios,
  PasswordInput,
  ExitThisPage,
]) {
  createAll(component);
}
