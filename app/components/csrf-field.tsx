/** The hidden field that shows a form to be ours; every form that is sent by POST has it. */
export function CsrfField({ token }: { token: string }) {
  return <input type="hidden" name="csrf" value={token} />;
}
