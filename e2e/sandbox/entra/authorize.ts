import { Hono } from 'hono';
import type { Context } from 'hono';
import { people, personById } from '../people.ts';
import type { Person } from '../people.ts';
import { readAuthorizeRequest } from './authorize-request.ts';
import type { AuthorizeRequest } from './authorize-request.ts';
import { approvalNeeded, declined, finish, refuse } from './authorize-answers.ts';
import { keepSession, sessionOf, switchFor } from './context.ts';
import type { Entra } from './context.ts';
import type { Refusal } from './errors.ts';
import { approvalPage, consentPage, refusalPage, signInPage } from './pages.ts';
import type { PageContext } from './pages.ts';
import { signInRefusals } from './sign-in-refusals.ts';
import type { SignInRefusal } from './sign-in-refusals.ts';
import { isSignInCode } from './token-faults.ts';
import { opaqueHint } from './tokens.ts';

/** The authorize endpoint and the pages behind it. */
export function authorizeRoutes(entra: Entra): Hono {
  const app = new Hono();
  app.get('/:tenant/oauth2/v2.0/authorize', (c) => {
    const query = new URL(c.req.url).searchParams;
    const read = readAuthorizeRequest(query, entra.origins);
    switch (read.kind) {
      case 'page':
        return c.html(refusalPage(read.refusal, read.correlationId), 400);
      case 'redirect':
        return refuse(c, read.request, read.refusal);
      case 'ok':
        return start(c, entra, read.request, pageContext(c, query.toString()));
    }
  });
  app.post('/:tenant/oauth2/v2.0/authorize', async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const query = form.get('request') ?? '';
    const read = readAuthorizeRequest(new URLSearchParams(query), entra.origins);
    if (read.kind === 'page') return c.html(refusalPage(read.refusal, read.correlationId), 400);
    if (read.kind === 'redirect') return refuse(c, read.request, read.refusal);
    return proceed(c, entra, read.request, pageContext(c, query), form);
  });
  return app;
}

function pageContext(c: Context, request: string): PageContext {
  return { action: new URL(c.req.url).pathname, request };
}

/** Single sign-on where the session and `prompt` allow it, else the list of people. */
function start(
  c: Context,
  entra: Entra,
  request: AuthorizeRequest,
  page: PageContext,
): Response | Promise<Response> {
  const session = sessionOf(c, entra);
  const refusal = refusedBySwitch(entra, session, request);
  if (refusal?.by === 'page') return c.html(refusalPage(refusal, request.correlationId), 400);
  if (refusal?.by === 'back') return refuse(c, request, refusal);
  const signedIn = entra.sessions.signedIn(session);
  const hinted = people.find((person) => [person.upn, opaqueHint(person)].includes(request.loginHint ?? ''));
  const sole = signedIn.length === 1 ? personById(signedIn[0]) : undefined;
  const known =
    request.loginHint === undefined ? sole : hinted && signedIn.includes(hinted.id) ? hinted : undefined;
  switch (request.prompt) {
    case 'none':
      return known
        ? silently(c, entra, request, session, known)
        : refuse(c, request, noSession(signedIn.length));
    case 'login':
    case 'select_account':
      return c.html(signInPage(page, hinted, signedIn));
    case 'consent':
    case undefined:
      return known
        ? ask(c, entra, request, page, session, known, request.prompt === 'consent')
        : c.html(signInPage(page, hinted, signedIn));
  }
}

function refusedBySwitch(
  entra: Entra,
  session: string,
  { scopes }: AuthorizeRequest,
): SignInRefusal | undefined {
  const name = switchFor(entra, session, scopes)?.name;
  return name && isSignInCode(name) ? signInRefusals[name] : undefined;
}

function noSession(signedIn: number): Refusal {
  return signedIn > 1
    ? {
        error: 'interaction_required',
        code: 16000,
        text: 'Several users are signed in; one of them has to be picked.',
      }
    : {
        error: 'login_required',
        code: 50058,
        text: 'A silent sign-in request was sent but no user is signed in.',
      };
}

function silently(
  c: Context,
  entra: Entra,
  request: AuthorizeRequest,
  session: string,
  person: Person,
): Response | Promise<Response> {
  if (missing(entra, request, session, person).length === 0)
    return finish(c, entra, request, session, person);
  return refuse(c, request, { error: 'consent_required', code: 65001, text: 'The user has not consented.' });
}

function missing(
  entra: Entra,
  request: AuthorizeRequest,
  session: string,
  person: Person,
): readonly string[] {
  const consented = entra.sessions.consented(session, person);
  return request.scopes.graph.filter((scope) => !consented.has(scope));
}

/** Asks for whatever has not been consented, or goes back with a code. */
function ask(
  c: Context,
  entra: Entra,
  request: AuthorizeRequest,
  page: PageContext,
  session: string,
  person: Person,
  always: boolean,
): Response | Promise<Response> {
  const open = missing(entra, request, session, person);
  if (open.length === 0 && !always) return finish(c, entra, request, session, person);
  if (person.consent === 'needs-approval' && open.length > 0) return c.html(approvalPage(page, person, open));
  return c.html(consentPage(page, person, request.scopes.graph));
}

/** Goes on from a button of one of the pages. */
function proceed(
  c: Context,
  entra: Entra,
  request: AuthorizeRequest,
  page: PageContext,
  form: URLSearchParams,
): Response | Promise<Response> {
  const session = sessionOf(c, entra);
  const picked = personById(form.get('person'));
  if (picked) {
    entra.sessions.signIn(session, picked);
    keepSession(c, entra, session);
    return ask(c, entra, request, page, session, picked, request.prompt === 'consent');
  }
  const asked = personById(form.get('asked'));
  switch (form.get('decision')) {
    case 'accept': {
      // The page is only a page: what it may grant is decided by who is signed in here.
      if (!asked || !entra.sessions.signedIn(session).includes(asked.id))
        return c.html(signInPage(page, asked, []));
      const open = missing(entra, request, session, asked);
      if (asked.consent === 'needs-approval' && open.length > 0) return refuse(c, request, approvalNeeded);
      entra.sessions.grant(session, asked, open);
      return finish(c, entra, request, session, asked);
    }
    case 'return':
      return refuse(c, request, approvalNeeded);
    case 'decline':
    case 'cancel':
      return refuse(c, request, declined, 'cancel');
    default:
      return c.html(signInPage(page, undefined, entra.sessions.signedIn(session)));
  }
}
