import { useEffect, useMemo } from "react";
import { ApiError } from "./apiError.ts";
import { useLabels } from "./labels.ts";
import { latestEdit, onNews } from "./seen.ts";
import { createStore, type Store, useStore } from "./store.ts";

/** What is known of an answer: on its way, here, or refused. */
export type Resource<T> =
  | { state: "loading" }
  | { state: "ready"; value: T }
  | { state: "failed"; error: ApiError };

/** The answer, once it is here. */
export const valueOf = <T>(resource: Resource<T>): T | undefined =>
  resource.state === "ready" ? resource.value : undefined;

interface Entry {
  store: Store<Resource<unknown>>;
  started: boolean;
  /** How often it was asked for; only the last answer counts. */
  asked: number;
  /** The latest edit that was known when the answer that is here was asked for. */
  seen: number | undefined;
  /** How many components show it. */
  shown: number;
}

const kept = new Map<string, Entry>();
/** Grows with every refresh. */
const age = createStore(0);
/** Answers kept for Back and for pages that share them; the oldest goes first. */
const limit = 48;

function entry(key: string): Entry {
  let found = kept.get(key);
  if (found) kept.delete(key);
  else {
    const store = createStore<Resource<unknown>>({ state: "loading" });
    found = { store, started: false, asked: 0, seen: undefined, shown: 0 };
  }
  kept.set(key, found);
  if (kept.size > limit) kept.delete(kept.keys().next().value!);
  return found;
}

async function start(target: Entry, load: () => Promise<unknown>): Promise<void> {
  target.started = true;
  const turn = ++target.asked;
  const known = latestEdit();
  // What is known stays in view until the new answer is here.
  if (target.store.get().state !== "ready") target.store.set({ state: "loading" });
  let next: Resource<unknown>;
  try {
    next = { state: "ready", value: await load() };
  } catch (error) {
    const failure = error instanceof ApiError ? error : new ApiError(String(error), "page");
    next = { state: "failed", error: failure };
  }
  if (turn !== target.asked) return;
  // Before the first answer nothing else is asked for.
  target.seen = known ?? latestEdit();
  target.store.set(next);
}

/**
 * Asks once for each key and shares the answer; `retry` asks again.
 *
 * The labels that the page shows are part of the key, unless the answer does not depend on them.
 */
export function useResource<T>(
  key: string,
  load: () => Promise<T>,
  dependence: "by labels" | "any labels" = "by labels",
): Resource<T> & { retry(): void } {
  const now = useStore(age);
  const labels = useLabels();
  const own = dependence === "by labels" ? `${labels} ${key}` : key;
  const target = useMemo(() => entry(own), [own]);
  const value = useStore(target.store) as Resource<T>;
  useEffect(() => {
    if (!target.started) void start(target, load);
  }, [target, now]);
  useEffect(() => {
    target.shown += 1;
    return () => void (target.shown -= 1);
  }, [target]);
  return { ...value, retry: () => void start(target, load) };
}

/** Asks again for everything that is in view, after an edit; old answers stay until new ones come. */
export function refresh(): void {
  for (const one of kept.values()) one.started = false;
  age.set((before) => before + 1);
}

onNews(refresh);

/** The edit up to which all that is in view is known: the state that an edit is made on. */
export function seenEdit(): number | undefined {
  let seen = latestEdit();
  for (const one of kept.values()) {
    const isInView = one.shown > 0 && one.store.get().state === "ready";
    if (isInView && one.seen !== undefined) seen = Math.min(seen ?? one.seen, one.seen);
  }
  return seen;
}
