import { contoso, personalAccounts } from './tenant.ts';

/** Role template ids: https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference */
const applicationAdministrator = '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3';
const cloudApplicationAdministrator = '158c047a-c907-4556-b7ef-446551a6b5f7';
const globalReader = 'f2ef992c-3afb-46b9-b7cf-a126ee74c451';
/** In the `wids` of every person, so its presence proves nothing. */
const everyUser = 'b79fbf4d-3ef9-4689-8143-76b194e85509';

const read = 'Application.Read.All';
const status = 'Synchronization.Read.All';
const write = 'Synchronization.ReadWrite.All';

export type Person = {
  readonly id: string;
  readonly name: string;
  readonly upn: string;
  readonly objectId: string;
  readonly tenantId: string;
  /** Ids of the role templates, the `wids` claim. */
  readonly roles: readonly string[];
  /** Roles that were activated after the sign-in: the directory knows them, tokens only from the next refresh on. */
  readonly activated: readonly string[];
  /** A role of the tenant's own that lets its holder set credentials. No token and no list of directory roles names it. */
  readonly customRole: 'none' | 'sets-credentials';
  /** Graph scopes that need no question: the person or the tenant has consented to them before. */
  readonly consented: readonly string[];
  /** What happens when the page asks for another scope. */
  readonly consent: 'may-consent' | 'needs-approval';
  /** `until-new-sign-in`: refresh tokens stop working for the write scope until the person signs in again. */
  readonly refresh: 'lasting' | 'until-new-sign-in';
  readonly about: string;
};

const member = {
  tenantId: contoso.id,
  roles: [everyUser],
  activated: [],
  customRole: 'none',
  consented: [read, status, write],
  consent: 'may-consent',
  refresh: 'lasting',
} as const;

export const owen: Person = {
  ...member,
  id: 'owen',
  name: 'Owen Owner',
  upn: `owen@${contoso.domain}`,
  objectId: '4b8d21f0-6e0a-4c35-9a27-e17f5d3c8a04',
  about:
    'No role. Owns Contoso HR and every target that is made to fail, and may set the credentials of those only.',
};

/** Owner of an app registration alone. */
export const rita: Person = {
  ...member,
  id: 'rita',
  name: 'Rita Registrar',
  upn: `rita@${contoso.domain}`,
  objectId: '8a1d3f97-24bc-4e85-b6e9-6d7e0f5a2c14',
  about:
    'No role. Owns the app registration of Contoso HR and not its enterprise application, which is not enough.',
};

/** Everyone who can sign in to the sandbox, in the order of the sign-in page. */
export const people: readonly Person[] = [
  {
    ...member,
    id: 'adele',
    name: 'Adele Admin',
    upn: `adele@${contoso.domain}`,
    objectId: '0d2f8c1e-95b7-4f63-8a1c-6b3e70d4f921',
    roles: [everyUser, applicationAdministrator],
    consented: [read, status],
    about:
      'Application Administrator. Her tenant has consented to reading, so each status is there at once; consents to the write permission once, then everything works.',
  },
  {
    ...member,
    id: 'connie',
    name: 'Connie Consented',
    upn: `connie@${contoso.domain}`,
    objectId: '3d7a1c84-52e9-4b06-9f13-a8c05e72d6b1',
    roles: [everyUser, applicationAdministrator],
    consented: [read, status, write, 'AuditLog.Read.All', 'Directory.Read.All'],
    about:
      'Application Administrator. Her tenant has consented to every permission: Entra never asks her anything.',
  },
  {
    ...member,
    id: 'greta',
    name: 'Greta Grants',
    upn: `greta@${contoso.domain}`,
    objectId: '5c0e8b27-91d4-4f7a-b365-2e9d4a17f80c',
    roles: [everyUser, applicationAdministrator],
    consented: [read],
    about:
      'Application Administrator. Has consented to what sign-in asks for and nothing more: the app shows what it needs, and she may grant it.',
  },
  {
    ...member,
    id: 'ray',
    name: 'Ray Reader',
    upn: `ray@${contoso.domain}`,
    objectId: '1a6e4b93-d07c-4e58-b2f1-93c5a8d60e37',
    about: 'No role. Sees the applications; Graph refuses every synchronization call with an empty 401.',
  },
  {
    ...member,
    id: 'nora',
    name: 'Nora Noconsent',
    upn: `nora@${contoso.domain}`,
    objectId: '2c9b7d50-4f1e-4a86-87d3-0e5b6c19f248',
    roles: [everyUser, applicationAdministrator],
    consented: [read],
    consent: 'needs-approval',
    about:
      'Has consented to what sign-in asks for and cannot consent to more: Entra asks for an administrator’s approval.',
  },
  owen,
  rita,
  {
    ...member,
    id: 'cora',
    name: 'Cora Custom',
    upn: `cora@${contoso.domain}`,
    objectId: '9b2e4a08-35cd-4f96-87fa-7e8f1a6b3d25',
    customRole: 'sets-credentials',
    consented: [read, write],
    about:
      'A custom role lets her set the credentials of every application. No token names it, so that Graph alone knows. Of the two synchronization permissions, she has the one that writes, which covers reading.',
  },
  {
    ...member,
    id: 'pia',
    name: 'Pia Activated',
    upn: `pia@${contoso.domain}`,
    objectId: 'ac3f5b19-46de-40a7-98ab-8f902b7c4e36',
    activated: [cloudApplicationAdministrator],
    about:
      'Activated Cloud Application Administrator right after signing in: the token of then does not name the role, the next one does. A role that is merely eligible looks like none.',
  },
  {
    ...member,
    id: 'gloria',
    name: 'Gloria Global Reader',
    upn: `gloria@${contoso.domain}`,
    objectId: '6e3a5c78-b21d-4d09-9c64-f8a07e1b3d52',
    roles: [everyUser, globalReader],
    about: 'Global Reader, a role that is not enough: synchronization calls answer an empty 401.',
  },
  {
    ...member,
    id: 'sam',
    name: 'Sam Stale',
    upn: `sam@${contoso.domain}`,
    objectId: '7f0c2e86-13a9-4b74-a5d8-5c6d9e4f1b03',
    roles: [everyUser, applicationAdministrator],
    refresh: 'until-new-sign-in',
    about: 'Application Administrator whose session has ended by the time the write permission is needed.',
  },
  {
    ...member,
    id: 'paula',
    name: 'Paula Personal',
    upn: 'paula@outlook.example',
    objectId: '00000000-0000-0000-4d3c-9a7be21f6085',
    tenantId: personalAccounts,
    roles: [],
    about: 'Personal Microsoft account, for which provisioning credentials do not exist.',
  },
];

export function personById(id: string | null | undefined): Person | undefined {
  return people.find((person) => person.id === id);
}
