/**
 * A piece of pasted data, whatever it was written in, with its place as offsets into the text (`end` is exclusive).
 * `literal` is a number, `true` or `false` as written; `code` is something that would have to be run to have a value, with the
 * data that stands within it; `broken` is what cannot be read, such as a string without its end.
 * Members are a list, so that names may repeat and `__proto__` is a name like any other.
 */
export type Node = { start: number; end: number } & (
  | { kind: 'text'; text: string; within?: readonly Node[] }
  | { kind: 'literal'; text: string }
  | { kind: 'null' }
  | { kind: 'code'; name?: string; within?: readonly Node[] }
  | { kind: 'broken' }
  | { kind: 'list'; items: readonly Node[] }
  | { kind: 'map'; members: readonly Member[]; within?: readonly Node[] }
);

export type Member = { name: string; start: number; node: Node };

export type NodeRead =
  | { ok: true; node: Node; end: number }
  | { ok: false; problem: ReadProblem; at: number };
export type ReadProblem = 'syntax' | 'too-deep';

/** Credentials are three deep at most, so whatever is deeper is something else. */
export const maxDepth = 8;

/** Ends a reading from any depth; only its own reader throws and catches it. */
export class ReadStop extends Error {
  readonly problem: ReadProblem;
  readonly at: number;

  constructor(problem: ReadProblem, at: number) {
    super(problem);
    this.problem = problem;
    this.at = at;
  }
}

/** Runs a reader to its end or to its ReadStop. */
export function reading(read: () => { node: Node; end: number }): NodeRead {
  try {
    return { ok: true, ...read() };
  } catch (error) {
    if (error instanceof ReadStop) return { ok: false, problem: error.problem, at: error.at };
    throw error;
  }
}

/** The nodes within a node, in no particular order. */
export function partsOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'map':
      return [...node.members.map((member) => member.node), ...(node.within ?? [])];
    case 'list':
      return node.items;
    case 'text':
    case 'code':
      return node.within ?? [];
    case 'literal':
    case 'null':
    case 'broken':
      return [];
  }
}
