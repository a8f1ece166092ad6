import type { AuditFilters, SecurityFilters } from './paths.ts';
import type { Caller } from './trpc.server.ts';

type Question = Parameters<Caller['account']['audit']>[0];

/** Which audit events an address asks for; what is left empty asks for all. */
export function auditFilters(request: Request): AuditFilters {
  const query = new URL(request.url).searchParams;
  const given = (name: string) => query.get(name)?.trim() || undefined;
  return { act: given('act'), role: given('role'), subject: given('subject'), from: given('from'), to: given('to') };
}

/** The same as the procedure takes it, which says what of it cannot be. */
export const auditQuestion = (request: Request) => auditFilters(request) as Question;

type SecurityQuestion = Parameters<Caller['account']['security']>[0];

/** Which security events an address asks for; what is left empty asks for all. */
export function securityFilters(request: Request): SecurityFilters {
  const query = new URL(request.url).searchParams;
  const given = (name: string) => query.get(name)?.trim() || undefined;
  return {
    kind: given('kind'),
    account: given('account'),
    place: given('place'),
    from: given('from'),
    to: given('to'),
  };
}

/** The same as the procedure takes it, which says what of it cannot be. */
export const securityQuestion = (request: Request) => securityFilters(request) as SecurityQuestion;
