import { test as base } from '@playwright/test';
import { type EngineName, engines } from './engines.ts';
import type { Hands } from './hands.ts';
import { type ObservedWorld, openObservedWorld } from './observed-world.ts';
import { ranIn } from './report.ts';

export type EngineOptions = {
  /** Which engine the project is for. */
  engineName: EngineName;
};
type Fixtures = EngineOptions & { hands: Hands; world: ObservedWorld };

export const test = base.extend<Fixtures>({
  engineName: ['chromium', { option: true }],
  // Playwright reads off the parameter that it takes no other fixture.
  // oxlint-disable-next-line no-empty-pattern
  world: async ({}, use) => {
    const world = await openObservedWorld();
    await use(world);
    world.close();
  },
  hands: async ({ engineName }, use, testInfo) => {
    const engine = engines.find(({ name }) => name === engineName);
    if (engine?.state !== 'installed') throw new Error(`${engineName} is not on this machine.`);
    const hands = await engine.open();
    testInfo.annotations.push({ type: ranIn, description: hands.engine });
    await use(hands);
    await hands.close();
  },
});
