import { fleet, galleryApps, managedIdentities, microsoftApps, ownApps } from './directory/names.ts';
import { memberAt, memberNamed } from './directory/fleet.ts';
import type { Member } from './directory/fleet.ts';
import type { Behaviour, NamedTarget } from './directory/behaviour.ts';
import { faultTargets } from './directory/fault-targets.ts';
import { openingTargets } from './directory/faults/opening.ts';
import { namedTargets, oddTargets } from './directory/named-targets.ts';
import { appIdOf, objectId } from './directory/object-id.ts';
import { isTemplated } from './directory/templates.ts';
import { renewals } from './directory/renewals.ts';
import { vendorTargets } from './directory/vendor-targets.ts';
import { owen, rita } from './people.ts';

export type Kind = 'servicePrincipals' | 'applications';

/** One object of the directory, in the few words from which Graph's view of it is made. */
export type Entry = {
  readonly id: string;
  readonly appId: string;
  readonly displayName: string;
  readonly description: string | null;
  readonly origin: 'gallery' | 'own' | 'microsoft' | 'azure';
  /** Whether the portal lists its service principal among the enterprise applications. */
  readonly tagged: boolean;
  readonly behaviour: Behaviour;
  readonly meets: 'submits' | 'every call';
  /** What it does when it is read by its id. */
  readonly opening: Behaviour;
  /** `kept`: credentials take effect although no answer says so. */
  readonly effect: 'answered' | 'kept';
  /** `named`: found by name and id alone, `renewals`: so, unless the session wants them, so that the list of everything stays one that a tenant could have. */
  readonly listed: 'always' | 'named' | 'renewals';
  /** Object ids of its owners. */
  readonly owners: readonly string[];
  /** What it has as an application of the gallery, where its name does not say so. */
  readonly member?: Member;
  /** Credentials that the provisioning service keeps from the start. */
  readonly stored: readonly { readonly key: string; readonly value: string }[];
};

export type Directory = { readonly [kind in Kind]: readonly Entry[] };

/** The portal uses this tag to separate enterprise applications from other service principals. */
const enterpriseAppTag = 'WindowsAzureActiveDirectoryIntegratedApp';

export function tagsOf(kind: Kind, entry: Entry): string[] {
  if (kind === 'applications') return entry.origin === 'own' ? ['internal'] : ['gallery'];
  return entry.tagged ? [enterpriseAppTag] : [];
}

/**
 * The tenant's objects in the order of an unsorted list, the same on every start: what a tour begins with is first, and
 * odd names are last. `size` fills both kinds up to that many; 0 leaves the tenant as small as it is written down.
 */
export function createDirectory(size: number): Directory {
  const servicePrincipals: Entry[] = [];
  const applications: Entry[] = [];
  const add = (kind: Kind, entry: Omit<Entry, 'id'>): void => {
    const list = kind === 'applications' ? applications : servicePrincipals;
    list.push({ id: objectId(kind, entry.displayName), ...entry });
  };

  const addNamed = ({ name, behaviour, meets, listed, about, kinds, stored = [] }: NamedTarget): void => {
    const entry = {
      ...plain(name, about, 'gallery'),
      behaviour,
      ...(meets && { meets }),
      ...(listed && { listed }),
      stored,
    };
    const isOwens = name === 'Contoso HR' || behaviour !== 'works';
    add('servicePrincipals', { ...entry, owners: isOwens ? [owen.objectId] : [] });
    if (kinds === 'both')
      add('applications', { ...entry, owners: name === 'Contoso HR' ? [rita.objectId] : [] });
  };

  namedTargets.forEach(addNamed);
  vendorTargets.forEach(addNamed);
  for (const [place, [name, description]] of galleryApps.entries()) {
    // Those whose template was written down have what belongs to it.
    const member = isTemplated(name) ? undefined : memberNamed(name, place);
    add('servicePrincipals', { ...plain(name, description, 'gallery'), ...belongs(member) });
  }
  for (const [name, description, twin] of ownApps) {
    add('applications', plain(name, description, 'own'));
    if (twin !== 'alone')
      add('servicePrincipals', { ...plain(name, description, 'own'), tagged: twin === 'twin' });
  }
  for (const name of fleet) add('applications', plain(name, 'Position and load of one truck', 'own'));
  for (const [name, appId] of microsoftApps)
    add('servicePrincipals', { ...plain(name, null, 'microsoft'), appId });
  for (const name of managedIdentities) add('servicePrincipals', plain(name, null, 'azure'));
  for (const [name, { about, behaviour, effect = 'answered' }] of Object.entries(faultTargets))
    add('servicePrincipals', {
      ...plain(name, about, 'gallery'),
      behaviour,
      effect,
      listed: 'named',
      owners: [owen.objectId],
    });
  for (const [name, { about, opening }] of Object.entries(openingTargets))
    add('servicePrincipals', { ...plain(name, about, 'gallery'), opening, listed: 'named' });
  for (const { name, about, ...renewal } of renewals)
    add('servicePrincipals', {
      ...plain(name, about, 'gallery'),
      ...renewal,
      stored: renewal.member.stored,
      listed: 'renewals',
    });
  for (const [kind, list, kept] of [
    ['servicePrincipals', servicePrincipals, oddTargets.length],
    ['applications', applications, 0],
  ] as const)
    for (let index = list.length; index < size - kept; index += 1) {
      const [name, description] = galleryApps[index % galleryApps.length] ?? ['Application', ''];
      add(kind, made(kind, `${name} ${String(index).padStart(6, '0')}`, description, index));
    }
  oddTargets.forEach(addNamed);

  return { servicePrincipals, applications };
}

/** One of those that fill the tenant: of 50, one is the tenant's own, one Microsoft's, and the others are the gallery's. */
function made(kind: Kind, name: string, description: string, index: number): Omit<Entry, 'id'> {
  if (kind === 'applications' || index % 50 === 7) return plain(name, description, 'own');
  const origin = index % 50 === 32 ? 'microsoft' : 'gallery';
  return { ...plain(name, description, origin), tagged: true, ...belongs(memberAt(index)) };
}

function belongs(member: Member | undefined): Partial<Pick<Entry, 'member' | 'stored'>> {
  return member ? { member, stored: member.stored } : {};
}

function plain(displayName: string, description: string | null, origin: Entry['origin']): Omit<Entry, 'id'> {
  return {
    appId: appIdOf(displayName),
    displayName,
    description,
    origin,
    tagged: origin === 'gallery' || origin === 'own',
    behaviour: 'works',
    meets: 'submits',
    opening: 'works',
    effect: 'answered',
    listed: 'always',
    owners: [],
    stored: [],
  };
}

/** Whether a name begins as those of an index of letters do. */
const isIndexed = ({ displayName }: Entry): boolean => /^[\p{Script=Latin}\p{N}]/u.test(displayName);

/** In the order of `$orderby=displayName`, of which Microsoft documents no collation: here, signs come after letters. */
export function sorted(entries: readonly Entry[]): readonly Entry[] {
  const { compare } = new Intl.Collator('en');
  return entries.toSorted(
    (left, right) =>
      Number(isIndexed(right)) - Number(isIndexed(left)) || compare(left.displayName, right.displayName),
  );
}
