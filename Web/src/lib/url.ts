import { changedAddress, type Location, type Query } from "./address.ts";
import { createStore, useStore } from "./store.ts";

const read = (): Location => ({
  path: globalThis.location.pathname,
  query: new URLSearchParams(globalThis.location.search),
});

export const location = createStore<Location>(read());
addEventListener("popstate", () => location.set(read()));

export function go(to: string, how: "push" | "replace" = "push"): void {
  history[how === "replace" ? "replaceState" : "pushState"](null, "", to);
  location.set(read());
}

/** Changes parameters of this page; `replace` keeps the Back button out of small steps. */
export function change(changes: Query, how: "push" | "replace" = "push"): void {
  go(changedAddress(location.get(), changes), how);
}

export function useLocation(): Location {
  return useStore(location);
}

/** One query parameter, or what stands for its absence. */
export function useParameter(name: string, absent: string): string {
  const { query } = useLocation();
  return query.get(name) ?? absent;
}
