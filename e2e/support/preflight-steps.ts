import { expect, type Locator, type Page } from '@playwright/test';

/** The section that shows what blocks a send. */
export function preflight(page: Page): Locator {
  return page.getByRole('region', { name: 'Before you send' });
}

/** One of its three lines. */
export function tick(page: Page, name: 'Permission' | 'Role' | 'Application'): Locator {
  return preflight(page)
    .getByRole('listitem')
    .filter({ has: page.getByText(name, { exact: true }) });
}

export type TickState = 'Ready' | 'Missing' | 'Needs attention' | 'Not known';

/** How it stands with permission, role and application, in this order. */
export async function expectTicks(
  page: Page,
  states: readonly [TickState, TickState, TickState],
): Promise<void> {
  // Read once what was asked for is there, all at the same time.
  await expect
    .poll(() =>
      preflight(page)
        .getByRole('listitem')
        // The text alternative of the icon comes first.
        .evaluateAll((items) => items.map((item) => item.querySelector('span')?.textContent)),
    )
    .toEqual(states);
}

export async function checkProvisioning(page: Page): Promise<void> {
  await preflight(page).getByRole('button', { name: 'Check provisioning' }).click();
}
