import type { Page, Request } from '@playwright/test';
import { leaksOf } from '../../support/canary.ts';
import { clipboardOf } from '../../support/clipboard.ts';
import { faultTest } from '../../support/fault-test.ts';
import { expect } from '../../support/fixtures.ts';
import { pathOf, sendSecret, unfoldDetails } from '../../support/outcome-steps.ts';
import { authorize, fillCredential, submitsOf, typeCredential, valueOf } from '../../support/steps.ts';
import { recordSpeech } from '../../support/value-steps.ts';

const { step } = faultTest;

const titles = {
  applied: 'Authorized · 204 No Content',
  rejected: 'Rejected. Nothing was changed.',
  unknown: 'Outcome unknown.',
} as const;

// 320 × 256 is a window of 1280 × 1024 at 400 %: https://www.w3.org/WAI/WCAG22/Understanding/reflow
const narrow = { width: 320, height: 700 };
const zoomed = { width: 320, height: 256 };

/**
 * One target for each way in which a submit can end. What else a status, a body or a connection ends in is held by
 * `src/graph/submit-faults.test.ts`, and the words of each cause by the tests of `src/i18n`.
 */
faultTest.describe('in a narrow window', () => {
  faultTest.use({ viewport: narrow });

  faultTest(
    'an owner reads how a submit ended, and why: its headline is in the window, and is said once, short and without ids',
    async ({ page, context, baseURL, request, signInAs, canary }) => {
      const said = await recordSpeech(page);
      const submits = submitsOf(page);
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      // Leaving with a value typed asks; here it is always left.
      page.on('dialog', (question) => void question.accept());
      await signInAs('Owen Owner', pathOf('Claims'));

      await step('rejected by a policy, and applied once what it asks for is given', async () => {
        await sendSecret(page, canary.value);
        await expectOutcome(page, { said, submits }, 'rejected', 401, 'stronger sign-in');
        await expect(valueOf(page, 1)).toHaveValue(canary.value);
        await authorize(page);
        await expectOutcome(page, { said, submits }, 'applied', 204, 'Entra accepted the credentials');
        await expect(valueOf(page, 1)).toHaveValue('');
        expect(submits).toHaveLength(2);
        await page.setViewportSize(zoomed);
        await sendSecret(page, canary.value);
        await expectOutcome(page, { said, submits }, 'applied', 204, 'Entra accepted the credentials', 2);
        expect(submits).toHaveLength(3);
      });

      await step('unknown, since no answer comes from where a redirect leads', async () => {
        await page.goto(pathOf('Redirects elsewhere'));
        await sendSecret(page, canary.value);
        await expectOutcome(page, { said, submits }, 'unknown', undefined, 'no readable answer came back');
        await page.setViewportSize(narrow);
        await authorize(page);
        await expect.poll(() => submits.length).toBe(5);
        await expectOutcome(page, { said, submits }, 'unknown', undefined, 'no readable answer came back', 2);
        await expect(valueOf(page, 1)).toHaveValue(canary.value);
        const arrivals = await request.get(
          new URL('/elsewhere', baseURL?.replace('localhost', '127.0.0.1')).href,
        );
        expect(await arrivals.json(), 'what came to a foreign host').toEqual([]);
      });

      await step('rejected by the app, which repeats what was sent', async () => {
        await page.goto(pathOf('Fabrikam Rejects'));
        await fillCredential(page, 1, 'UserName', 'someone@contoso.example');
        await typeCredential(page, 2, 'SecretToken', canary.value);
        await authorize(page);
        await expect.poll(() => submits.length).toBe(6);
        await expectOutcome(page, { said, submits }, 'rejected', 400, 'The app answered 401');
        await page.setViewportSize(zoomed);
        const answered = page.waitForResponse(
          (response) => response.url().endsWith('/acquireAccessToken') && response.status() === 400,
        );
        await authorize(page);
        const { error } = await (await answered).json();
        expect(error.message, 'the sandbox does echo it').toContain(canary.traces[0]);
        await expectOutcome(page, { said, submits }, 'rejected', 400, 'SecretToken=•••', 2);
        expect(submits).toHaveLength(7);

        const alert = page.getByRole('alert');
        await expect(
          alert.getByRole('link', { name: "Community · Microsoft's documentation (new tab)" }),
        ).toHaveAttribute('href', /^https:\/\/learn\.microsoft\.com\//);
        await alert.getByRole('button', { name: 'Copy details' }).click();
        await expect(alert.getByRole('button', { name: 'Copied' })).toBeVisible();
        const copied = await clipboardOf(page);
        for (const line of [
          'outcome: rejected',
          'status: 400 Bad Request',
          `code: ${error.code}`,
          `layers: graph ${error.code} > graph ${error.code} > target 401`,
          `request-id: ${error.innerError['request-id']}`,
          `client-request-id: ${submits[6]?.headers()['client-request-id'] ?? 'none'}`,
          'target: Fabrikam Rejects',
          'keys: UserName, SecretToken',
        ])
          expect(copied.split('\n')).toContain(line);
        expect(copied).toMatch(/^utc-time: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/m);
        expect(leaksOf(canary, [{ where: 'clipboard', text: copied }])).toEqual([]);
        for (const kept of [copied, await page.getByRole('main').innerText()])
          expect(kept).not.toContain('someone@contoso');
      });

      await step('and goes from there to the values that it is about', async () => {
        await page.getByRole('button', { name: 'Check SecretToken' }).click();
        await expect(valueOf(page, 2)).toBeFocused();
        await page.getByRole('button', { name: 'Check UserName' }).press('Enter');
        await expect(valueOf(page, 1)).toBeFocused();
        await expect(valueOf(page, 1)).toHaveValue('someone@contoso.example');
        await expect(valueOf(page, 2)).toHaveValue(canary.value);
      });
    },
  );
});

type Records = {
  readonly said: () => Promise<readonly string[]>;
  readonly submits: readonly Request[];
};

/** `nth`: how often this page has ended so. Leaves the details unfolded. */
async function expectOutcome(
  page: Page,
  { said, submits }: Records,
  outcome: keyof typeof titles,
  status: number | undefined,
  why: string,
  nth = 1,
): Promise<void> {
  const headline = titles[outcome];
  const region = page.getByRole(outcome === 'applied' ? 'status' : 'alert', { name: headline });
  await expect(region).toBeFocused();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(region.getByText(headline, { exact: true })).toBeInViewport({ ratio: 1 });
  await expect(region, 'not a live region as well').toHaveAttribute('aria-live', 'off');
  await expect.poll(async () => (await said()).filter((text) => text.startsWith(headline))).toHaveLength(nth);
  const heard = (await said()).findLast((text) => text.startsWith(headline)) ?? '';
  expect(heard.length).toBeLessThanOrEqual(200);
  expect(heard).not.toMatch(/[\da-f]{8}-[\da-f]{4}/);

  await unfoldDetails(region);
  await expect(region).toContainText(why);
  await expect(region).toContainText(`Outcome${outcome}`);
  if (status === undefined) await expect(region).not.toContainText('HTTP status');
  else await expect(region).toContainText(`HTTP status${status}`);
  const id = submits.at(-1)?.headers()['client-request-id'] ?? 'no client-request-id was sent';
  await expect(region).toContainText(`client-request-id${id}`);
}
