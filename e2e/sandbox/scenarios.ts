import { openingTargets } from './directory/faults/opening.ts';
import { faultTargetGroups } from './directory/fault-targets.ts';
import type { FaultTarget } from './directory/faults/fault-target.ts';
import { fleetScenarios } from './directory/fleet.ts';
import { fleet } from './directory/names.ts';
import { namedTargets, oddTargets } from './directory/named-targets.ts';
import { objectId } from './directory/object-id.ts';
import { renewals } from './directory/renewals.ts';
import { templates } from './directory/templates.ts';
import { vendorTargets } from './directory/vendor-targets.ts';
import { tokenScenarios } from './entra/token-faults.ts';
import { readFaults } from './graph/read-faults.ts';
import { readSwitches } from './graph/read-switches.ts';
import { configVariants } from './page/config-variants.ts';
import { partFaults } from './page/part-faults.ts';
import { people } from './people.ts';
import type { Origins } from './tenant.ts';

/** Something that can be tried, with the one click that opens it where there is one. */
type Scenario = {
  readonly name: string;
  readonly about: string;
  readonly link?: string;
  /** A second way in, by its name. */
  readonly also?: { readonly name: string; readonly link: string };
};
export type ScenarioGroup = {
  readonly title: string;
  readonly how: string;
  readonly all: readonly Scenario[];
};

/**
 * Everything that the sandbox can be made to do, made from the data that makes it do so. Whatever has a name of its own
 * (a target, a person, a text, a switch) is listed here, so a new kind of fault gets its group in this list.
 */
export function scenarioGroups({ page, services }: Origins): readonly ScenarioGroup[] {
  const target = (name: string, about: string): Scenario => ({
    name,
    about,
    link: `${page}/service-principals/${objectId('servicePrincipals', name)}`,
  });
  return [
    {
      title: 'People',
      how: 'Pick one when the app sends you to sign in.',
      all: people.map(({ name, about }) => ({ name, about })),
    },
    {
      title: 'Targets, named for what they do',
      how: 'Each link opens one in the app. Adele Admin may send to all of them. The list of applications begins with the states of provisioning, ends with the odd names and leaves the faults out; its search finds those.',
      all: [...namedTargets, ...oddTargets].map(({ name, about }) => target(name, about)),
    },
    ...Object.entries<Readonly<Record<string, FaultTarget>>>(faultTargetGroups).map(([title, targets]) => ({
      title,
      how: 'Each link opens a target in the app. The list of applications leaves them out, its search finds them. Owen Owner may send to them without giving consent first.',
      all: Object.entries(targets).map(([name, { about }]) => target(name, about)),
    })),
    {
      title: 'Targets, named for what they do when they are opened',
      how: 'Each link opens one in the app. The list of applications leaves them out, its search finds them.',
      all: Object.entries(openingTargets).map(([name, { about }]) => target(name, about)),
    },
    {
      title: 'Targets whose job leads to the vendor',
      how: `Each link opens a target in the app. Its credentials are exchanged and used for real: ${services}/vendor/clients has its keys, and ${services}/vendor shows what arrives. The search of the list finds them.`,
      all: vendorTargets.map(({ name, about }) => target(name, about)),
    },
    {
      title: 'Applications of the gallery that are provisioned',
      how: 'Each link opens one in the app, and the tab Provisioning lists all of them. The gallery’s other applications only sign people in: they have no job.',
      all: fleetScenarios.map(({ name, about }) => target(name, about)),
    },
    {
      title: 'Applications to renew in one run',
      how: `Renewal 001 to Renewal ${renewals.length}: each has a stored credential and a job, and eight vendor hosts answer for them. ${services}/sandbox/reads/renewals lists them for this browser session; the search of the list finds them always.`,
      all: renewals
        .filter(({ about }, index) => renewals.findIndex((one) => one.about === about) === index)
        .map(({ about }) => {
          const [first, ...others] = renewals.filter((one) => one.about === about).map(({ name }) => name);
          const more = others.length > 12 ? `${others.length} others` : others.map(numberIn).join(', ');
          return target(first ?? '', `${about} So ${others.length === 1 ? 'does' : 'do'} ${more}.`);
        }),
    },
    {
      title: 'Targets whose connector is known',
      how: 'Each link searches for one.',
      all: Object.entries(templates).map(([name, { about }]) => search(page, name, about)),
    },
    {
      title: 'Texts to search for',
      how: 'Each link searches for one among the enterprise applications.',
      all: [
        ...Object.entries(readFaults).map(([text, { about }]) => search(page, text, about)),
        {
          name: 'Fleet Truck',
          about: `Among the app registrations: ${fleet.length} of them, which is three pages.`,
          link: `${page}/?kind=applications&q=fleet+truck`,
        },
      ],
    },
    {
      title: 'Configurations of the app',
      how: 'Each link sets one for this browser session and opens the app; “default” takes it back.',
      all: Object.entries(configVariants).map(([name, about]) => ({
        name,
        about,
        link: `${page}/sandbox/config/${name}`,
      })),
    },
    {
      title: 'Entra’s faults',
      how: 'Each link sets one for this browser session and opens the app; “write only” lets it meet the write permission alone, with values already typed. “default” takes it back.',
      all: [{ name: 'default', about: 'Entra as it is meant to be.' }, ...tokenScenarios].map(
        ({ name, about }) => {
          const link = `${services}/sandbox/token/${name}`;
          return { name, about, link, also: { name: 'write only', link: `${link}/write` } };
        },
      ),
    },
    {
      title: 'Reading the jobs of many applications',
      how: `Each link sets one for this browser session and opens the tab Provisioning; “default” takes it back. ${services}/sandbox/reads/tight-quota,dropped-items sets two, and ${services}/sandbox/reads counts what was read.`,
      all: Object.entries({ default: 'Every read is answered at once.', ...readSwitches }).map(
        ([name, about]) => ({ name, about, link: `${services}/sandbox/reads/${name}` }),
      ),
    },
    {
      title: 'Parts of the app that cannot be loaded',
      how: 'Each link sets one for this browser session and opens the app; “default” takes it back.',
      all: Object.entries(partFaults).map(([name, about]) => ({
        name,
        about,
        link: `${page}/sandbox/parts/${name}`,
      })),
    },
  ];
}

function numberIn(name: string): string {
  return name.replace(/^\D+/, '');
}

function search(page: string, text: string, about: string): Scenario {
  return { name: text, about, link: `${page}/?${new URLSearchParams({ q: text }).toString()}` };
}
