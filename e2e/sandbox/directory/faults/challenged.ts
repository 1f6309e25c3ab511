import { challenges, claimsFor } from '../behaviour.ts';
import type { FaultTarget } from './fault-target.ts';

/** A 401 that asks for more than the token proves; one that can be satisfied is the target Claims. */
export const challenged = {
  'Malformed claims': {
    about: 'Asks for claims that are no base64 of a JSON object.',
    behaviour: challenges('!!! not base64 !!!'),
  },
  'Huge claims': {
    about: 'Asks for claims of twenty kilobytes.',
    behaviour: challenges(claimsFor('c'.repeat(15_000))),
  },
  'Hidden claims': {
    about: 'Asks for claims in a header that CORS hides from the page.',
    behaviour: challenges(claimsFor('c1'), { hides: 'WWW-Authenticate' }),
  },
  'Claims twice': {
    about: 'Asks for the same claims again, even of a token that has them.',
    behaviour: challenges(claimsFor('c1')),
  },
} as const satisfies Record<string, FaultTarget>;
