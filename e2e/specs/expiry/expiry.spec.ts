import { expectAccessibleInLooks } from '../../support/accessible.ts';
import { leaksOf } from '../../support/canary.ts';
import { dayIn, expiring, keptOf, note, noteInPanel, panel, savedBy } from '../../support/expiry-steps.ts';
import { choosePerson, expect, test } from '../../support/fixtures.ts';
import { tokenUntil } from '../../support/jwt.ts';
import { placesOf, recordTraffic } from '../../support/places.ts';
import { agreeToLeave, contosoHr, credential, fillCredential, valueOf } from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('a person notes a date from a token by a click and others by hand, and finds them on the first page, soonest first', async ({
  page,
  context,
  signInAs,
}) => {
  // The whole life of a note in one visit.
  test.slow();
  const traffic = recordTraffic(context);
  await signInAs('Adele Admin', target);
  const jwt = tokenUntil(Date.parse(`${dayIn(200)}T10:00:00Z`));
  await fillCredential(page, 1, 'SecretToken', jwt);
  await valueOf(page, 1).press('Tab');
  const offer = credential(page, 1).getByRole('button', { name: 'Set expiry' });
  await expect(offer).toBeVisible();
  expect(await keptOf(page), 'nothing is noted without a click').toEqual([]);
  await offer.click();
  await expect(credential(page, 1).getByRole('button', { name: 'Date saved' })).toBeFocused();
  await expect(panel(page).getByRole('listitem')).toContainText('Expires in 200 days');

  await panel(page).getByRole('button', { name: 'Set expiry' }).click();
  await expect(panel(page).getByText('Enter the full date: day, month and year.')).toBeVisible();
  await noteInPanel(page, 'Password', dayIn(12));
  await noteInPanel(page, 'ClientSecret', dayIn(-3));
  const words = [/Expired 3 days ago/, /Expires soon: in 12 days/, /Expires in 200 days/];
  await expect(panel(page).getByRole('listitem')).toHaveText(words);

  // Ids, names of keys and days; nothing of the token, no name of an application or a person.
  const [[, kept] = ['', '']] = await keptOf(page);
  expect(JSON.parse(kept)).toEqual({
    expiryNotes: 1,
    notes: [note(200), note(12, { key: 'Password' }), note(-3, { key: 'ClientSecret' })],
  });
  const [, claims = '', signature = ''] = jwt.split('.');
  const canary = { value: jwt, traces: [claims, signature] };
  expect(leaksOf(canary, await traffic())).toEqual([]);
  expect(leaksOf(canary, await placesOf(page))).toEqual([]);

  await page.getByRole('link', { name: 'Applications', exact: true }).click();
  await agreeToLeave(page);
  const items = expiring(page).getByRole('listitem');
  await expect(items).toHaveText(words);
  await expect(items.getByRole('link')).toHaveText(['Contoso HR', 'Contoso HR', 'Contoso HR']);
  await expect(items.nth(0).getByRole('button', { name: /calendar/ }), 'what is over').toHaveCount(0);
  const { name, text } = await savedBy(
    items.nth(1).getByRole('button', { name: 'Add to calendar (.ics): Password of Contoso HR' }),
  );
  expect(name).toBe('renew-Password.ics');
  expect(text).toContain('SUMMARY:Renew Password of Contoso HR\r\n');
  expect(text).toContain(`DTSTART;VALUE=DATE:${dayIn(12).replaceAll('-', '')}`);

  await items
    .nth(0)
    .getByRole('button', { name: 'Remove the expiry date of ClientSecret of Contoso HR' })
    .click();
  await expect(items).toHaveText(words.slice(1));
  await expect(expiring(page).getByRole('heading')).toBeFocused();

  // They outlive the session.
  await page.getByRole('button', { name: 'Adele Admin' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await choosePerson(page, 'Ray Reader');
  await expect(items).toHaveText(words.slice(1));
  await items.nth(0).getByRole('link', { name: 'Contoso HR' }).click();
  await expect(panel(page).getByRole('listitem')).toHaveText(words.slice(1));
  await panel(page).getByRole('button', { name: 'Set expiry' }).click();
  await panel(page).getByRole('button', { name: 'Delete all dates (all apps)' }).click();
  await expect(panel(page).getByRole('button', { name: 'Keep' })).toBeFocused();
  await expectAccessibleInLooks(page, 'the section of a target, with an error and a question');
  await panel(page).getByRole('button', { name: 'Keep' }).click();
  await expect(panel(page).getByRole('button', { name: 'Delete all dates (all apps)' })).toBeFocused();
  await panel(page).getByRole('button', { name: 'Delete all dates (all apps)' }).click();
  await panel(page).getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(panel(page).getByRole('listitem')).toHaveCount(0);
  expect(
    (await keptOf(page)).map(([key]) => key),
    'the name of the sign-out',
  ).toEqual(['provisioning-keys.sign-out']);
});
