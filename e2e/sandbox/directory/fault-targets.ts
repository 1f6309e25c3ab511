import { challenged } from './faults/challenged.ts';
import { connections } from './faults/connections.ts';
import type { FaultTarget } from './faults/fault-target.ts';
import { refusals } from './faults/refusals.ts';
import { statuses } from './faults/statuses.ts';
import { throttling } from './faults/throttling.ts';

/** Targets that exist for what they do to a submit, by the heading under which the scenarios page lists them. */
export const faultTargetGroups = {
  'Submits: answers by their status': statuses,
  'Submits: what the app on the other side says': refusals,
  'Submits: a pause is asked for': throttling,
  'Submits: a stronger sign-in is asked for': challenged,
  'Submits: the connection': connections,
} as const satisfies Record<string, Readonly<Record<string, FaultTarget>>>;

type Groups = typeof faultTargetGroups;
export type FaultTargetName = { [Group in keyof Groups]: keyof Groups[Group] }[keyof Groups];

export const faultTargets: Readonly<Record<FaultTargetName, FaultTarget>> = {
  ...statuses,
  ...refusals,
  ...throttling,
  ...challenged,
  ...connections,
};
