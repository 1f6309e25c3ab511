import { defineMessages, type MessageDescriptor } from 'react-intl';
import type { SignInCause } from '#src/domain/failure/causes.ts';

/** What happened, in one sentence that ends with a full stop. */
export const signInCauseTitles: Record<SignInCause, MessageDescriptor> = defineMessages({
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
export const signInCauseSteps: Record<SignInCause, MessageDescriptor> = defineMessages({
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
