import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type axe from 'axe-core';

const axeScript = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 AA and axe's own best practices; no rule is switched off. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

type Look = { readonly colorScheme: 'light' | 'dark'; readonly width: number };

/**
 * Both colour schemes and both widths, each once: contrast does not depend on the width, nor what fits on the colours.
 * Light and wide is how every fault is looked at.
 */
export const looks: readonly Look[] = [
  { colorScheme: 'light', width: 320 },
  { colorScheme: 'dark', width: 1280 },
];

/**
 * As `expectAccessible`, in both looks; the page stays in the last one. One walk through the pages takes half the time of two.
 * Not for what is placed as it opens, such as a popover.
 */
export async function expectAccessibleInLooks(
  page: Page,
  state: string,
  at: 'place' | 'end' = 'place',
): Promise<void> {
  for (const { colorScheme, width } of looks) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 720 });
    if (at === 'end') await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await expectAccessible(page, `${state}, ${colorScheme}, ${width} pixels wide`);
  }
}

/** Axe finds no fault on the current page, and no part of it needs sideways scrolling. */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  expect
    .soft(await page.evaluate(moving), `${state}: what moves although a person wants none of it`)
    .toEqual([]);
  // Half a megabyte, so once for each document.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeScript);
  const faults = await page.evaluate(faultsByAxe, rules);
  expect.soft(faults, state).toEqual([]);
  expect.soft(await page.evaluate(misnamed), `${state}: names without their visible text`).toEqual([]);
  const tooWide = await page.evaluate(() => {
    const { scrollWidth = 0, clientWidth = 0 } = document.scrollingElement ?? {};
    return scrollWidth - clientWidth;
  });
  expect.soft(tooWide, `${state}: CSS pixels beyond the edge`).toBeLessThanOrEqual(0);
}

/** At the end of the page the bar of buttons stands in its own place; elsewhere it covers a part of what can be scrolled. */
export async function expectAccessibleAtEnd(page: Page, state: string): Promise<void> {
  await expectAccessibleInLooks(page, state, 'end');
}

/**
 * Waits for animations to end, since a colour in the middle of a fade is not part of the design. Returns those that a person would
 * see who asks for less motion, where the page has such a person: longer than a frame or two. Runs in the page.
 */
async function moving(): Promise<readonly string[]> {
  const animations = document.getAnimations();
  const lengthOf = ({ effect }: Animation) => Number(effect?.getComputedTiming().activeDuration ?? 0);
  const seen = matchMedia('(prefers-reduced-motion: reduce)').matches
    ? animations.filter((animation) => lengthOf(animation) > 50)
    : [];
  const passing = animations.filter((animation) => lengthOf(animation) !== Infinity);
  await Promise.allSettled(passing.map(({ finished }) => finished));
  return seen.map(({ effect }) =>
    effect instanceof KeyframeEffect ? (effect.target?.outerHTML.slice(0, 200) ?? '') : '',
  );
}

/** What axe finds: the rule and the elements that break it. Runs in the page. */
async function faultsByAxe(tags: string[]): Promise<readonly string[]> {
  // Axe has put itself onto the page's global object, which no type knows.
  const here: typeof axe = Reflect.get(globalThis, 'axe');
  const { violations } = await here.run(
    // A person never meets Tabster's invisible focus traps.
    { exclude: [['[data-tabster-dummy]']] },
    // Every rule runs; the places that a rule is content with are not described, which takes a fifth of a look.
    { runOnly: tags, resultTypes: ['violations'] },
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/**
 * What can be pressed has its visible text in its name, or a person who speaks to the computer cannot press it:
 * https://www.w3.org/WAI/WCAG22/Understanding/label-in-name. Runs in the page.
 */
function misnamed(): readonly string[] {
  const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim().toLowerCase();
  const controls = document.querySelectorAll(
    'button, a[href], summary, [role="button"], [role="link"], [role="tab"], [role="menuitem"], [role="switch"]',
  );
  return [...controls].flatMap((control) => {
    const ids = control.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const labels = ids.map((id) => document.getElementById(id)?.textContent ?? '');
    const name = labels.length > 0 ? labels.join(' ') : control.getAttribute('aria-label');
    // Without either, the text is the name.
    if (name === null) return [];
    const texts = document.createTreeWalker(control, NodeFilter.SHOW_TEXT);
    const seen: string[] = [];
    while (texts.nextNode()) {
      const parent = texts.currentNode.parentElement;
      if (parent?.checkVisibility() === true && parent.closest('[aria-hidden="true"]') === null)
        seen.push(texts.currentNode.textContent ?? '');
    }
    return plain(name).includes(plain(seen.join(' '))) ? [] : [`${name}: ${seen.join(' ')}`];
  });
}
