// The part of the lock order graph around one lock, as the server answers `threadlint/lockOrder`.

import type { Location } from "vscode-languageclient/node";

export interface LockOrder {
  lock: string;
  nodes: { name: string; declared: Location | null }[];
  edges: Edge[];
}

// `to` is taken while `from` is held; both are indexes of nodes.
export interface Edge {
  from: number;
  to: number;
  inCircle: boolean;
  witnesses: Witness[];
}

export interface Witness {
  function: string;
  certain: boolean;
  steps: { location: Location; text: string }[];
}

// A line of the list that the user chooses from.
export interface Entry {
  label: string;
  description: string;
  detail: string;
  location: Location | undefined;
}

// One entry for each way on which two of the locks are taken; circles first.
export function entries(order: LockOrder): Entry[] {
  const edges = order.edges.toSorted((a, b) => Number(b.inCircle) - Number(a.inCircle));
  return edges.flatMap((edge) => edge.witnesses.map((witness) => entry(order, edge, witness)));
}

function entry(order: LockOrder, edge: Edge, witness: Witness): Entry {
  const name = (index: number): string => order.nodes[index]?.name ?? "?";
  const circle = edge.inCircle ? "$(warning) " : "";
  const doubt = witness.certain ? "" : ", perhaps";
  return {
    label: `${circle}${name(edge.from)} → ${name(edge.to)}`,
    description: `in ${witness.function}${doubt}`,
    detail: witness.steps.map((step) => step.text).join(", "),
    location: witness.steps.at(-1)?.location,
  };
}
