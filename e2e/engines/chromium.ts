import { chromium, type Locator, type Page } from '@playwright/test';
import { launchOptions } from '../support/browser.ts';
import type { Hands, Spot } from './hands.ts';

export async function openChromium(): Promise<Hands> {
  const browser = await chromium.launch(launchOptions());
  const main = await browser.newPage({ locale: 'en-US' });
  let page = main;
  const at = (spot: Spot) => locate(page, spot);
  return {
    engine: `Chromium ${browser.version()}`,
    lateWindow: 'opens',
    open: async (address) => {
      await page.goto(address);
    },
    reload: async () => {
      await page.reload();
    },
    see: (spot) => at(spot).waitFor(),
    click: (spot) => at(spot).click(),
    async type(spot, text, then) {
      await at(spot).pressSequentially(text);
      if (then) await at(spot).press(then);
    },
    valueOf: (spot) => at(spot).inputValue(),
    textOf: (spot) => at(spot).innerText(),
    async inNextWindow(act) {
      const next = main.context().pages()[1] ?? (await main.waitForEvent('popup'));
      const closed = next.waitForEvent('close');
      page = next;
      await act();
      await closed;
      page = main;
    },
    run: (body) => page.evaluate(`(() => { ${body} })()`),
    close: () => browser.close(),
  };
}

function locate(page: Page, { role, name, within }: Spot): Locator {
  const scope = within === undefined ? page : locate(page, within);
  return name === undefined ? scope.getByRole(role) : scope.getByRole(role, { name, exact: true });
}
