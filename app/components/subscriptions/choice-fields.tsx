import { type FormFault, faultAt } from '#app/components/fault-summary.tsx';
import { Checkboxes } from '#app/govuk/checkboxes.tsx';
import { Input } from '#app/govuk/input.tsx';
import { Radios } from '#app/govuk/radios.tsx';
import { Select } from '#app/govuk/select.tsx';

type Named = { id: string; name: string };
export type Offered = { pillars: Named[]; commitments: Named[]; topics: Named[]; areas: Named[]; metrics: Named[] };

/** What was chosen, as a form holds it: words such as `pillar:p1` ticked, and one more of each other kind. */
export type Chosen = {
  ticked: readonly string[];
  commitment: string;
  topic: string;
  area: string;
  metric: string;
  pace: string;
};

const none = (text: string) => ({ value: '', text });
const items = (of: readonly Named[]) => of.map(({ id, name }) => ({ value: id, text: name }));

/** What a reader wants to be told of, and how often. */
export function ChoiceFields({
  offered,
  chosen,
  followed = [],
  faults,
}: {
  offered: Offered;
  chosen: Chosen;
  /** Promises, places and metrics followed already: they can be unticked. */
  followed?: readonly { word: string; name: string }[];
  faults: readonly FormFault[] | undefined;
}) {
  const pillars = offered.pillars.map(({ id, name }) => ({ value: `pillar:${id}`, text: name }));
  return (
    <>
      <Checkboxes
        name="choices"
        idPrefix="choices"
        legend="What do you want to be told of?"
        legendClasses="govuk-fieldset__legend--m"
        errorMessage={faultAt(faults, 'choices')}
        values={chosen.ticked}
        items={[
          { value: 'everything', text: 'Everything that changes', hint: 'Takes the place of all the others.' },
          ...pillars,
          ...followed.map(({ word, name }) => ({ value: word, text: name })),
        ]}
      />
      <Input
        name="commitment"
        label="One promise"
        hint="The address of its page, for example /commitments/c-family-help-pathfinder. You can add more later."
        value={chosen.commitment}
      />
      <Select
        name="topic"
        label="One topic"
        value={chosen.topic}
        items={[none('No topic'), ...items(offered.topics)]}
      />
      <Select name="area" label="One area" value={chosen.area} items={[none('No area'), ...items(offered.areas)]} />
      <Select
        name="metric"
        label="One metric"
        value={chosen.metric}
        classes="app-select--full"
        items={[none('No metric'), ...items(offered.metrics)]}
      />
      <Radios
        name="pace"
        idPrefix="pace"
        legend="How often?"
        legendClasses="govuk-fieldset__legend--m"
        errorMessage={faultAt(faults, 'pace')}
        value={chosen.pace}
        items={[
          { value: 'at-once', text: 'As soon as something changes' },
          { value: 'weekly', text: 'Once a week', hint: 'Nothing is sent in a week in which nothing changed.' },
        ]}
      />
    </>
  );
}
