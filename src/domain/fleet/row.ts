import type { CodeGrantSign } from '#src/domain/connectors/code-grant.ts';
import type { Connector } from '#src/domain/connectors/connector.ts';
import type { Target } from '#src/domain/target.ts';
import type { JobSummary } from './scan.ts';

/** How an application does, the riskiest first. */
export const fleetStates = [
  'disabled',
  'quarantined',
  'expiring',
  'failing',
  'failing-data',
  'stale',
  'paused',
  'idle',
  'unclear',
  'healthy',
] as const;
export type FleetState = (typeof fleetStates)[number];

/** What comes next by itself, in milliseconds since the epoch. */
export type Deadline = { kind: 'quarantine' | 'note' | 'lifetime'; at: number };

/** One provisioned application in the table. */
export type FleetRow = {
  target: Target;
  state: FleetState;
  /** The job that does worst. */
  job: JobSummary;
  jobs: number;
  deadline: Deadline | undefined;
  /** By its usual method where nothing shows another one. */
  connector: Connector | undefined;
  /** The signs of the retired grant, the weakest first. */
  codeGrant: readonly CodeGrantSign[];
};
