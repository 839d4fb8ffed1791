import { useEffect, useState } from "react";
import { originalAddress, thumbnailAddress } from "../../lib/api.ts";
import { withoutPicture } from "../../lib/issues.ts";
import type { ImageDetail } from "../../lib/wire.ts";
import { useProject } from "../view.ts";

/** What the server sends as a picture: the file itself, or of a TIFF its pixels. */
const shownByBrowsers = ["jpeg", "png", "webp", "gif", "bmp", "tiff"];
/** Larger files are shown as their thumbnail; the original is a link. */
const mostPixels = 4_000_000;
/** Below this width a picture is enlarged with its pixels kept square. */
const smallBelow = 160;

/** Whether measuring found that there is nothing to show. */
export const hasPicture = (detail: ImageDetail): boolean =>
  !detail.issues.some(({ kind }) => withoutPicture.includes(kind));

/** The file itself where the browser can show it and it is not huge; else its thumbnail. */
export function Picture({ detail }: { detail: ImageDetail }) {
  const { id, file, key } = detail;
  const { width, height, format } = file;
  const measured = width !== null && height !== null;
  const original = measured && width * height <= mostPixels &&
    shownByBrowsers.includes(format?.toLowerCase() ?? "");
  const { state_key: state } = useProject();
  const [failed, setFailed] = useState(false);
  useEffect(() => setFailed(false), [id]);
  if (!hasPicture(detail) || failed) return <div className="picture none">no picture</div>;
  return (
    <div className="picture">
      <img
        key={id}
        src={original ? originalAddress(id, state) : thumbnailAddress(id, state)}
        alt={key}
        className={measured && width < smallBelow ? "small" : ""}
        onError={() => setFailed(true)}
      />
    </div>
  );
}
