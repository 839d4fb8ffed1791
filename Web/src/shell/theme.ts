import { createStore } from "../lib/store.ts";

export type Theme = "system" | "light" | "dark";

const name = "assay-theme";

function remembered(): Theme {
  const value = localStorage.getItem(name);
  return value === "light" || value === "dark" ? value : "system";
}

export const theme = createStore<Theme>(remembered());

function show(): void {
  const value = theme.get();
  document.documentElement.style.colorScheme = value === "system" ? "light dark" : value;
  dispatchEvent(new Event("themechange"));
}

/** Applies the remembered theme, and every later choice. */
export function startTheme(): void {
  theme.subscribe(() => {
    localStorage.setItem(name, theme.get());
    show();
  });
  show();
}
