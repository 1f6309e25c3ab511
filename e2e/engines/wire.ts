/**
 * Each command of the W3C WebDriver protocol that is used here, with its place in a driver that speaks http. Firefox
 * itself takes the same under the name `WebDriver:…`: https://www.w3.org/TR/webdriver2/#endpoints
 */
export const commands = {
  Navigate: ['POST', 'url'],
  Refresh: ['POST', 'refresh'],
  GetWindowHandle: ['GET', 'window'],
  GetWindowHandles: ['GET', 'window/handles'],
  SwitchToWindow: ['POST', 'window'],
  FindElements: ['POST', 'elements'],
  FindElementsFromElement: ['POST', 'element/:element/elements'],
  GetComputedLabel: ['GET', 'element/:id/computedlabel'],
  GetElementProperty: ['GET', 'element/:id/property/:name'],
  GetElementRect: ['GET', 'element/:id/rect'],
  GetElementText: ['GET', 'element/:id/text'],
  ElementClick: ['POST', 'element/:id/click'],
  ElementClear: ['POST', 'element/:id/clear'],
  ElementSendKeys: ['POST', 'element/:id/value'],
  ExecuteScript: ['POST', 'execute/sync'],
} as const;
export type Command = keyof typeof commands;
export type Parameters = Readonly<Record<string, unknown>>;

/** The connection to one browser that was started for it. */
export type Wire = {
  /** Rejects with the code and the words of the browser. */
  readonly send: (command: Command, parameters?: Parameters) => Promise<unknown>;
  readonly close: () => Promise<void>;
};
