import type { Entry } from '../../directory.ts';
import { provisioningOf } from '../../directory/provisioning.ts';
import { synchronizationTemplates } from '../../directory/synchronization-templates.ts';
import { contoso } from '../../tenant.ts';
import { after, type Health, type JobAction, type JobState, seeded, settled } from './job-state.ts';

export type StoredJob = { readonly id: string; readonly template: string; readonly state: JobState };

/** The jobs of each target, as each session has made them. */
export type JobStore = {
  of(sid: string, entry: Entry, health: Health, now: number): readonly StoredJob[];
  act(sid: string, job: StoredJob, action: JobAction, now: number): void;
};

export function createJobStore(): JobStore {
  const states = new Map<string, JobState>();
  return {
    of: (sid, entry, health, now) =>
      seedsOf(entry).map(({ template, state, copy }) => {
        // Graph's own ids are a template, a tenant and something of its own.
        const id = `${template}.${contoso.id.replaceAll('-', '')}.${entry.id}${copy > 0 ? `.${copy}` : ''}`;
        const before = states.get(`${sid}:${id}`) ?? seeded(state, provisioningOf(entry), now);
        const by = settled(before, health, now);
        states.set(`${sid}:${id}`, by);
        return { id, template, state: by };
      }),
    act: (sid, { id, state }, action, now) => void states.set(`${sid}:${id}`, after(action, state, now)),
  };
}

type Seed = NonNullable<ReturnType<typeof provisioningOf>>['jobs'][number];

function seedsOf(entry: Entry): readonly (Seed & { copy: number })[] {
  const seeds: readonly Seed[] =
    provisioningOf(entry)?.jobs ??
    synchronizationTemplates(entry)
      .slice(0, 1)
      .map(({ id }) => ({ template: id, state: 'active' }));
  return seeds.flatMap((seed) => Array.from({ length: seed.copies ?? 1 }, (_, copy) => ({ ...seed, copy })));
}
