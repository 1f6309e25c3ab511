import type { Page } from '@playwright/test';
import { faultTest as test } from '../../support/fault-test.ts';
import { expect } from '../../support/fixtures.ts';
import { type Expected, expected } from '../../support/read-fault-table.ts';
import { expectWait, more, notice, rows, runUntil, searchFor } from '../../support/read-steps.ts';
import { searchBox } from '../../support/steps.ts';

type Driven = Exclude<Expected, { ends: 'own test' }>;

const driven = Object.entries(expected).flatMap(([text, row]) =>
  row.ends === 'own test' ? [] : [[text, row] as const],
);
/** The number of searches in one visit: a new sign-in for each would take longer than all the rest. */
const together = 6;

for (let first = 0; first < driven.length; first += together) {
  const visit = driven.slice(first, first + together);
  const texts = visit.map(([text]) => text).join(', ');
  test(`a person reads what became of a search for ${texts}`, async ({ page, signInAs, lookAtFault }) => {
    // Several faults in one visit, and the client tries four times where a pause may help.
    test.slow();
    await page.clock.install();
    await signInAs('Adele Admin');
    for (const [text, row] of visit)
      await test.step(`${text}: ${outcome(row)}`, async () => {
        await searchFor(page, text);
        await expectEnd(page, row);
        await lookAtFault();
        // Back to the whole list, from which the next search starts.
        await searchBox(page).fill('');
      });
  });
}

async function expectEnd(page: Page, row: Driven): Promise<void> {
  switch (row.ends) {
    case 'told': {
      if (row.wait !== undefined) await expectWait(page, row.wait);
      const told = notice(page, row.title);
      await runUntil(page, told);
      await expect(told).toContainText(row.says ?? '');
      await expect(page.getByRole('status')).toHaveText('The list could not be loaded.');
      await expect(rows(page)).toHaveCount(0);
      await expect(page.getByText('No matches for'), 'never an empty list').toHaveCount(0);
      await expect(told.getByRole('button', { name: row.way ?? 'Try again' })).toBeVisible();
      break;
    }
    case 'listed':
      if (row.wait !== undefined) await expectWait(page, row.wait);
      await runUntil(page, rows(page).first());
      await expect(page.getByRole('button', { name: 'Cancel' })).toHaveCount(0);
      break;
    case 'stopped': {
      await expect(rows(page)).toHaveCount(1);
      for (let shown = 1; shown < row.pages; shown += 1) {
        await more(page).click();
        await expect(rows(page)).toHaveCount(shown + 1);
      }
      await more(page).click();
      await expect(notice(page, row.title)).toContainText(
        "It wasn't followed, so your token stays with Microsoft Graph.",
      );
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
}

function outcome(row: Driven): string {
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
