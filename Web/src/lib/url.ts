import { createStore, useStore } from "./store.ts";

/** The whole view state lives in the address bar, so that every view is a link. */
export interface Location {
  path: string;
  query: URLSearchParams;
}

const read = (): Location => ({
  path: globalThis.location.pathname,
  query: new URLSearchParams(globalThis.location.search),
});

export const location = createStore<Location>(read());
addEventListener("popstate", () => location.set(read()));

/** Values of query parameters; a list repeats its parameter, nothing or "" removes it. */
export type Query = Record<string, string | string[] | undefined>;

/** The parameters that every page shares. */
export const shared = ["model", "where", "class"];

function apply(parameters: URLSearchParams, changes: Query): void {
  for (const [name, value] of Object.entries(changes)) {
    parameters.delete(name);
    for (const one of Array.isArray(value) ? value : [value ?? ""]) {
      if (one !== "") parameters.append(name, one);
    }
  }
}

function address(path: string, parameters: URLSearchParams): string {
  const text = parameters.toString();
  return text ? `${path}?${text}` : path;
}

/** A link to a page with its own parameters; model, filter and classes come along. */
export function pageAddress(from: URLSearchParams, path: string, changes: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const name of shared) {
    for (const value of from.getAll(name)) parameters.append(name, value);
  }
  apply(parameters, changes);
  return address(path, parameters);
}

/** A link to this page with some parameters changed. */
export function changedAddress(here: Location, changes: Query): string {
  const parameters = new URLSearchParams(here.query);
  apply(parameters, changes);
  return address(here.path, parameters);
}

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
