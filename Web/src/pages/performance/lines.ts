import type { ClassScores } from "../../lib/wire.ts";

/** More lines than this cannot be told apart. */
export const mostLines = 6;

/** Groups of classes whose lines are worth a look together. */
export interface LineGroup {
  id: string;
  title: string;
  names: string[];
}

/** The largest classes, and those with the lowest recall; nothing for a handful of classes. */
export function lineChoices(classes: ClassScores[]): LineGroup[] {
  if (classes.length === 0) return [];
  if (classes.length <= mostLines) {
    return [{ id: "all", title: "all classes", names: classes.map(({ name }) => name) }];
  }
  const count = mostLines - 1;
  const present = classes.filter(({ recall }) => recall.value !== null);
  return [
    {
      id: "largest",
      title: `the ${count} largest classes`,
      names: classes.toSorted((a, b) => b.support - a.support).slice(0, count).map(nameOf),
    },
    {
      id: "weakest",
      title: `the ${count} of the lowest recall`,
      names: present.toSorted((a, b) => a.recall.value! - b.recall.value!).slice(0, count)
        .map(nameOf),
    },
  ];
}

const nameOf = ({ name }: ClassScores): string => name;
