import { bytes } from "../../lib/numbers.ts";
import type { ImageDetail } from "../../lib/wire.ts";

/** The file as it lies on disk. */
export function FileFacts({ detail: { file } }: { detail: ImageDetail }) {
  return (
    <section>
      <h2>File</h2>
      <dl className="facts">
        <dt>Format</dt>
        <dd>{file.format ?? "—"}</dd>
        <dt>Size</dt>
        <dd>
          {file.width !== null && file.height !== null ? `${file.width} × ${file.height} px` : "—"}
          {file.bytes !== null && ` · ${bytes(file.bytes)}`}
        </dd>
        {file.modified && (
          <>
            <dt>Changed</dt>
            <dd>{file.modified.slice(0, 19).replace("T", " ")}</dd>
          </>
        )}
        {file.digest && (
          <>
            <dt>Digest</dt>
            <dd className="digest">{file.digest}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
