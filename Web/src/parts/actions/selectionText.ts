/** A selection of at most so many images stands in the address; bigger ones can be saved as sets. */
export const mostInAddress = 100;

/** A small selection as the address writes it; nothing for none or too many. */
export const selectionText = (ids: ArrayLike<number>): string =>
  ids.length > mostInAddress ? "" : Array.from(ids).join(".");

/** The images that an address names, without what is no image of the project. */
export const selectionOf = (text: string, total: number): Uint32Array =>
  Uint32Array.from(
    text.split(".").filter((one) => /^\d{1,9}$/.test(one)).map(Number).filter((id) => id < total),
  );
