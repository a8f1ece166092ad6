import type { ReactElement } from 'react';
import { BackLink } from '#app/govuk/back-link.tsx';
import { Breadcrumbs } from '#app/govuk/breadcrumbs.tsx';
import { Button } from '#app/govuk/button.tsx';
import { Details } from '#app/govuk/details.tsx';
import { ErrorMessage } from '#app/govuk/error-message.tsx';
import { ErrorSummary } from '#app/govuk/error-summary.tsx';
import { ExitThisPage } from '#app/govuk/exit-this-page.tsx';
import { GenericHeader } from '#app/govuk/generic-header.tsx';
import { Hint } from '#app/govuk/hint.tsx';
import { InsetText } from '#app/govuk/inset-text.tsx';
import { Label } from '#app/govuk/label.tsx';
import { NotificationBanner } from '#app/govuk/notification-banner.tsx';
import { Pagination } from '#app/govuk/pagination.tsx';
import { Panel } from '#app/govuk/panel.tsx';
import { PhaseBanner } from '#app/govuk/phase-banner.tsx';
import { ServiceNavigation } from '#app/govuk/service-navigation.tsx';
import { SkipLink } from '#app/govuk/skip-link.tsx';
import { SummaryList } from '#app/govuk/summary-list.tsx';
import { Table } from '#app/govuk/table.tsx';
import { Tag } from '#app/govuk/tag.tsx';
import { TaskList } from '#app/govuk/task-list.tsx';
import { WarningText } from '#app/govuk/warning-text.tsx';
import { NotTaken, type Options, taking, whole, words } from './fixtures.ts';

const plain = ['text', 'html', 'classes', 'attributes'];
const refuse = (what: string): never => {
  throw new NotTaken(what);
};
const content = ({ html, text }: Options) => html || text;
const mapped = (list: Options[], names: readonly string[], make: (item: Options) => Options) =>
  whole(list).map((item) => taking(item, names, make)) as never[];

