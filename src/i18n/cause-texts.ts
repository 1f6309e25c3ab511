import { defineMessages, type MessageDescriptor } from 'react-intl';
import type { CauseId, SignInCause } from '#src/domain/failure/causes.ts';
import type { Confidence, Who, GraphCause } from '#src/domain/failure/graph-causes.ts';

/** What happened, in one sentence that ends with a full stop. Takes `status`, what the target answered, where it speaks of it. */
const graphCauseTitles: Record<GraphCause, MessageDescriptor> = defineMessages({
  'synchronization-permission': { defaultMessage: "You don't have permission for this application." },
  'directory-permission': { defaultMessage: "You don't have permission to read the directory." },
  'token-rejected': { defaultMessage: "Microsoft Graph doesn't accept your session." },
  'policy-challenge': { defaultMessage: 'Your tenant requires a stronger sign-in.' },
  'policy-unread': {
    defaultMessage: "Your tenant requires a stronger sign-in. This site can't read which one.",
  },
  'unknown-key': { defaultMessage: "Microsoft Graph doesn't know one of the keys." },
  'unsupported-query': { defaultMessage: "Microsoft Graph doesn't support this search." },
  throttled: { defaultMessage: 'Too many requests. Microsoft asked us to wait.' },
  'target-unreachable': {
    defaultMessage: "Entra couldn't test the credentials with the app.",
  },
  'target-refused': { defaultMessage: 'The app rejected the credentials.' },
  'target-address': { defaultMessage: "Entra can't use these credentials." },
  'target-no-scim': {
    defaultMessage: "The tenant URL doesn't lead to a SCIM endpoint.",
  },
  'target-401': { defaultMessage: 'The app answered 401: it rejected the token.' },
  'target-403': { defaultMessage: "The app answered 403: this account or caller isn't allowed in." },
  'target-busy': { defaultMessage: 'The app answered 429: too many requests.' },
  'target-fault': { defaultMessage: 'The app answered {status}: it failed, whatever the credentials.' },
  'target-request': { defaultMessage: 'The app answered {status}: it rejected the SCIM request.' },
  'target-filter': { defaultMessage: "The app can't filter users in the way that provisioning needs." },
  'target-page': { defaultMessage: 'The tenant URL returns a web page or a redirect, not SCIM.' },
  'token-endpoint-location': {
    defaultMessage: 'The token endpoint rejected the client credentials as they were sent.',
  },
  'token-endpoint-refused': { defaultMessage: 'The token endpoint rejected the client credentials.' },
  'connector-credentials': { defaultMessage: "The app didn't accept the credentials." },
  'salesforce-credentials': {
    defaultMessage: 'Salesforce rejected the credentials.',
  },
  'salesforce-unreachable': {
    defaultMessage: 'Salesforce sent an unexpected answer.',
  },
  'servicenow-credentials': { defaultMessage: 'ServiceNow rejected the user name and password.' },
  'servicenow-instance': {
    defaultMessage: "Entra couldn't connect to the ServiceNow instance.",
  },
  'cross-tenant-policy': { defaultMessage: 'Both tenants must allow the synchronization.' },
  'notification-settings': { defaultMessage: "The notification settings aren't valid." },
  'credentials-too-long': { defaultMessage: 'The credentials are too long in total.' },
  'bad-request': { defaultMessage: "Microsoft Graph can't use the request." },
  'no-reason': { defaultMessage: 'Microsoft Graph rejected the request without a reason.' },
  'object-unknown': { defaultMessage: "Microsoft Graph can't find this object." },
  'object-busy': {
    defaultMessage: 'Another change to this application is in progress.',
  },
  'graph-unavailable': { defaultMessage: 'Microsoft Graph is overloaded or under maintenance.' },
  'graph-timeout': { defaultMessage: 'A service behind Microsoft Graph timed out.' },
  'graph-fault': { defaultMessage: 'Microsoft Graph has a problem.' },
});

