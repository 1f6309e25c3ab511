import { defineMessages, type MessageDescriptor } from 'react-intl';
import type { CauseId, SignInCause } from '#src/domain/failure/causes.ts';
import type { Confidence, Who, GraphCause } from '#src/domain/failure/graph-causes.ts';

/** What happened, in one sentence that ends with a full stop. Takes `status`, what the target answered, where it speaks of it. */
const graphCauseTitles: Record<GraphCause, MessageDescriptor> = defineMessages({
  'synchronization-permission': { defaultMessage: 'Your account may not do this here.' },
  'directory-permission': { defaultMessage: 'Your account may not do this.' },
  'token-rejected': { defaultMessage: 'Microsoft Graph does not accept your session.' },
  'policy-challenge': { defaultMessage: 'Your tenant asks for a stronger sign-in.' },
  'policy-unread': {
    defaultMessage: 'Your tenant asks for a stronger sign-in, and this page cannot read for which.',
  },
  'unknown-key': { defaultMessage: 'Microsoft Graph does not know one of the keys.' },
  'unsupported-query': { defaultMessage: 'Microsoft Graph does not support this search.' },
  throttled: { defaultMessage: 'Microsoft asks for a pause: too many requests.' },
  'target-unreachable': {
    defaultMessage: 'The provisioning service could not test the credentials at the app on the other side.',
  },
  'target-refused': { defaultMessage: 'The app on the other side did not accept the credentials.' },
  'target-address': { defaultMessage: 'The provisioning service could not use the credentials as they are.' },
  'target-no-scim': {
    defaultMessage:
      'Something answers at the address, but it does not speak SCIM there: mostly the path is wrong.',
  },
  'target-401': { defaultMessage: 'The app answered 401: it refused the token.' },
  'target-403': { defaultMessage: 'The app answered 403: it does not let this account or caller in.' },
  'target-busy': { defaultMessage: 'The app answered 429: it gets too many requests.' },
  'target-fault': { defaultMessage: 'The app answered {status}: it failed, whatever the credentials are.' },
  'target-request': { defaultMessage: 'The app answered {status}: it did not accept the SCIM request.' },
  'target-filter': { defaultMessage: 'The app cannot filter users in the way that provisioning needs.' },
  'target-page': { defaultMessage: 'A web page or a redirect answers at the tenant URL, not SCIM.' },
  'token-endpoint-location': {
    defaultMessage: 'The token endpoint did not accept the client credentials where the service sends them.',
  },
  'token-endpoint-refused': { defaultMessage: 'The token endpoint refused the client credentials.' },
  'connector-credentials': { defaultMessage: 'The app did not accept the credentials.' },
  'salesforce-credentials': {
    defaultMessage: 'Salesforce refused the credentials.',
  },
  'salesforce-unreachable': {
    defaultMessage: 'The provisioning service got an unexpected answer from Salesforce.',
  },
  'servicenow-credentials': { defaultMessage: 'ServiceNow did not accept the user name and password.' },
  'servicenow-instance': {
    defaultMessage: 'The provisioning service could not talk to the ServiceNow instance.',
  },
  'cross-tenant-policy': { defaultMessage: 'The two tenants have not both allowed the synchronization.' },
  'notification-settings': { defaultMessage: 'The notification settings are not valid.' },
  'credentials-too-long': { defaultMessage: 'The credentials are too long for the service together.' },
  'bad-request': { defaultMessage: 'Graph could not use the request.' },
  'no-reason': { defaultMessage: 'Microsoft Graph refused, and no reason arrived.' },
  'object-unknown': { defaultMessage: 'Microsoft Graph does not know this object.' },
  'object-busy': {
    defaultMessage: 'Somebody or something else is changing this application just now.',
  },
  'graph-unavailable': { defaultMessage: 'Microsoft Graph is overloaded or under maintenance.' },
  'graph-timeout': { defaultMessage: 'A service behind Microsoft Graph did not answer in time.' },
  'graph-fault': { defaultMessage: 'Microsoft Graph has a problem of its own.' },
});

