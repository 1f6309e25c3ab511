import { UUID_REGEX } from 'valibot';

const domain = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i;

/** The tenant that stands for all personal accounts: https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference */
const consumersTenant = '9188040d-6c67-4c5b-b112-36a304b66dad';

/** Names under which personal Microsoft accounts could sign in; synchronization does not support them. */
export function isPersonalTenant(text: string): boolean {
  return ['common', 'consumers', consumersTenant].includes(text.toLowerCase());
}

/** One tenant, by id or by verified domain. */
function isSingleTenant(text: string): boolean {
  return (UUID_REGEX.test(text) || domain.test(text)) && !isPersonalTenant(text);
}

export function isTenant(text: string): boolean {
  return text.toLowerCase() === 'organizations' || isSingleTenant(text);
}

/** The wish is followed only where it narrows `organizations` to one tenant; a tenant that is set already stays. */
export function narrowTenant(configured: string, wish: string | undefined): string {
  const narrows = configured === 'organizations' && wish !== undefined && isSingleTenant(wish);
  return narrows ? wish.toLowerCase() : configured;
}

/** The tenant that a link requests with `?tenant=`; a link with two of them requests none. */
export function tenantInLink(search: string): string | undefined {
  const wishes = new URLSearchParams(search).getAll('tenant');
  return wishes.length === 1 ? wishes[0]?.trim() : undefined;
}
