import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as v from 'valibot';
import { readJson, writeJson } from '../disk.ts';
import type { Person } from '../people.ts';
import { isReadSwitch } from '../graph/read-switches.ts';
import type { ReadSwitch } from '../graph/read-switches.ts';
import { write } from './scopes.ts';
import { isTokenSwitch, reaches } from './token-faults.ts';
import type { Reach, TokenSwitch } from './token-faults.ts';

const storedSession = v.object({
  id: v.string(),
  /** Ids of the people signed in, the latest first. */
  signedIn: v.array(v.string()),
  /** Scopes accepted in this session, by person. */
  consents: v.record(v.string(), v.array(v.string())),
  /** How often each person has picked their name. */
  signIns: v.record(v.string(), v.number()),
  /** People whose refresh token was refused and who have not signed in since. */
  ended: v.array(v.string()),
  /** How Entra behaves from now on. */
  switched: v.optional(
    v.object({
      name: v.custom<TokenSwitch>((name) => typeof name === 'string' && isTokenSwitch(name)),
      reach: v.picklist(reaches),
      /** Entra's window has been answered for the write permission since. */
      answered: v.boolean(),
    }),
  ),
  /** How Graph answers synchronization reads from now on. */
  reads: v.optional(v.array(v.custom<ReadSwitch>(isReadSwitch))),
});
type Session = v.InferOutput<typeof storedSession>;
export type Switched = NonNullable<Session['switched']>;

/** More than any demo or test run opens at once; older ones are forgotten. */
const kept = 400;

/** What Entra remembers about each browser; one browser never sees another's consents. */
export type Sessions = {
  /** The session with that id, which is made when it is unknown. */
  open(id: string | undefined): string;
  signedIn(id: string): readonly string[];
  signIn(id: string, person: Person): void;
  signOut(id: string, person: Person | undefined): void;
  grant(id: string, person: Person, scopes: readonly string[]): void;
  consented(id: string, person: Person): ReadonlySet<string>;
  /** False once the person's refresh tokens have run out in this session. */
  refreshes(id: string, person: Person): boolean;
  end(id: string, person: Person): void;
  switchedTo(id: string): Switched | undefined;
  /** Without a switch all is as it should be. */
  switchTo(id: string, name?: TokenSwitch, reach?: Reach): void;
  /** Entra's window has been answered for the write permission. */
  answered(id: string): void;
  readSwitches(id: string): readonly ReadSwitch[];
  switchReads(id: string, switches: readonly ReadSwitch[]): void;
};

/** Keeps the sessions in `folder`, one file a port, so that two sandboxes do not overwrite each other. */
export function createSessions(folder: string, port: number): Sessions {
  const file = join(folder, `sessions-${port}.json`);
  const parsed = v.safeParse(v.array(storedSession), readJson(file));
  const sessions = new Map((parsed.success ? parsed.output : []).map((session) => [session.id, session]));

  function get(id: string): Session {
    const known = sessions.get(id);
    if (known) return known;
    const fresh: Session = { id, signedIn: [], consents: {}, signIns: {}, ended: [] };
    sessions.set(id, fresh);
    return fresh;
  }

  function change(id: string, update: (session: Session) => void): void {
    const session = get(id);
    update(session);
    sessions.delete(id);
    sessions.set(id, session);
    for (const oldest of [...sessions.keys()].slice(0, Math.max(0, sessions.size - kept)))
      sessions.delete(oldest);
    writeJson(file, [...sessions.values()]);
  }

  return {
    open: (id) => (id !== undefined && sessions.has(id) ? id : randomUUID()),
    signedIn: (id) => get(id).signedIn.filter((person) => !get(id).ended.includes(person)),
    signIn: (id, person) =>
      change(id, (session) => {
        session.signedIn = [person.id, ...session.signedIn.filter((other) => other !== person.id)];
        session.signIns[person.id] = (session.signIns[person.id] ?? 0) + 1;
        session.ended = session.ended.filter((other) => other !== person.id);
      }),
    signOut: (id, person) =>
      change(id, (session) => {
        session.signedIn = session.signedIn.filter((other) => person !== undefined && other !== person.id);
      }),
    grant: (id, person, scopes) =>
      change(id, (session) => {
        session.consents[person.id] = [...new Set([...(session.consents[person.id] ?? []), ...scopes])];
      }),
    consented(id, person) {
      const { consents, switched } = get(id);
      const own = consents[person.id] ?? [];
      if (switched?.name !== 'consent-revoked') return new Set([...person.consented, ...own]);
      return new Set([
        ...person.consented.filter((scope) => switched.reach === 'write' && scope !== write),
        ...own,
      ]);
    },
    refreshes: (id, person) => person.refresh === 'lasting' || (get(id).signIns[person.id] ?? 0) > 1,
    end: (id, person) =>
      change(id, (session) => {
        session.ended = [...new Set([...session.ended, person.id])];
      }),
    switchedTo: (id) => get(id).switched,
    switchTo: (id, name, reach = 'all') =>
      change(id, (session) => {
        session.switched = name && { name, reach, answered: false };
        if (name === 'consent-revoked') session.consents = {};
      }),
    answered: (id) =>
      change(id, (session) => {
        if (session.switched) session.switched.answered = true;
      }),
    readSwitches: (id) => get(id).reads ?? [],
    switchReads: (id, switches) =>
      change(id, (session) => {
        session.reads = switches.length === 0 ? undefined : [...switches];
      }),
  };
}
