import { expect, test } from 'vitest';
import { clouds } from './clouds.ts';

test('every host is a bare https origin', () => {
  for (const { loginOrigin, graphOrigin } of Object.values(clouds)) {
    for (const origin of [loginOrigin, graphOrigin]) {
      expect(new URL(origin).protocol).toBe('https:');
      expect(new URL(origin).origin).toBe(origin);
    }
  }
});

test('each cloud is filed under its own name, and no two share a Graph host', () => {
  for (const [name, cloud] of Object.entries(clouds)) expect(cloud.name).toBe(name);
  expect(new Set(Object.values(clouds).map((cloud) => cloud.graphOrigin)).size).toBe(4);
});

test('only China has to be verified at run time', () => {
  expect(
    Object.values(clouds)
      .filter((cloud) => cloud.verifyAtRunTime)
      .map((cloud) => cloud.name),
  ).toEqual(['china']);
});
