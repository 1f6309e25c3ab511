import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';

/** Starts a program that never outlives this process; what it says goes nowhere. */
export function start(
  program: string,
  options: readonly string[],
  { env = {}, stdio = 'ignore' }: { env?: Readonly<Record<string, string>>; stdio?: StdioOptions } = {},
): ChildProcess {
  const child = spawn(program, options, { stdio, env: { ...process.env, ...env } });
  const kill = () => child.kill();
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  return child;
}

/** Ends it, and waits until it is gone. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill();
  await gone;
}
