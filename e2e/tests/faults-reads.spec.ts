import { type Locator, type Page } from '@playwright/test';
import { faultTest as test } from '../fault-test.ts';
import { expect } from '../fixtures.ts';
import { type Expected, expected } from '../read-fault-table.ts';
import { readFaults } from '../sandbox/graph/read-faults.ts';
import { searchBox } from '../steps.ts';

/** Longer than all pauses between the attempts of one read. */
const patience = { timeout: 20_000 };

for (const [text, row] of Object.entries(expected)) {
  if (row.ends === 'own test') continue;
  test(`a person who searches for ${text} ${outcome(row)}`, async ({ page, signInAs }) => {
    await signInAs('Adele Admin');
    await expect(rows(page).first()).toBeVisible();
    await searchBox(page).fill(text);
    await searchBox(page).press('Enter');
    switch (row.ends) {
      case 'told': {
        if (row.wait !== undefined) await expectWait(page, row.wait);
        const told = notice(page, row.title);
        await expect(told).toBeVisible(patience);
        await expect(told).toContainText(row.says ?? '');
        await expect(page.getByRole('status')).toHaveText('The list could not be loaded.');
        await expect(rows(page)).toHaveCount(0);
        await expect(page.getByText('Nothing here is called'), 'never an empty list').toHaveCount(0);
        await expect(told.getByRole('button', { name: row.way ?? 'Try again' })).toBeVisible();
        break;
      }
      case 'listed':
        if (row.wait !== undefined) await expectWait(page, row.wait);
        await expect(rows(page).first()).toBeVisible(patience);
        await expect(page.getByRole('button', { name: 'Cancel' })).toHaveCount(0);
        break;
      case 'stopped': {
        await expect(rows(page)).toHaveCount(1);
        for (let shown = 1; shown < row.pages; shown += 1) {
          await more(page).click();
          await expect(rows(page)).toHaveCount(shown + 1);
        }
        await more(page).click();
        await expect(notice(page, row.title)).toContainText('It was not followed');
        await expect(rows(page)).toHaveCount(row.pages);
        await expect(page.getByRole('status'), 'what there is stays').toContainText('enterprise application');
        break;
      }
      case 'goes on':
        for (let shown = 1; shown <= 4; shown += 1) {
          await expect(rows(page)).toHaveCount(shown);
          await more(page).click();
        }
        await expect(rows(page)).toHaveCount(5);
        break;
    }
  });
}

test('each text that the sandbox knows is held to what a person meets', () => {
  expect(Object.keys(expected)).toEqual(Object.keys(readFaults));
});

function outcome(row: Exclude<Expected, { ends: 'own test' }>): string {
  switch (row.ends) {
    case 'told':
      return `reads "${row.title}"`;
    case 'listed':
      return row.wait === undefined ? 'sees the list' : `reads "${row.wait}", then sees the list`;
    case 'stopped':
      return `sees ${row.pages} of the pages, then reads "${row.title}"`;
    case 'goes on':
      return 'sees a page more with every click';
  }
}

function rows(page: Page): Locator {
  return page.getByRole('main').getByRole('listitem');
}

function more(page: Page): Locator {
  return page.getByRole('button', { name: 'Show more' });
}

function notice(page: Page, title: string): Locator {
  return page.getByRole('group', { name: title, exact: true });
}

async function expectWait(page: Page, title: string): Promise<void> {
  await expect(notice(page, title).getByRole('button', { name: 'Cancel' })).toBeVisible(patience);
}
