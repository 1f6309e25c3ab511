import { expect, type Locator, type Page, type Request } from '@playwright/test';

/** The section of a target's page that shows its provisioning jobs. */
export function jobsOf(page: Page): Locator {
  return page.getByRole('region', { name: 'Provisioning jobs' });
}

/** The job made from this template. */
export function jobOf(page: Page, template = 'scim'): Locator {
  return jobsOf(page).getByRole('article', { name: `Job ${template}`, exact: true });
}

/** The jobs are there by themselves where the permission is. */
export async function openJobs(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Job' }).click();
  await expect(jobsOf(page)).toBeVisible();
}

/** Opens the question before an action. */
export async function ask(
  page: Page,
  verb: 'Start' | 'Pause' | 'Restart',
  job = jobOf(page),
): Promise<Locator> {
  await job.getByRole('button', { name: `${verb}…`, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: `${verb} this job?` });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** An action from its question to its confirmation. */
export async function steer(page: Page, verb: 'Start' | 'Pause' | 'Restart', job?: Locator): Promise<void> {
  const dialog = await ask(page, verb, job);
  await dialog.getByRole('button', { name: verb, exact: true }).click();
}

/** Every action on a job that leaves the page from now on, and every read of the jobs; the lists grow by themselves. */
export function jobTrafficOf(page: Page): { actions: readonly Request[]; looks: readonly Request[] } {
  const [actions, looks]: [Request[], Request[]] = [[], []];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (request.method() === 'POST' && /\/jobs\/[^/]+\/(start|pause|restart)$/.test(pathname))
      actions.push(request);
    if (request.method() === 'GET' && pathname.endsWith('/synchronization/jobs')) looks.push(request);
  });
  return { actions, looks };
}