/** What to do next. Takes `scope` and `roles` where it speaks of them. */
const graphCauseSteps: Record<GraphCause, MessageDescriptor> = defineMessages({
  'synchronization-permission': {
    defaultMessage:
      "You need {scope}, and one of these roles: {roles} or Global Administrator. Owning the enterprise application also works; owning only the app registration doesn't. Sign in again after a change.",
    description: 'Help: what a person needs',
  },
  'directory-permission': {
    defaultMessage:
      'You need Application.Read.All and a role that can read applications. Ask an administrator of your tenant.',
  },
  'token-rejected': {
    defaultMessage:
      "Try again to get a new session. If it returns, sign out and in, and check your computer's clock.",
  },
  'policy-challenge': {
    defaultMessage:
      'A Conditional Access policy asks for more, such as multifactor authentication. Confirm, then try again. If it returns, ask your policy administrator.',
  },
  'policy-unread': {
    defaultMessage: 'Sign out, then sign in again. If it returns, ask your policy administrator.',
  },
  'unknown-key': {
    defaultMessage: 'Compare the key with the list, including upper and lower case, or remove it.',
  },
  'unsupported-query': {
    defaultMessage: 'This is a bug in this site. Search for something else, and report the details.',
  },
  throttled: { defaultMessage: 'Wait 30 seconds, then try again.' },
  'target-unreachable': {
    defaultMessage:
      "Check the tenant URL. Ask the app's administrator whether Microsoft can reach it. The app's answer, if any, is in the details.",
  },
  'target-refused': {
    defaultMessage:
      "Get a new token from its administrator and check it can manage users. The app's answer is in the details.",
  },
  'target-address': {
    defaultMessage: "The tenant URL is usually the cause. Compare it with the connector's guide.",
  },
  'target-no-scim': {
    defaultMessage:
      "Compare the tenant URL with the app's guide: the path is usually wrong. The app's answer, if any, is in the details.",
  },
  'target-401': {
    defaultMessage:
      "Get a new token from the app's administrator. Check that it's for SCIM and hasn't expired. The app's answer is in the details.",
  },
  'target-403': {
    defaultMessage:
      "Ask its administrator whether the account can manage users, and whether a firewall blocks Microsoft. The app's answer is in the details.",
  },
  'target-busy': { defaultMessage: 'Wait a few minutes, then try again.' },
  'target-fault': {
    defaultMessage:
      "Try again in a few minutes. If it keeps failing, send the time and the details to the app's administrator.",
  },
  'target-request': {
    defaultMessage:
      "The address and token may be right. Ask the app's vendor about its answer, and about Microsoft's SCIM feature flags.",
  },
  'target-filter': {
    defaultMessage:
      "In Attribute mapping, choose a matching attribute that the app can filter by. If none works, ask the app's vendor.",
  },
  'target-page': {
    defaultMessage: "Compare the tenant URL with the app's guide. The SCIM path is often missing.",
  },
  'token-endpoint-location': {
    defaultMessage:
      'Check the token endpoint, client ID and secret. Only the Entra admin center can choose header or body, under Provisioning.',
  },
  'token-endpoint-refused': {
    defaultMessage:
      "Check the client ID, the client secret and the token endpoint. The app's administrator can create a new secret.",
  },
  'connector-credentials': {
    defaultMessage:
      "Compare the keys with the connector's guide. Get new values from the app's administrator if they expired.",
  },
  'salesforce-credentials': {
    defaultMessage:
      'Check the user name, password and security token. A new password resets the token, so send both. A sandbox has its own credentials.',
  },
  'salesforce-unreachable': {
    defaultMessage:
      'Try again in a few minutes. Then check the user name, password and security token, and sandbox or production.',
  },
  'servicenow-credentials': {
    defaultMessage:
      'Sign in to ServiceNow with this account to check them. Ask its administrator whether the account can use web services.',
  },
  'servicenow-instance': {
    defaultMessage:
      "Enter only the part before .service-now.com. If that's right, ask its administrator whether basic authentication is allowed.",
  },
  'cross-tenant-policy': {
    defaultMessage:
      'In Cross-tenant access settings, the target tenant must allow user sync. Both must redeem invitations automatically, outbound here and inbound there. Then send again.',
  },
  'notification-settings': {
    defaultMessage: 'Check the email address in {settings}, or remove the key to keep the stored settings.',
  },
  'credentials-too-long': { defaultMessage: "Shorten or remove what the connector doesn't need." },
  'bad-request': {
    defaultMessage:
      "A key or value isn't what this connector expects. Compare the keys with its guide; Graph's message is in the details.",
  },
  'no-reason': {
    defaultMessage: 'Try again. If it keeps failing, send the IDs in the details to Microsoft support.',
  },
  'object-unknown': {
    defaultMessage:
      'It may be deleted, in another tenant, or not support provisioning. Open it again from the list.',
  },
  'object-busy': { defaultMessage: 'Wait a minute, then send again.' },
  'graph-unavailable': { defaultMessage: 'Try again in a few minutes. It usually passes.' },
  'graph-timeout': {
    defaultMessage: 'Try again in a few minutes. If it keeps failing, send the details to Microsoft support.',
  },
  'graph-fault': {
    defaultMessage: 'Try again in a few minutes. If it keeps failing, the details help Microsoft support.',
  },
});

