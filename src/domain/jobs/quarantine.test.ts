import { expect, test } from 'vitest';
import { causeOf, isAboutData, termOf } from './quarantine.ts';
import { jobWith } from './job.fixture.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 1, 3);

type Quarantine = Parameters<typeof causeOf>[0];

function quarantine(parts: Partial<Quarantine>): Quarantine {
  const { status } = jobWith({ quarantine: parts });
  if (!status?.quarantine) throw new Error('no quarantine');
  return status.quarantine;
}

const error = (code: string): Quarantine['error'] => ({
  code,
  message: 'as it came',
  layers: undefined,
  tenantActionable: true,
});
const scim = 'SystemForCrossDomainIdentityManagement';

test.each([
  ['EncounteredQuarantineException', `${scim}CredentialValidationFailure`, 'credentials'],
  ['EncounteredQuarantineException', `${scim}InvalidCredentials`, 'credentials'],
  ['EncounteredQuarantineException', 'SalesforceInvalidCredentials', 'credentials'],
  ['EncounteredQuarantineException', 'ServiceNowCredentialsValidation', 'credentials'],
  ['EncounteredQuarantineException', `${scim}CredentialValidationUnavailable`, 'connection'],
  ['EncounteredQuarantineException', `${scim}ServiceIncompatible`, 'connection'],
  ['EncounteredQuarantineException', 'ServiceNowInstanceInvalid', 'connection'],
  ['EncounteredQuarantineException', 'SomethingNew', 'either'],
  ['EncounteredQuarantineException', undefined, 'either'],
  ['EncounteredBaseEscrowThreshold', `${scim}CredentialValidationFailure`, 'failures'],
  ['EncounteredTotalEscrowThreshold', undefined, 'failures'],
  ['EncounteredEscrowProportionThreshold', undefined, 'failures'],
  ['TooManyDeletes', undefined, 'deletes'],
  ['IngestionInterrupted', undefined, 'ingestion'],
  ['QuarantinedOnDemand', `${scim}CredentialValidationFailure`, 'somebody'],
  ['Unknown', `${scim}CredentialValidationFailure`, 'credentials'],
  ['Unknown', undefined, 'unknown'],
  [{ unpublished: 'FullMoon' }, undefined, 'unknown'],
  [undefined, undefined, 'unknown'],
] as const)('reason %j with the code %s is about: %s', (reason, code, cause) => {
  expect(causeOf(quarantine({ reason, error: code === undefined ? undefined : error(code) }))).toBe(cause);
});

test('new credentials help nothing where it is about the data', () => {
  expect((['failures', 'deletes', 'ingestion'] as const).map(isAboutData)).toEqual([true, true, true]);
  expect((['credentials', 'connection', 'either', 'somebody', 'unknown'] as const).some(isAboutData)).toBe(
    false,
  );
});

test.each([
  [0, 1, false],
  [0.5, 1, false],
  [9.4, 9, false],
  [27.99, 27, false],
  [28, 28, true],
  [31, 28, true],
  // This computer's clock is behind.
  [-0.1, 1, false],
])('%d days after it began it is day %d of 28', (days, expected, over) => {
  const seriesBegan = now - days * day;
  expect(termOf(quarantine({ seriesBegan }), now)).toEqual({
    day: expected,
    endsAt: seriesBegan + 28 * day,
    over,
  });
});

test('without a beginning there is no day', () => {
  expect(termOf(quarantine({}), now)).toBeUndefined();
});
