import type { Page } from '@playwright/test';

/** From each of some keystrokes to the picture that answers it, in milliseconds. */
export type Keystrokes = {
  readonly latencies: readonly number[];
  /** Frames that took longer than 50 ms. */
  readonly longFrames: number;
};

/** The browser reports no event that took less, so a keystroke without a report counts as this much. */
const threshold = 16;
const betweenKeys = 80;

/** Types each text key by key, as a person does. Before each text it selects the previous one, which typing replaces. */
export async function typeAndMeasure(page: Page, texts: readonly string[]): Promise<Keystrokes> {
  const latencies: number[] = [];
  let longFrames = 0;
  for (const text of texts) {
    await page.keyboard.press('ControlOrMeta+a');
    await page.waitForTimeout(200);
    const pressed = await pressAndMeasure(
      page,
      text.split('').map((key) => (key === ' ' ? 'Space' : key)),
    );
    latencies.push(...pressed.latencies);
    longFrames += pressed.longFrames;
  }
  return { latencies, longFrames };
}

/** Presses one key after the other. */
export async function pressAndMeasure(page: Page, keys: readonly string[]): Promise<Keystrokes> {
  await startRecording(page);
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(betweenKeys);
  }
  await page.waitForTimeout(300);
  const { interactions, longFrames } = await stopRecording(page);
  const unreported = Array.from({ length: Math.max(0, keys.length - interactions.length) }, () => threshold);
  return { latencies: [...interactions, ...unreported], longFrames };
}

type Recording = { interactions: readonly number[]; longFrames: number };

/** The name under which the page keeps the function that ends the recording. */
const stop = 'stopRecordingKeystrokes';

async function startRecording(page: Page): Promise<void> {
  await page.evaluate((name) => {
    // Key down, press and up are one interaction, as long as the longest of them.
    const interactions = new Map<number, number>();
    let longFrames = 0;
    const take = (entries: PerformanceEntryList): void => {
      for (const entry of entries) {
        if (!(entry instanceof PerformanceEventTiming)) longFrames += 1;
        else if (entry.interactionId > 0)
          interactions.set(
            entry.interactionId,
            Math.max(interactions.get(entry.interactionId) ?? 0, entry.duration),
          );
      }
    };
    const observer = new PerformanceObserver((list) => take(list.getEntries()));
    // TypeScript's own types do not know the threshold yet.
    const events: PerformanceObserverInit & { durationThreshold: number } = {
      type: 'event',
      durationThreshold: 16,
    };
    observer.observe(events);
    observer.observe({ type: 'long-animation-frame' });
    Reflect.set(globalThis, name, () => {
      take(observer.takeRecords());
      observer.disconnect();
      return { interactions: [...interactions.values()], longFrames };
    });
  }, stop);
}

async function stopRecording(page: Page): Promise<Recording> {
  return await page.evaluate((name): Recording => Reflect.get(globalThis, name)(), stop);
}
