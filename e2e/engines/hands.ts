/** A thing on the page as assistive technology names it. Without a name: the only one of its role. */
export type Spot = {
  readonly role:
    | 'alert'
    | 'button'
    | 'combobox'
    | 'dialog'
    | 'group'
    | 'heading'
    | 'link'
    | 'searchbox'
    | 'status'
    | 'textbox';
  readonly name?: string;
  readonly within?: Spot;
};

/** What a person can do in a browser, with any driver. Each action waits until it is possible. */
export type Hands = {
  /** Name and version of the browser, as it says itself. */
  readonly engine: string;
  /** The state of a window that a click opens after an answer from the network. */
  readonly lateWindow: 'opens' | 'blocked';
  open(address: string): Promise<void>;
  reload(): Promise<void>;
  see(spot: Spot): Promise<void>;
  click(spot: Spot): Promise<void>;
  /** Key by key. */
  type(spot: Spot, text: string, then?: 'Enter'): Promise<void>;
  valueOf(spot: Spot): Promise<string>;
  textOf(spot: Spot): Promise<string>;
  /** Goes on in the window that comes, does something there, and comes back when it has closed itself. */
  inNextWindow(act: () => Promise<void>): Promise<void>;
  /** Runs the body of a function in the page. */
  run(body: string): Promise<unknown>;
  close(): Promise<void>;
};
