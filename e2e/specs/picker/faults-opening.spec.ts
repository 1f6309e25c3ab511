import { faultTest as test } from '../../support/fault-test.ts';
import { expect } from '../../support/fixtures.ts';
import { expectWait, notice, patience, searchFor } from '../../support/read-steps.ts';
import { searchBox } from '../../support/steps.ts';

test('a person whose application does not come stops waiting, tries again, reads why, and goes on to the next', async ({
  page,
  signInAs,
  lookAtFault,
}) => {
  await page.clock.install();
  await signInAs('Adele Admin');
  const heading = page.getByRole('heading', { level: 1 });
  const open = async (name: string) => {
    await searchFor(page, name);
    await page.getByRole('link', { name, exact: true }).click();
  };
  const goBack = () => page.getByRole('link', { name: /^(Applications|Choose an application)$/ }).click();

  await test.step('one that is slow is called off, and comes with the second try', async () => {
    await open('Opens slowly');
    // Checks at once, before the application arrives: the page has changed already.
    const loading = page.getByRole('heading', { level: 1, name: 'Loading the application…' });
    await expect(loading).toBeFocused();
    await expect(page).toHaveTitle('Loading the application… · Provisioning Keys');
    const calledOff = page.waitForEvent('requestfailed');
    await (await expectWait(page, 'Still waiting for Microsoft Graph.')).click();
    expect((await calledOff).failure()?.errorText).toBe('net::ERR_ABORTED');
    await expect(heading).toHaveText('This application was not loaded.');
    await expect(heading).toBeFocused();
    await notice(page, 'Canceled.').getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText('Loading the application…')).toBeVisible();
    await expect(heading).toHaveText('Opens slowly', patience);
    await expect(heading).toBeFocused();
    await expect(page.getByRole('button', { name: 'Review and authorize' })).toBeVisible();
    await expect(page).toHaveTitle('Opens slowly · Provisioning Keys');
    await goBack();
    // The link leads to the same search.
    await expect(page).toHaveURL('/?q=Opens+slowly');
    await expect(searchBox(page)).toHaveValue('Opens slowly');
  });
  await test.step('one that never comes is given up after half a minute', async () => {
    await open('Never opens');
    await page.clock.fastForward(2_000);
    await expectWait(page, 'Still waiting for Microsoft Graph.');
    await page.clock.fastForward(29_000);
    await expect(heading).toHaveText('This application could not be loaded.');
    await expect(notice(page, "Microsoft didn't answer in time.")).toBeVisible();
    await page.goBack();
  });
  // list-answers.test holds that opening one fails as a search does.
  for (const [name, said, title] of [
    ['Vanished', 'This tenant has no enterprise application with that object ID.', undefined],
    ['Somebody else', 'This application could not be loaded.', 'The answer was about another application.'],
  ] as const)
    await test.step(name, async () => {
      await open(name);
      await expect(heading).toHaveText(said);
      await expect(heading).toBeFocused();
      if (title !== undefined)
        await expect(notice(page, title).getByRole('button', { name: 'Try again' })).toBeVisible();
      await expect(page.getByRole('article'), 'no form for whatever it is').toHaveCount(0);
      await lookAtFault();
      if (title === undefined) await goBack();
    });
});
