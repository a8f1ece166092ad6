import { CsrfField } from '#app/components/csrf-field.tsx';
import { type FormFault, faultAt } from '#app/components/fault-summary.tsx';
import { Button } from '#app/govuk/button.tsx';
import { Input } from '#app/govuk/input.tsx';
import { Select } from '#app/govuk/select.tsx';

export type Typed = Partial<Record<'key' | 'email' | 'name' | 'role' | 'area' | 'organisation', string>>;

/** Invites somebody by email address, for an area whose lead asks, or for anything as an administrator. */
export function InviteForm(props: {
  action: string;
  roles: readonly string[];
  /** The area of the lead who asks; null for an administrator, who says which. */
  area: string | null;
  csrf: string;
  formKey: string;
  typed: Typed | undefined;
  faults: FormFault[] | undefined;
}) {
  const { typed, faults, area } = props;
  const words = (role: string) => role.charAt(0).toUpperCase() + role.slice(1).replace('-', ' ');
  return (
    <form method="post" action={props.action} noValidate>
      <CsrfField token={props.csrf} />
      <input type="hidden" name="key" value={typed?.key || props.formKey} />
      <input type="hidden" name="act" value="invite" />
      <Input
        name="email"
        type="email"
        label="Email address"
        value={typed?.email ?? ''}
        spellCheck={false}
        errorMessage={faultAt(faults, 'email')}
      />
      <Input name="name" label="Name" value={typed?.name ?? ''} errorMessage={faultAt(faults, 'name')} />
      <Select
        name="role"
        label="Role"
        items={[
          { value: '', text: 'Select a role' },
          ...props.roles.map((role) => ({ value: role, text: words(role) })),
        ]}
        value={typed?.role ?? ''}
        errorMessage={faultAt(faults, 'role')}
      />
      {area === null ? (
        <>
          <Input
            name="area"
            label="Area code"
            hint="For a preparer, approver or finance officer, like E06000047."
            classes="govuk-input--width-10"
            value={typed?.area ?? ''}
            errorMessage={faultAt(faults, 'area')}
          />
          <Input
            name="organisation"
            label="Organisation"
            hint="For an assessor or moderator."
            value={typed?.organisation ?? ''}
            errorMessage={faultAt(faults, 'organisation')}
          />
        </>
      ) : (
        <input type="hidden" name="area" value={area} />
      )}
      <Button preventDoubleClick>Send the invitation</Button>
    </form>
  );
}