/** What happened, in one sentence that ends with a full stop. */
const signInCauseTitles: Record<SignInCause, MessageDescriptor> = defineMessages({
  'redirect-uri': { defaultMessage: "This site's address isn't registered in Microsoft Entra." },
  'account-not-in-tenant': { defaultMessage: "Your account isn't in this tenant." },
  'account-unknown': { defaultMessage: "Microsoft Entra doesn't know this account." },
  'account-locked': { defaultMessage: 'Your account is locked, disabled, or its password has expired.' },
  'wrong-password': { defaultMessage: 'Wrong user name or password.' },
  'account-type': { defaultMessage: "This tenant doesn't accept this type of account." },
  'personal-account': { defaultMessage: "Microsoft Entra doesn't accept a personal account here." },
  'session-over': { defaultMessage: 'Your Microsoft session has ended.' },
  'more-proof': { defaultMessage: 'Your tenant requires multifactor authentication.' },
  'proof-not-set-up': { defaultMessage: 'Your account has no multifactor authentication yet.' },
  'proof-failed': { defaultMessage: 'Multifactor authentication failed.' },
  'device-sign-in': { defaultMessage: 'Your tenant requires a known device.' },
  'device-not-compliant': { defaultMessage: "This device doesn't comply with your tenant's rules." },
  'device-not-joined': { defaultMessage: "This device doesn't belong to your organization." },
  'device-not-managed': { defaultMessage: 'Your tenant allows managed devices only.' },
  'app-not-protected': { defaultMessage: 'Your tenant requires an Intune app protection policy.' },
  'blocked-by-policy': { defaultMessage: 'A Conditional Access policy blocked the sign-in.' },
  'not-assigned': { defaultMessage: "Your account isn't assigned to this site." },
  'tenant-not-allowed': { defaultMessage: "Your organization doesn't allow access to this tenant." },
  'consent-missing': { defaultMessage: 'Microsoft needs your consent.' },
  'consent-declined': { defaultMessage: 'You canceled in the Microsoft window.' },
  'admin-approval': { defaultMessage: 'An administrator must approve this first.' },
  'page-unknown': { defaultMessage: "This site isn't registered in this tenant." },
  'page-disabled': { defaultMessage: 'This site is disabled in your tenant.' },
  'page-permissions': { defaultMessage: "This site's app registration lacks a permission." },
  'unknown-scope': { defaultMessage: "This site asks for a permission that doesn't exist." },
  'request-invalid': { defaultMessage: "Microsoft Entra can't read the sign-in request." },
  'graph-disabled': { defaultMessage: 'Microsoft Graph is disabled in this tenant.' },
  'graph-not-in-tenant': { defaultMessage: "This tenant doesn't offer what this site asks for." },
  'not-a-single-page-app': { defaultMessage: "This site isn't registered as a single-page application." },
  'tenant-unknown': { defaultMessage: "This site can't sign in to its configured tenant." },
  'sign-in-lost': { defaultMessage: 'Microsoft Entra lost this sign-in.' },
  'sign-in-loop': { defaultMessage: 'Microsoft Entra stopped repeated sign-in requests.' },
  'entra-busy': { defaultMessage: 'Microsoft Entra has a problem.' },
  'policy-unmet': { defaultMessage: 'You signed in as required, but your tenant asks again.' },
  'window-blocked': { defaultMessage: 'The browser blocked the Microsoft window.' },
  'window-unanswered': { defaultMessage: 'No response in the Microsoft window.' },
});

