/** A number that does not exist, with the reason for pointer, keyboard and screen reader. */
export function Undefined({ reason }: { reason: string | undefined }) {
  const why = reason ?? "undefined";
  return (
    <span className="undefined" tabIndex={0} data-tip={why}>
      —<span className="hidden">{why}</span>
    </span>
  );
}
