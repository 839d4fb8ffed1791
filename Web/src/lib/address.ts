/** Addresses of views, as pure functions of where one is. */

/** The whole view state lives in the address bar, so that every view is a link. */
export interface Location {
  path: string;
  query: URLSearchParams;
}

/** Values of query parameters; a list repeats its parameter, nothing or "" removes it. */
export type Query = Record<string, string | string[] | undefined>;

/** The parameters that every page shares. */
export const shared = ["model", "where", "class", "labels"];

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