/** What to do next. Takes `scope` and `roles` where it speaks of them. */
const graphCauseSteps: Record<GraphCause, MessageDescriptor> = defineMessages({
  'synchronization-permission': {
    defaultMessage:
      'It takes three things together: the permission {scope}; one of the roles {roles} (Global Administrator works too), or ownership of the enterprise application, owning only the app registration is not enough; and a token issued after the role was given. Ask an administrator for what is missing, then sign in again.',
  },
  'directory-permission': {
    defaultMessage:
      'Reading the directory needs the permission Application.Read.All and a user who may read applications. Ask an administrator of the tenant.',
  },
  'token-rejected': {
    defaultMessage:
      'Try again: the page then asks Microsoft Entra for a new session. If it comes back, sign out and in, and check that the clock of this computer is right.',
  },
  'policy-challenge': {
    defaultMessage:
      'A conditional access policy wants more proof, such as multi-factor authentication. Confirm it and try again; if it comes back, your policy administrator can say what is missing.',
  },
  'policy-unread': {
    defaultMessage:
      'Sign out and in again: a new sign-in often satisfies the policy. If it comes back, your policy administrator can say what is missing.',
  },
  'unknown-key': {
    defaultMessage:
      'Compare the spelling of the key with the list that this page offers, upper and lower case included, or leave the key out.',
  },
  'unsupported-query': {
    defaultMessage:
      'This page asked in a way that it should not have. Search for something else, and report the details.',
  },
  throttled: { defaultMessage: 'Wait about half a minute, then try again.' },
  'target-unreachable': {
    defaultMessage:
      'Either nothing answered at the address, or the answer made no sense to the service. Check the tenant URL, and with whoever runs that app whether it can be reached from Microsoft; its own answer, as far as Graph passes it on, is below.',
  },
  'target-refused': {
    defaultMessage:
      'Get a new token or password from whoever runs that app, and check that its account may manage users; its own answer, as far as Graph passes it on, is below.',
  },
  'target-address': {
    defaultMessage:
      'Mostly the tenant URL is not the one that the connector expects. Compare it with the guide of the connector.',
  },
  'target-no-scim': {
    defaultMessage:
      'Check the tenant URL against the guide of the app on the other side; its own answer, as far as Graph passes it on, is below.',
  },
  'target-401': {
    defaultMessage:
      "Get a new token from the app's administrator, and check that it is meant for SCIM and has not expired. The app's answer is in the details.",
  },
  'target-403': {
    defaultMessage:
      "Ask the app's administrator whether the account may manage users, and whether a firewall blocks Microsoft. The app's answer is in the details.",
  },
  'target-busy': { defaultMessage: 'Wait a few minutes, then try again.' },
  'target-fault': {
    defaultMessage:
      "Try again in a few minutes. If it stays so, give the app's administrator the time and the answer from the details.",
  },
  'target-request': {
    defaultMessage:
      "The address and the token may be right. Ask the app's vendor about its answer in the details, and whether it needs one of Microsoft's SCIM feature flags.",
  },
  'target-filter': {
    defaultMessage:
      "Choose a matching attribute that the app can filter by, under Attribute mapping. If none works, ask the app's vendor.",
  },
  'target-page': {
    defaultMessage:
      "Compare the tenant URL with the app's guide: a sign-in page or a home page often stands where the SCIM path is missing.",
  },
  'token-endpoint-location': {
    defaultMessage:
      'Check the address of the token endpoint, the client ID and the client secret. Whether they go in the header or the body can be set in the Entra admin center only, under Provisioning: Microsoft Graph has no key for it.',
  },
  'token-endpoint-refused': {
    defaultMessage:
      "Check the client ID, the client secret and the address of the token endpoint. The app's administrator can create a new secret.",
  },
  'connector-credentials': {
    defaultMessage:
      "Compare the keys with the connector's guide, and get new values from the app's administrator where they have expired.",
  },
  'salesforce-credentials': {
    defaultMessage:
      'Check the user name, the password and the security token. A new password resets the security token, so send both; a sandbox has credentials of its own.',
  },
  'salesforce-unreachable': {
    defaultMessage:
      'Try again in a few minutes. Then check the user name, the password and the security token, and whether a sandbox or the production organization is meant.',
  },
  'servicenow-credentials': {
    defaultMessage:
      'Check them by signing in to ServiceNow with that account, and ask its administrator whether the account may use the web services.',
  },
  'servicenow-instance': {
    defaultMessage:
      'Check the name of the instance: only the part before .service-now.com. If it is right, its administrator can look whether basic authentication is forbidden for incoming requests.',
  },
  'cross-tenant-policy': {
    defaultMessage:
      'The target tenant has to allow user synchronization into it, and both tenants have to redeem invitations automatically: under Cross-tenant access settings, outbound here and inbound there. Then send again.',
  },
  'notification-settings': {
    defaultMessage: 'Check the mail address in {settings}, or leave that key out to keep what is stored.',
  },
  'credentials-too-long': { defaultMessage: 'Shorten or leave out what the connector does not need.' },
  'bad-request': {
    defaultMessage:
      "A key or a value is not what this connector expects. Compare the keys with the connector's guide; Graph's own words are below.",
  },
  'no-reason': {
    defaultMessage: 'Try again; if it stays so, Microsoft support can look it up by the ids in the details.',
  },
  'object-unknown': {
    defaultMessage:
      'It may have been deleted, it may not support provisioning, or the id may belong to another tenant. Open it anew from the list.',
  },
  'object-busy': { defaultMessage: 'Wait a minute and send again.' },
  'graph-unavailable': { defaultMessage: 'Wait some minutes and try again; it mostly passes by itself.' },
  'graph-timeout': {
    defaultMessage: 'Try again in some minutes; if it stays so, the details help Microsoft support.',
  },
  'graph-fault': { defaultMessage: 'Wait a little and try again; the details help Microsoft support.' },
});

