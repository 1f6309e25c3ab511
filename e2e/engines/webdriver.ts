import { expect } from '@playwright/test';
import type { Hands, Spot } from './hands.ts';
import type { Wire } from './wire.ts';

/** These tests are about what happens, not about how soon: a busy machine starts three browsers slowly. */
export const patience = 40_000;

/** https://www.w3.org/TR/webdriver2/#elements */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';
/** https://www.w3.org/TR/webdriver2/#keyboard-actions */
const keys = { Enter: '\uE007' };

/** The elements that can have a role. The browser returns the name of each. */
const selectors = {
  alert: '[role=alert]',
  button: 'button',
  combobox: '[role=combobox]',
  dialog: '[role=dialog]',
  group: '[role=group], fieldset',
  heading: 'h1',
  link: 'a[href]',
  searchbox: 'input[type=search]',
  status: '[role=status]',
  textbox: 'input:not([role]), textarea',
} as const satisfies Record<Spot['role'], string>;

/** Returns a browser that speaks WebDriver. It retries a command that is not possible yet, as a person would. */
export function createHands(about: Pick<Hands, 'engine' | 'lateWindow'>, { send, close }: Wire): Hands {
  async function find({ role, name, within }: Spot): Promise<string> {
    const query = { using: 'css selector', value: selectors[role] };
    const found = elements(
      within === undefined
        ? await send('FindElements', query)
        : await send('FindElementsFromElement', { ...query, element: await find(within) }),
    );
    for (const id of found) {
      if (name === undefined || (await send('GetComputedLabel', { id })) === name) return id;
    }
    throw new Error(`There is no ${role} “${name ?? ''}”.`);
  }

  /** Only for what changes nothing when it fails. */
  async function eventually<T>(act: () => Promise<T>): Promise<T> {
    let result: { readonly value: T } | undefined;
    await expect(async () => {
      result = { value: await act() };
    }).toPass({ timeout: patience, intervals: [50, 100, 200] });
    if (!result) throw new Error('nothing came of it');
    return result.value;
  }

  const windows = async () => list(await send('GetWindowHandles')).map(String);

  const valueOf = async (id: string) => String(await send('GetElementProperty', { id, name: 'value' }));

  return {
    ...about,
    open: async (url) => void (await send('Navigate', { url })),
    reload: async () => void (await send('Refresh')),
    see: async (spot) => void (await eventually(() => find(spot))),
    click: (spot) =>
      eventually(async () => {
        const id = await find(spot);
        // The bar of buttons stands over what has been scrolled to the lower edge alone.
        await send('ExecuteScript', {
          script: "arguments[0].scrollIntoView({ block: 'center' })",
          args: [{ [elementKey]: id }],
        });
        // A click goes to a place: what still moves would not be there any more.
        expect(await send('GetElementRect', { id })).toEqual(await send('GetElementRect', { id }));
        await send('ElementClick', { id }).catch((error: unknown) => {
          // A click may take its own window away before the browser answers: then it has been done.
          if (!(error instanceof Error && error.message.includes('no such window'))) throw error;
        });
      }),
    async type(spot, text, then) {
      await eventually(async () => {
        const id = await find(spot);
        if ((await valueOf(id)) !== '') await send('ElementClear', { id });
        await send('ElementSendKeys', { id, text });
        // A window that has not got the focus yet loses the first keys.
        expect(await valueOf(id)).toBe(text);
        if (then) await send('ElementSendKeys', { id, text: keys[then] });
      });
    },
    valueOf: (spot) => eventually(async () => valueOf(await find(spot))),
    textOf: (spot) => eventually(async () => String(await send('GetElementText', { id: await find(spot) }))),
    async inNextWindow(act) {
      const main = String(await send('GetWindowHandle'));
      const next = await eventually(async () => {
        // In no order that means anything.
        const other = (await windows()).find((handle) => handle !== main);
        if (other === undefined) throw new Error('No second window has opened.');
        return other;
      });
      await send('SwitchToWindow', { handle: next });
      await act();
      await eventually(async () => expect(await windows()).toEqual([main]));
      await send('SwitchToWindow', { handle: main });
    },
    run: (body) => send('ExecuteScript', { script: body, args: [] }),
    close,
  };
}

function elements(answer: unknown): readonly string[] {
  return list(answer).map((element: object) => String(Reflect.get(element, elementKey)));
}

function list(answer: unknown): readonly object[] {
  if (!Array.isArray(answer)) throw new Error('The browser answered no list.');
  return answer;
}
