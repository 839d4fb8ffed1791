import { useCallback, useMemo } from "react";
import { VirtualGrid } from "../../grid/VirtualGrid.tsx";
import { changedAddress } from "../../lib/address.ts";
import { useEscape } from "../../lib/escape.ts";
import { remembered } from "../../lib/remembered.ts";
import { select, type SelectHow, selection } from "../../lib/selection.ts";
import { useStore } from "../../lib/store.ts";
import { change, useLocation, useParameter } from "../../lib/url.ts";
import { ActionBar } from "../../parts/actions/ActionBar.tsx";
import { useDefaultOrder } from "../../parts/actions/defaultOrder.ts";
import { useSelectionInAddress } from "../../parts/actions/selectionAddress.ts";
import { DetailPanel } from "../../parts/detail/DetailPanel.tsx";
import { Empty, Failed, Loading } from "../../parts/States.tsx";
import { useView } from "../../parts/view.ts";
import { useCursor } from "./cursor.ts";
import { ExplorerBar, tileSizes } from "./ExplorerBar.tsx";
import { useCaptions, useImageList } from "./imageList.ts";

/** The images of any filter in any order, and everything about one of them. */
export function Explorer() {
  const { imagesWhere, where, classes, model, project } = useView();
  const order = useParameter("order", useDefaultOrder());
  useSelectionInAddress(project.image_count);
  const list = useImageList(imagesWhere, order, model?.name);
  return (
    <div className="explorer">
      <h1 className="hidden">Explorer</h1>
      <div className="explorer-tools">
        <ExplorerBar />
        <ActionBar shown={list.state === "ready" ? list.ids.length : undefined} />
      </div>
      {list.state === "loading" && (
        <Loading what="images and their columns" done={list.done} total={list.total} />
      )}
      {list.state === "failed" && <Failed error={list.error} retry={list.retry} />}
      {list.state === "ready" && list.ids.length === 0 && (
        <Empty title={project.image_count ? "No image matches." : "The project has no images yet."}>
          {where !== "" && (
            <p>
              The filter is <code>{where}</code>.{" "}
              <button
                type="button"
                onClick={() => change({ where: undefined })}
              >
                Clear the filter
              </button>
            </p>
          )}
          {classes.length > 0 && (
            <p>
              Only images labelled {classes.join(", ")}.{" "}
              <button
                type="button"
                onClick={() => change({ class: [] })}
              >
                Show all classes
              </button>
            </p>
          )}
        </Empty>
      )}
      {list.state === "ready" && list.ids.length > 0 && (
        <Images
          ids={list.ids}
          question={`${model?.name} ${order} ${imagesWhere}`}
          captionOf={list.captionOf}
        />
      )}
    </div>
  );
}

interface ImagesProps {
  ids: Uint32Array;
  /** What the list answers; an edit brings another list for the same question. */
  question: string;
  captionOf: ReturnType<typeof useCaptions>;
}

function Images({ ids, question, captionOf }: ImagesProps) {
  const { model, project } = useView();
  const here = useLocation();
  const wanted = useParameter("tile", String(tileSizes.usual));
  const order = useParameter("order", useDefaultOrder());
  const tile = Number(wanted) || tileSizes.usual;
  const { bits } = useStore(selection);
  const { cursor, open, moveTo, show } = useCursor(ids, question);
  const close = useCallback(() => change({ id: undefined }, "replace"), []);
  useEscape(open !== undefined, close);
  const onSelect = useCallback(
    (picked: Uint32Array, how: SelectHow) => select(picked, how, project.image_count),
    [project.image_count],
  );
  const addressOf = useMemo(
    () => remembered((id) => changedAddress(here, { id: String(id) })),
    [here],
  );
  return (
    <div className="explorer-body">
      <VirtualGrid
        ids={ids}
        question={question}
        tile={tile}
        captionLines={order === "key" ? "one" : "two"}
        selected={bits}
        cursor={cursor}
        captionOf={captionOf}
        addressOf={addressOf}
        onCursor={moveTo}
        onOpen={show}
        onSelect={onSelect}
      />
      {open !== undefined && (
        <DetailPanel
          id={open}
          model={model?.name}
          place={ids[cursor] === open ? { position: cursor, count: ids.length } : undefined}
          previous={cursor > 0 ? ids[cursor - 1] : undefined}
          next={ids[cursor + 1]}
          close={close}
        />
      )}
    </div>
  );
}