/** From the options of the package's template to our component, for each component that is not a form's field. */
export const drawings: Record<string, (options: Options) => ReactElement> = {
  'back-link': (o) =>
    taking(o, [...plain, 'href'], () => (
      <BackLink href={o.href || undefined} classes={o.classes} attributes={o.attributes}>
        {content(o)}
      </BackLink>
    )),
  breadcrumbs: (o) =>
    taking(o, ['items', 'labelText', 'collapseOnMobile', 'classes', 'attributes'], () => (
      <Breadcrumbs
        items={mapped(o.items, [...plain, 'href'], (i) => ({
          text: content(i),
          href: i.href,
          attributes: i.attributes,
        }))}
        labelText={o.labelText}
        collapseOnMobile={o.collapseOnMobile}
        classes={o.classes}
        attributes={o.attributes}
      />
    )),
  button: (o) =>
    taking(
      o,
      [...plain, 'href', 'type', 'name', 'value', 'id', 'disabled', 'preventDoubleClick', 'isStartButton'],
      () => {
        if (o.html && o.isStartButton) throw new NotTaken('html of a start button');
        return (
          <Button {...o} attributes={o.attributes}>
            {content(o)}
          </Button>
        );
      },
    ),
  details: (o) =>
    taking(o, [...plain, 'summaryText', 'summaryHtml', 'open', 'id'], () => (
      <Details summary={o.summaryHtml || o.summaryText} {...o}>
        {content(o)}
      </Details>
    )),
  'error-message': (o) =>
    taking(o, [...plain, 'id', 'visuallyHiddenText'], () => (
      <ErrorMessage {...o} visuallyHiddenText={o.visuallyHiddenText === false ? '' : o.visuallyHiddenText}>
        {content(o)}
      </ErrorMessage>
    )),
  'error-summary': (o) =>
    taking(
      o,
      [
        'titleText',
        'titleHtml',
        'descriptionText',
        'descriptionHtml',
        'errorList',
        'disableAutoFocus',
        'classes',
        'attributes',
      ],
      () => (
        <ErrorSummary
          title={o.titleHtml || o.titleText}
          errorList={
            o.errorList &&
            mapped(o.errorList, [...plain, 'href'], (i) => ({
              href: i.href,
              text: content(i),
              attributes: i.attributes,
            }))
          }
          disableAutoFocus={o.disableAutoFocus}
          classes={o.classes}
          attributes={o.attributes}
        >
          {o.descriptionHtml || o.descriptionText}
        </ErrorSummary>
      ),
    ),
  'exit-this-page': (o) =>
    taking(o, [...plain, 'redirectUrl', 'id'], () => {
      if (o.attributes?.['test-attribute'] === true) throw new NotTaken('an attribute that HTML has not');
      return (
        <ExitThisPage {...o} redirectUrl={o.redirectUrl || undefined}>
          {content(o)}
        </ExitThisPage>
      );
    }),
  'generic-header': (o) =>
    taking(o, ['logoText', 'logoHtml', 'url', 'containerClasses', 'classes', 'attributes'], () => (
      <GenericHeader {...o} logo={o.logoHtml || o.logoText} />
    )),
  hint: (o) => taking(o, [...plain, 'id'], () => <Hint {...o}>{content(o)}</Hint>),
  'inset-text': (o) => taking(o, [...plain, 'id'], () => <InsetText {...o}>{content(o)}</InsetText>),
  label: (o) =>
    taking(o, [...plain, 'for', 'isPageHeading'], () => {
      if (!content(o)) throw new NotTaken('a label without words');
      return <Label {...o}>{content(o)}</Label>;
    }),
  'notification-banner': (o) =>
    taking(
      o,
      [...plain, 'titleText', 'titleHtml', 'titleId', 'titleHeadingLevel', 'type', 'role', 'disableAutoFocus'],
      () => {
        if (o.type && o.type !== 'success') throw new NotTaken(`type ${o.type}`);
        return (
          <NotificationBanner {...o} title={o.titleHtml || o.titleText}>
            {o.html}
          </NotificationBanner>
        );
      },
    ),
  pagination: (o) =>
    taking(o, ['previous', 'next', 'items', 'landmarkLabel', 'classes', 'attributes'], () => {
      if (o.items?.some((item: Options) => Object.keys(item ?? {}).length === 0)) throw new NotTaken('empty items');
      const link = (l?: Options) =>
        l && taking(l, [...plain, 'href', 'labelText'], () => ({ ...l, href: l.href, text: content(l) }));
      return (
        <Pagination
          previous={link(o.previous)}
          next={link(o.next)}
          items={o.items}
          landmarkLabel={o.landmarkLabel}
          classes={o.classes}
          attributes={o.attributes}
        />
      );
    }),
  panel: (o) =>
    taking(o, [...plain, 'titleText', 'titleHtml', 'headingLevel'], () => {
      if (o.classes?.includes('interruption')) throw new NotTaken('an interruption');
      return (
        <Panel {...o} title={o.titleHtml || o.titleText}>
          {content(o)}
        </Panel>
      );
    }),
  'phase-banner': (o) =>
    taking(o, [...plain, 'tag'], () => (
      <PhaseBanner
        tag={words(o.tag, ['classes'])}
        tagClasses={o.tag?.classes}
        classes={o.classes}
        attributes={o.attributes}
      >
        {content(o)}
      </PhaseBanner>
    )),
  'service-navigation': (o) =>
    taking(
      o,
      [
        'serviceName',
        'serviceUrl',
        'navigation',
        'navigationLabel',
        'navigationId',
        'navigationClasses',
        'menuButtonText',
        'collapseNavigationOnMobile',
        'ariaLabel',
        'classes',
        'attributes',
      ],
      () => (
        <ServiceNavigation
          {...o}
          navigation={
            o.navigation &&
            mapped(o.navigation, [...plain, 'href', 'current', 'active'], (i) => ({ ...i, text: content(i) }))
          }
        />
      ),
    ),
  'skip-link': (o) =>
    taking(o, [...plain, 'href'], () => (
      <SkipLink {...o} href={o.href || undefined}>
        {content(o)}
      </SkipLink>
    )),
  'summary-list': (o) =>
    taking(o, ['rows', 'card', 'classes', 'attributes'], () => {
      const actions = (given?: Options) =>
        given &&
        taking(
          given,
          ['items'],
          () =>
            given.items &&
            mapped(given.items, [...plain, 'href', 'visuallyHiddenText'], (i) => ({ ...i, text: content(i) })),
        );
      const card = (given?: Options) =>
        given &&
        taking(given, ['title', 'actions', 'classes', 'attributes'], () => ({
          ...given,
          title: words(given.title, ['headingLevel']) ?? refuse('a card without title'),
          headingLevel: given.title?.headingLevel,
          actions: actions(given.actions),
        }));
      return (
        <SummaryList
          rows={mapped(o.rows, ['key', 'value', 'actions', 'classes'], (row) => ({
            key: words(row.key),
            value: words(row.value),
            actions: actions(row.actions),
            classes: row.classes,
          }))}
          card={card(o.card)}
          classes={o.classes}
          attributes={o.attributes}
        />
      );
    }),
  table: (o) =>
    taking(o, ['rows', 'head', 'caption', 'captionClasses', 'firstCellIsHeader', 'classes', 'attributes'], () => {
      const cells = (row: Options[]) =>
        mapped(row, [...plain, 'format', 'colspan', 'rowspan'], (c) => ({
          ...c,
          text: content(c),
          colSpan: c.colspan,
          rowSpan: c.rowspan,
        }));
      return (
        <Table
          {...o}
          caption={o.caption}
          head={o.head && cells(o.head)}
          rows={whole(o.rows).map((row) => cells(row as Options[]))}
        />
      );
    }),
  tag: (o) => taking(o, plain, () => <Tag {...o}>{content(o)}</Tag>),
  'task-list': (o) =>
    taking(o, ['items', 'idPrefix', 'classes', 'attributes'], () => (
      <TaskList
        {...o}
        items={mapped(o.items, ['title', 'href', 'hint', 'status', 'classes'], (item) => {
          const status = item.status as Options;
          const colour = status.tag && /^govuk-tag--(\w+)$/.exec(status.tag.classes ?? '')?.[1];
          if (status.tag?.classes && !colour) throw new NotTaken('other classes of a tag');
          const cannotStartYet = status.classes === 'govuk-task-list__status--cannot-start-yet';
          if (status.classes && !cannotStartYet) throw new NotTaken('other classes of a status');
          return {
            ...item,
            title: words(item.title),
            hint: words(item.hint),
            status: {
              text: status.tag ? words(status.tag, ['classes']) : content(status),
              tag: status.tag && (colour ?? true),
              cannotStartYet,
            },
          };
        })}
      />
    )),
  'warning-text': (o) =>
    taking(o, [...plain, 'iconFallbackText'], () => <WarningText {...o}>{content(o)}</WarningText>),
};