/** What to do next. Takes `scopes`, `unknownScope`, the one that Entra does not know, and `origin`, where this page comes from, where it speaks of them. */
const signInCauseSteps: Record<SignInCause, MessageDescriptor> = defineMessages({
  'redirect-uri': {
    defaultMessage:
      'In the app registration, under Authentication, add {origin}/redirect.html as a Single-page application redirect URI. It must match exactly.',
  },
  'account-not-in-tenant': {
    defaultMessage: 'Choose an account in this tenant, or ask its administrator to invite yours as a guest.',
  },
  'account-unknown': {
    defaultMessage: 'Check the sign-in name, or choose another account.',
  },
  'account-locked': {
    defaultMessage:
      "Wait a few minutes or reset the password. If that doesn't help, ask an administrator to unlock the account.",
  },
  'wrong-password': { defaultMessage: 'Sign in again.' },
  'account-type': { defaultMessage: 'Choose a work or school account that belongs to this tenant.' },
  'personal-account': {
    defaultMessage:
      "Choose a work or school account, or ask the tenant's administrator to invite this one as a guest.",
  },
  'session-over': { defaultMessage: 'Sign in again to continue.' },
  'more-proof': { defaultMessage: 'Sign in again and confirm when asked.' },
  'proof-not-set-up': {
    defaultMessage: 'Sign in again and set it up when asked, or go to aka.ms/mfasetup first.',
  },
  'proof-failed': {
    defaultMessage:
      'Sign in again and approve the request in time. If you lost your method, ask an administrator to reset it.',
  },
  'device-sign-in': {
    defaultMessage: 'Use a device known to your organization, in a browser signed in with your work account.',
  },
  'device-not-compliant': {
    defaultMessage: "Use a compliant device. The Company Portal on this one shows what's missing.",
  },
  'device-not-joined': { defaultMessage: 'Use a computer set up by your organization.' },
  'device-not-managed': {
    defaultMessage:
      'Use a device managed by your organization, in a browser signed in with your work account.',
  },
  'app-not-protected': {
    defaultMessage:
      'On a phone, use Microsoft Edge with your work profile, or use a computer. A policy administrator can change the rule.',
  },
  'blocked-by-policy': {
    defaultMessage:
      'Try your usual network and device. A policy administrator can find the policy in the sign-in logs, by time and code.',
  },
  'not-assigned': {
    defaultMessage: 'An administrator can assign you in Enterprise applications, under Users and groups.',
  },
  'tenant-not-allowed': {
    defaultMessage: 'Choose an account in this tenant, or ask your administrators to allow access.',
  },
  'consent-missing': {
    defaultMessage: "{scopes} wasn't granted. Start again and accept when Microsoft asks.",
  },
  'consent-declined': {
    defaultMessage:
      'The sign-in was canceled, or {scopes} was declined. Nothing was changed. Start again at any time.',
  },
  'admin-approval': {
    defaultMessage:
      "You aren't allowed to grant {scopes}. Ask a Global Administrator or Privileged Role Administrator to grant it, then try again.",
  },
  'page-unknown': {
    defaultMessage:
      'Check the client ID and tenant in config.json. An administrator may need to grant consent first.',
  },
  'page-disabled': {
    defaultMessage: 'An administrator can enable sign-in in Enterprise applications, under Properties.',
  },
  'page-permissions': {
    defaultMessage:
      'In the app registration, under API permissions, add the permissions listed in config.json.',
  },
  'unknown-scope': {
    defaultMessage:
      "Microsoft doesn't know {unknownScope}. Correct the name under scopes in config.json, then reload.",
  },
  'request-invalid': {
    defaultMessage:
      'Reload and try again. If it keeps failing, report the details: the site or a proxy changes the request.',
  },
  'graph-disabled': {
    defaultMessage:
      'In Enterprise applications, open Microsoft Graph under Microsoft applications and enable sign-in.',
  },
  'graph-not-in-tenant': {
    defaultMessage: 'Check the cloud, tenant and permissions in config.json.',
  },
  'not-a-single-page-app': {
    defaultMessage:
      'In the app registration, under Authentication, move {origin}/redirect.html to the platform Single-page application.',
  },
  'tenant-unknown': { defaultMessage: 'Check the tenant and the cloud in config.json.' },
  'sign-in-lost': {
    defaultMessage:
      "Close other Microsoft sign-in pages, allow Microsoft's cookies, then sign in here again.",
  },
  'sign-in-loop': {
    defaultMessage: 'Close other tabs of this site, wait five minutes, then sign in again.',
  },
  'entra-busy': {
    defaultMessage: 'Try again in a few minutes. If it keeps failing, send the code to Microsoft support.',
  },
  'policy-unmet': {
    defaultMessage:
      "Signing in again won't help. Ask a policy administrator to find the Conditional Access policy in the sign-in logs.",
  },
  'window-blocked': {
    defaultMessage:
      'In the address bar, allow pop-up windows from {origin}, then try again. Your values are still here.',
  },
  'window-unanswered': {
    defaultMessage: 'The wait ended after ten minutes. Try again, and answer in the Microsoft window.',
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
  'tenant-admin': { defaultMessage: 'Who can fix it: an administrator of your tenant.' },
  'target-owner': { defaultMessage: "Who can fix it: the app's administrator." },
  'page-owner': { defaultMessage: 'Who can fix it: the site owner.' },
  microsoft: { defaultMessage: 'Who can fix it: Microsoft.' },
});

/** How the cause is known; the words of a link to where. */
export const confidenceTexts: Readonly<Record<Confidence, MessageDescriptor>> = defineMessages({
  documented: { defaultMessage: 'Documented by Microsoft (new tab)' },
  observed: { defaultMessage: "Community · Microsoft's documentation (new tab)" },
  inferred: { defaultMessage: "Inferred · Microsoft's documentation (new tab)" },
});
