import { forgettingMatches } from '#src/domain/value-memory.ts';
import type { ValueProblem } from '#src/domain/credentials/credential.ts';
import type { Guide, GuideFile, MethodKind, Sunset, Claim } from './connector.ts';
import { entryOf } from './connectors.ts';

// As text: a module of JSON that something else imports by name would drag its other exports into the first load.
const files = import.meta.glob<string>('./guide/*.json', { query: '?raw', import: 'default' });

/** All that the guide says of one connector; nothing where it does not know the id. */
export async function guideOf(id: string): Promise<Guide | undefined> {
  const file = `./guide/${id.toLowerCase()}.json`;
  const load = files[file];
  if (!load) return undefined;
  // The unit test holds each file to the type, so nothing is checked at run time.
  const { entry, ...details }: GuideFile = JSON.parse(await load());
  return { ...entryOf(file, entry), ...details };
}

const scim =
  'https://learn.microsoft.com/entra/identity/app-provisioning/use-scim-to-provision-users-and-groups';

/** What holds for a method, whichever the connector. */
const shared: Partial<Record<MethodKind, { sunsets: readonly Sunset[]; holder: Claim }>> = {
  'code-grant': {
    sunsets: [
      {
        text: 'Microsoft has retired the authorization code grant. New connectors do not get it; move existing jobs to client credentials.',
        mark: 'documented',
        source: scim,
      },
      {
        text: 'Jobs do not switch by themselves. Apps that cannot move can leave the gallery.',
        mark: 'documented',
        source: 'https://learn.microsoft.com/entra/fundamentals/whats-new',
      },
      {
        text: "Graph's beta drops the call that authorizes. No date for v1.0 or for single apps is published.",
        on: '2027-07-06',
        mark: 'documented',
        source: 'https://github.com/microsoftgraph/msgraph-metadata',
      },
    ],
    holder: {
      text: 'The administrator who authorized. If that person leaves, authorize again.',
      mark: 'inferred',
    },
  },
};

/** The ends that Microsoft or the vendor has announced, by the methods of a connector. */
export function sunsetsOf({ methods }: Pick<Guide, 'methods'>): readonly (Sunset & { method: MethodKind })[] {
  return methods.flatMap(({ kind, sunset }) =>
    [...(sunset ? [sunset] : []), ...(shared[kind]?.sunsets ?? [])].map((end) => ({ ...end, method: kind })),
  );
}

/** On whom the credentials depend: what is known of the connector, or else of its usual method. */
export function holderOf({ holder, methods: [usual] }: Pick<Guide, 'holder' | 'methods'>): Claim | undefined {
  return holder ?? (usual.client?.owner === 'customer' ? undefined : shared[usual.kind]?.holder);
}

/**
 * Whether an address fits a pattern such as `https://{account}.example.com/scim`. A name in braces stands for one part,
 * which holds no slash. Case and one slash at the end make no difference.
 */
export function fitsPattern(address: string, pattern: string): boolean {
  const parts = withoutSlash(pattern)
    .split(/\{[^}]*\}/)
    .map((part) => part.replace(/[.*+?^$()|[\]\\{}]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join(String.raw`[^/?#\s@:\\]+`)}$`, 'i').test(withoutSlash(address.trim()));
}

/**
 * Whether a value is a tenant URL that the connector does not have, as far as its guide knows them. Never more than a
 * warning: a vendor can add an address. What is no address at all is found elsewhere.
 */
export function checkTenantUrl(
  { tenantUrl }: Pick<Guide, 'tenantUrl'>,
  key: string,
  value: string,
): readonly ValueProblem[] {
  const patterns = tenantUrl?.patterns ?? [];
  if (key !== 'BaseAddress' || patterns.length === 0 || !URL.canParse(value.trim())) return [];
  if (forgettingMatches(() => patterns.some((pattern) => fitsPattern(value, pattern)))) return [];
  const [only = '', ...others] = patterns;
  const fix = () => only;
  // Without a name in braces, it is the same for every customer.
  const isFixed = others.length === 0 && !only.includes('{');
  return [{ code: 'url-pattern', severity: 'warning', field: patterns.join(', '), ...(isFixed && { fix }) }];
}

function withoutSlash(address: string): string {
  return address.replace(/\/$/, '');
}
