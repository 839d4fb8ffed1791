/** A cell of a table; nothing is an empty cell. */
export type Cell = string | number | null | undefined;

const cell = (value: Cell): string => {
  const text = value === null || value === undefined ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A table as RFC 4180 writes it, the names of the columns first. */
export const csv = (rows: Cell[][]): string =>
  rows.map((row) => row.map(cell).join(",") + "\r\n").join("");
