import type { SignInCause } from './causes.ts';

/**
 * Numbers of https://learn.microsoft.com/entra/identity-platform/reference-error-codes by what they mean for a person.
 * They choose words, nothing else: that page warns that codes and texts change.
 */
const numbers: readonly (readonly [SignInCause, string])[] = [
  ['redirect-uri', '50011 500113 70004 900971'],
  ['account-not-in-tenant', '16000 16003 50014 50020 51004 90072 50178 50177'],
  ['account-unknown', '50034 50059 50128 50197 90125'],
  ['account-locked', '50053 50055 50057 50144'],
  ['wrong-password', '50056 50064 50126'],
  ['account-type', '500208'],
  ['personal-account', '500200'],
  [
    'session-over',
    '50058 50078 50085 50089 50132 50133 50139 50173 51006 54005 70000 70008 700081 700082 700084 70043 70044',
  ],
  ['more-proof', '50074 50076 50158 50161'],
  ['proof-not-set-up', '50072 50079 53004'],
  ['proof-failed', '500121'],
  ['device-sign-in', '50097 50155 50187'],
  ['device-not-compliant', '53000'],
  ['device-not-joined', '50129 53001'],
  ['device-not-managed', '530003'],
  ['app-not-protected', '53009'],
  ['blocked-by-policy', '50005 50131 53002 53003 530032 530035 53010 53011'],
  ['not-assigned', '50105'],
  ['tenant-not-allowed', '50002 500021 500022 500212 500213'],
  ['consent-missing', '65001 90008 9002341'],
  ['consent-declined', '65004'],
  ['admin-approval', '90093 90094 90095 90099'],
  ['page-unknown', '700011 700016'],
  ['page-disabled', '70001 7000112 1000031'],
  ['page-permissions', '65005 650056 650057 700022 700023'],
  // The sentences of these name the permission.
  ['unknown-scope', '28002 650053 70011'],
  ['request-invalid', '50147 501481 501491 900144 90004 90013 90014 90015 90023 9002313 90056 900561'],
  ['graph-not-in-tenant', '50001 500011 650052 650054'],
  ['graph-disabled', '500014'],
  // 9002326 and 9002327 are about redeeming a code across origins: https://learn.microsoft.com/entra/identity-platform/scenario-spa-app-registration
  ['not-a-single-page-app', '700025 7000218 9002325 9002326 9002327'],
  ['tenant-unknown', '50194 90002 90019 90038'],
  ['sign-in-lost', '165000 165004 165900 50143 90007'],
  ['sign-in-loop', '50196'],
  ['entra-busy', '40010 50000 50033 50087 50088 50166 70012 90006 90012 90024 90033 90055 90090 90091'],
];

const causeByCode: ReadonlyMap<string, SignInCause> = new Map([
  // What Entra answers where it gives no number.
  ['temporarily_unavailable', 'entra-busy'],
  ...numbers.flatMap(([cause, list]) =>
    list.split(' ').map((number): [string, SignInCause] => [`AADSTS${number}`, cause]),
  ),
]);

/** The cause of a code such as AADSTS50011. */
export function signInCause(code: string): SignInCause | undefined {
  return causeByCode.get(code);
}
