import type { Suspect } from "../../lib/wire.ts";

/** The queue as it is worked through: who was skipped comes last, in the order of skipping. */
export function inTurn(items: Suspect[], skipped: number[]): Suspect[] {
  const late = new Map(skipped.map((id, place) => [id, place]));
  const first = items.filter(({ id }) => !late.has(id));
  const last = items.filter(({ id }) => late.has(id))
    .sort((a, b) => late.get(a.id)! - late.get(b.id)!);
  return [...first, ...last];
}

/** The suspect of an id, else the first; nothing once the queue is empty. */
export function current(queue: Suspect[], id: number | undefined): Suspect | undefined {
  return queue.find((one) => one.id === id) ?? queue[0];
}

/** The suspect `steps` further on, within the queue. */
export function beside(queue: Suspect[], of: Suspect, steps: number): Suspect | undefined {
  return queue[queue.findIndex(({ id }) => id === of.id) + steps];
}

/** The number keys 1 to 9 and their classes: all in their order, or the likeliest of many. */
export function numberedClasses(
  classes: string[],
  suspect: Suspect,
  likely: string[],
): string[] {
  if (classes.length <= 9) return classes;
  const wanted = [
    suspect.label,
    suspect.neighbors_suggest,
    suspect.model_suggests,
    ...likely,
    ...suspect.neighbors.map(({ label }) => label),
  ];
  return [...new Set(wanted.filter((name) => name !== null))].slice(0, 9);
}