/** What happened, in one sentence that ends with a full stop. */
const signInCauseTitles: Record<SignInCause, MessageDescriptor> = defineMessages({
  'redirect-uri': { defaultMessage: 'The address of this page is not registered at Microsoft Entra.' },
  'account-not-in-tenant': { defaultMessage: 'This tenant does not know your account.' },
  'account-unknown': { defaultMessage: 'Microsoft Entra does not know that account.' },
  'account-locked': { defaultMessage: 'Your account is locked, disabled, or its password has expired.' },
  'wrong-password': { defaultMessage: 'The user name or the password was wrong.' },
  'account-type': { defaultMessage: 'This tenant does not accept that kind of account.' },
  'personal-account': { defaultMessage: 'Microsoft Entra does not accept a personal account here.' },
  'session-over': { defaultMessage: 'Your session at Microsoft has ended.' },
  'more-proof': { defaultMessage: 'Your tenant asks for multi-factor authentication.' },
  'proof-not-set-up': { defaultMessage: 'Your account has no multi-factor authentication yet.' },
  'proof-failed': { defaultMessage: 'Multi-factor authentication failed.' },
  'device-sign-in': { defaultMessage: 'Your tenant wants to know the device that you work on.' },
  'device-not-compliant': { defaultMessage: 'This device does not meet the rules of your tenant.' },
  'device-not-joined': { defaultMessage: 'This device does not belong to your organisation.' },
  'device-not-managed': { defaultMessage: 'Your tenant lets in managed devices only.' },
  'app-not-protected': { defaultMessage: 'Your tenant requires an Intune app protection policy.' },
  'blocked-by-policy': { defaultMessage: 'A conditional access policy blocked the sign-in.' },
  'not-assigned': { defaultMessage: 'Your account is not assigned to this page.' },
  'tenant-not-allowed': { defaultMessage: 'Your organisation does not allow access to this tenant.' },
  'consent-missing': { defaultMessage: 'Microsoft needs your consent.' },
  'consent-declined': { defaultMessage: 'You cancelled at Microsoft.' },
  'admin-approval': { defaultMessage: 'An administrator has to approve this first.' },
  'page-unknown': { defaultMessage: 'This tenant does not know this page.' },
  'page-disabled': { defaultMessage: 'This page has been switched off in your tenant.' },
  'page-permissions': { defaultMessage: 'This page asks for a permission that it is not registered for.' },
  'unknown-scope': { defaultMessage: 'This page asks for a permission that does not exist.' },
  'request-invalid': { defaultMessage: 'Microsoft Entra cannot read the sign-in request.' },
  'graph-disabled': { defaultMessage: 'Microsoft Graph is disabled in this tenant.' },
  'graph-not-in-tenant': { defaultMessage: 'This tenant does not offer what this page asks for.' },
  'not-a-single-page-app': { defaultMessage: 'This page is not registered as a single-page application.' },
  'tenant-unknown': { defaultMessage: 'This page cannot sign in to the tenant that it is set up for.' },
  'sign-in-lost': { defaultMessage: 'Microsoft Entra lost this sign-in on the way.' },
  'sign-in-loop': { defaultMessage: 'Microsoft Entra stopped repeated sign-in requests.' },
  'entra-busy': { defaultMessage: 'Microsoft Entra has a problem of its own.' },
  'policy-unmet': { defaultMessage: 'You signed in as your tenant asked, and it asks again.' },
  'window-blocked': { defaultMessage: "The browser blocked Microsoft's window." },
  'window-unanswered': { defaultMessage: "Nobody answered in Microsoft's window." },
});

