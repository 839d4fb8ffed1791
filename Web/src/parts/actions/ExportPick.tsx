import { api, type Images } from "../../lib/api.ts";
import { ApiError } from "../../lib/apiError.ts";
import { download } from "../../lib/download.ts";
import { doing, takeLabels } from "../../lib/edits.ts";
import { follow } from "../../lib/jobs.ts";
import { integer } from "../../lib/numbers.ts";
import type { ExportFormat, Job } from "../../lib/wire.ts";
import { ChosenAction } from "../ChosenAction.tsx";
import { useProject } from "../view.ts";

const groups: [kind: ExportFormat["kind"], title: string][] = [
  ["table", "Tables"],
  ["original", "As they came"],
  ["labels", "Labels for other tools"],
  ["relabelling", "For relabelling"],
  ["project", "In the terminal: assay export --format project"],
  ["folders", "Into the project’s folder"],
];
const labelling = "labelling";

/** Every way out that the program has, for the images that are meant. */
export function ExportPick({ images, order }: { images(): Images; order: string }) {
  const { exports } = useProject();
  const choose = (choice: string) => {
    const format = exports.find((one) => one.format === choice);
    if (format) exportAs(format, images(), order);
    else if (choice === labelling) {
      void doing(async () => {
        download(await api.labellingList(images()), "labelling-list.csv");
        return "Exported labelling-list.csv.";
      });
    }
  };
  return (
    <ChosenAction label="Export" act="Export" run={choose}>
      <option value="">export as…</option>
      {groups.map(([kind, title]) => (
        <optgroup key={kind} label={title}>
          {exports.filter((one) => one.kind === kind).map(({ format, title }) => (
            <option key={format} value={format} disabled={kind === "project"}>{title}</option>
          ))}
          {kind === "table" && (
            <option value={labelling}>Labelling list: unlabelled images like these (CSV)</option>
          )}
        </optgroup>
      ))}
    </ChosenAction>
  );
}

function exportAs({ format, kind, file: name }: ExportFormat, images: Images, order: string) {
  if (kind === "original") return void takeLabels();
  if (format === "folders" || format === "links") {
    return void doing(async () => exported(await follow(await api.exportFolders(format, images))));
  }
  if (name === null) return;
  void doing(async () => {
    const { file, leftOut } = await api.exportFile(format, images, order);
    download(file, name);
    const left = leftOut > 0 ? `; ${integer(leftOut)} without a class have no place in it` : "";
    return `Exported ${name}${left}.`;
  });
}

/** What an export that is over says of itself; throws its own words if it failed. */
function exported({ state, message }: Job): string {
  if (state !== "finished") throw new ApiError(message ?? `The export ${state}.`, "job");
  return message ?? "Exported.";
}