/** What to do next. Takes `scopes`, `unknownScope`, the one that Entra does not know, and `origin`, where this page comes from, where it speaks of them. */
const signInCauseSteps: Record<SignInCause, MessageDescriptor> = defineMessages({
  'redirect-uri': {
    defaultMessage:
      'In the app registration, under Authentication, {origin}/redirect.html has to be listed as a redirect URI of the platform Single-page application, letter by letter.',
  },
  'account-not-in-tenant': {
    defaultMessage:
      'Choose an account of this tenant, or ask an administrator of it to invite yours as a guest.',
  },
  'account-unknown': {
    defaultMessage: 'Check the spelling of the sign-in name, or choose another account.',
  },
  'account-locked': {
    defaultMessage:
      'Wait a few minutes or reset the password; if that does not help, an administrator can unlock the account.',
  },
  'wrong-password': { defaultMessage: 'Sign in again.' },
  'account-type': { defaultMessage: 'Choose a work or school account that belongs to this tenant.' },
  'personal-account': {
    defaultMessage: 'Choose a work or school account, or ask the tenant to invite this one as a guest.',
  },
  'session-over': { defaultMessage: 'Sign in again to go on.' },
  'more-proof': { defaultMessage: 'Sign in again and confirm when Microsoft asks.' },
  'proof-not-set-up': {
    defaultMessage: 'Sign in again and set it up when Microsoft asks, or do so at aka.ms/mfasetup first.',
  },
  'proof-failed': {
    defaultMessage:
      'Sign in again and approve the request in time. If your method is lost, an administrator resets it.',
  },
  'device-sign-in': {
    defaultMessage:
      'Use a browser that is signed in with your work account on a device that your organisation knows.',
  },
  'device-not-compliant': {
    defaultMessage: 'Use a device that does; the company portal on this one says what is missing.',
  },
  'device-not-joined': { defaultMessage: 'Use a computer that your organisation has set up.' },
  'device-not-managed': {
    defaultMessage:
      'Use a device that your organisation manages, in a browser that is signed in with your work account.',
  },
  'app-not-protected': {
    defaultMessage:
      'On a phone, use Microsoft Edge with your work profile, or use a computer. A policy administrator can change the rule.',
  },
  'blocked-by-policy': {
    defaultMessage:
      'Try from the network and the device that you usually work with. A policy administrator finds the policy in the sign-in logs of the tenant, by the time and the code.',
  },
  'not-assigned': {
    defaultMessage: 'An administrator assigns people to it under Enterprise applications, Users and groups.',
  },
  'tenant-not-allowed': {
    defaultMessage: 'Choose an account of this tenant, or ask your administrators to allow access to it.',
  },
  'consent-missing': {
    defaultMessage: 'The permission {scopes} was not granted. Start again and accept it when Microsoft asks.',
  },
  'consent-declined': {
    defaultMessage:
      'The sign-in was broken off, or the permission {scopes} was declined. Nothing was changed; start again whenever you like.',
  },
  'admin-approval': {
    defaultMessage:
      'Your account may not grant {scopes}. Ask a Global Administrator or Privileged Role Administrator to consent for the tenant, then try again.',
  },
  'page-unknown': {
    defaultMessage:
      'Check the client id and the tenant in config.json; an administrator of the tenant may have to consent to the page first.',
  },
  'page-disabled': {
    defaultMessage:
      'An administrator can let people sign in again under Enterprise applications, Properties.',
  },
  'page-permissions': {
    defaultMessage:
      'In the app registration, under API permissions, add the permissions that config.json asks for.',
  },
  'unknown-scope': {
    defaultMessage:
      'Microsoft does not know {unknownScope}. Correct the name under scopes in config.json, then reload.',
  },
  'request-invalid': {
    defaultMessage:
      'Open this page anew and try again. If it stays, report the details: the page or a proxy changes the request.',
  },
  'graph-disabled': {
    defaultMessage:
      'Under Enterprise applications, find Microsoft Graph among the Microsoft applications and enable sign-in.',
  },
  'graph-not-in-tenant': {
    defaultMessage: 'Check the cloud, the tenant and the permissions in config.json.',
  },
  'not-a-single-page-app': {
    defaultMessage:
      'In the app registration, under Authentication, move the redirect URI {origin}/redirect.html to the platform Single-page application.',
  },
  'tenant-unknown': { defaultMessage: 'Check the tenant and the cloud in config.json.' },
  'sign-in-lost': {
    defaultMessage:
      'Close other Microsoft sign-in pages, allow cookies for Microsoft, then sign in from this page again.',
  },
  'sign-in-loop': {
    defaultMessage: 'Close other tabs of this page, wait five minutes, then sign in again.',
  },
  'entra-busy': { defaultMessage: 'Wait a little and try again; the code helps Microsoft support.' },
  'policy-unmet': {
    defaultMessage:
      'Another window would not help. A policy administrator finds in the sign-in logs of the tenant which conditional access policy asks for what.',
  },
  'window-blocked': {
    defaultMessage:
      'At the end of its address bar the browser shows that it blocked a window: choose there to always allow windows from {origin}, then try again. What you typed stays here.',
  },
  'window-unanswered': {
    defaultMessage: 'The page waited for ten minutes. Try again, and answer there.',
  },
});

export const causeTitles: Readonly<Record<CauseId, MessageDescriptor>> = {
  ...graphCauseTitles,
  ...signInCauseTitles,
};

export const causeSteps: Readonly<Record<CauseId, MessageDescriptor>> = {
  ...graphCauseSteps,
  ...signInCauseSteps,
};

/** Who can fix it. */
export const whoTexts: Readonly<Record<Who, MessageDescriptor>> = defineMessages({
  you: { defaultMessage: 'You can fix this.' },
  'tenant-admin': { defaultMessage: 'An administrator of the tenant can fix this.' },
  'target-owner': { defaultMessage: 'Whoever runs the app on the other side can help to fix this.' },
  'page-owner': { defaultMessage: 'Whoever runs this page can fix this.' },
  microsoft: { defaultMessage: 'Only Microsoft can fix this.' },
});

/** How the cause is known; the words of a link to where. */
export const confidenceTexts: Readonly<Record<Confidence, MessageDescriptor>> = defineMessages({
  documented: { defaultMessage: 'Documented by Microsoft (new tab)' },
  observed: { defaultMessage: 'Known from practice; see what Microsoft says (new tab)' },
  inferred: { defaultMessage: 'A guess; see what Microsoft says (new tab)' },
});
