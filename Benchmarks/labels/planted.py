"""Plants wrong labels in CIFAR-10's test set and asks Assay and cleanlab to find them.

    pip install cleanlab==2.9.0 scikit-learn==1.9.1 numpy==2.4.6
    python3 Benchmarks/labels/planted.py DATA [--program assay] [--seed 0] [--embedding strong]

DATA has `images/`, `labels.csv`, `classes.txt`, `embeddings_strong.npy`, `probs.npy`,
`probs_strong.npy` and `predictions_weak.csv`, rows and columns alike. Three plantings:

- uniform 10 %: any image, any other class;
- human 9 % and 18 %: images drawn with a chance that grows with the strong model's doubt about
  their class, the wrong class from the confusions of the weak model.

Of each ranking: the area under the ROC curve and the average precision, with 95 % intervals by
bootstrap, and the precision among the first 100, 500 and as many as are wrong. A list (Assay's
queue, cleanlab's find_label_issues) leaves images out: those count as not found. `cv` is a logistic
regression on the embedding, cross-validated on the wrong labels, as cleanlab advises.
Annotation quality is also computed here, exactly, in double precision.
"""

import argparse
import csv
import io
import json
import os
import subprocess
import tempfile
import warnings

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score
from sklearn.model_selection import cross_val_predict

warnings.filterwarnings("ignore")
from cleanlab.count import compute_confident_joint  # noqa: E402
from cleanlab.filter import find_label_issues  # noqa: E402
from cleanlab.rank import get_label_quality_scores  # noqa: E402


def plant(kind, share, truth, doubt, confusions, seed):
    generator = np.random.default_rng(seed)
    classes, count = len(confusions), round(share * len(truth))
    labels = truth.copy()
    if kind == "uniform":
        chosen = generator.choice(len(truth), count, replace=False)
        labels[chosen] = (truth[chosen] + generator.integers(1, classes, count)) % classes
    else:
        chance = (doubt + 0.05) / (doubt + 0.05).sum()
        for image in generator.choice(len(truth), count, replace=False, p=chance):
            labels[image] = generator.choice(classes, p=confusions[truth[image]])
    return labels


def nearest(vectors, count):
    """The nearest others by cosine distance, in double precision, ties by place."""
    rows = vectors.astype(np.float64)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    found = np.empty((len(rows), count), int)
    for start in range(0, len(rows), 1000):
        distances = 1 - rows[start : start + 1000] @ rows.T
        distances[np.arange(len(distances)), np.arange(start, start + len(distances))] = 9
        found[start : start + 1000] = np.argsort(distances, axis=1, kind="stable")[:, :count]
    return found


def figures(wrong, score=None, listed=None, seed=0):
    """AUROC and average precision with intervals, precision among the first; least score first."""
    if score is None:
        score = np.full(len(wrong), np.inf)
        score[listed] = np.arange(len(listed))
        score[~np.isfinite(score)] = 2 * len(wrong)
    order = np.argsort(score, kind="stable")
    if listed is not None:
        order = np.asarray(listed)
    generator = np.random.default_rng(seed)
    values = [(roc_auc_score(wrong, -score), average(wrong, score, listed))]
    for _ in range(200):
        drawn = generator.integers(0, len(wrong), len(wrong))
        mask = None
        if listed is not None:
            inside = np.zeros(len(wrong), bool)
            inside[listed] = True
            mask = np.flatnonzero(inside[drawn])
            mask = mask[np.argsort(score[drawn][mask], kind="stable")]
        values.append(
            (roc_auc_score(wrong[drawn], -score[drawn]), average(wrong[drawn], score[drawn], mask)))
    replicates = np.array(values[1:])
    low, high = np.quantile(replicates, [0.025, 0.975], axis=0)
    cells = [] if listed is None else ["–"]
    for column in [0, 1] if listed is None else [1]:
        cells.append(f"{values[0][column]:.3f} ({low[column]:.3f}–{high[column]:.3f})")
    for first in (100, 500, wrong.sum()):
        cells.append(f"{wrong[order[:first]].sum() / first:.3f}")
    found = wrong[order].sum() / wrong.sum() if listed is not None else None
    cells.append("" if found is None else f"{len(listed):,}: {found:.3f}")
    return cells


def average(wrong, score, listed):
    if listed is None:
        return average_precision_score(wrong, -score)
    hits = wrong[listed]
    return (np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits].sum() / wrong.sum()


class Assay:
    def __init__(self, program, folder, data):
        self.program, self.folder, self.data = program, folder, data
        self.project = os.path.join(folder, "planted.assay")

    def run(self, *arguments):
        done = subprocess.run(
            [self.program, *arguments, "--project", self.project, "--quiet"],
            check=True, capture_output=True, text=True)
        return done.stdout

    def file(self, name, labels, keys, classes):
        path = os.path.join(self.folder, name)
        with open(path, "w", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(["filename", "label"])
            rows.writerows(zip(keys, (classes[label] for label in labels)))
        return path

    def probabilities(self, name, values, order, classes):
        path = os.path.join(self.folder, name + ".npy")
        np.save(path, (values / values.sum(1, keepdims=True)).astype(np.float32))
        self.run(
            "import", "predictions", path, "--model", name, "--classes", classes, "--order", order,
            "--replace")

    def numbers(self, keys, model, *metrics):
        text = self.run("export", "--format", "csv", "--model", model)
        rows = {row["key"]: row for row in csv.DictReader(io.StringIO(text))}

        def number(key, name):
            text = rows[key].get(name) or rows[key].get(f"{model}.{name}")
            return float(text) if text else np.nan

        return [np.array([number(key, name) for key in keys]) for name in metrics]

    def queues(self, places, model):
        """The review's orders (images and suggested classes), and how many labels seem wrong."""
        found, noise = {}, None
        for order in ("annotation_quality", "self_confidence", "both"):
            text = self.run("issues", "labels", "--json", "--model", model, "--order", order)
            report = json.loads(text)
            items, noise = report["review"]["items"], report["noise"]
            found[order] = [(places[item["key"]], item["suggested"]) for item in items]
        return found, noise


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data")
    parser.add_argument("--program", default="assay")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--embedding", default="strong", choices=["strong", "descriptor"])
    options = parser.parse_args()

    def path(name):
        return os.path.join(options.data, name)

    with open(path("labels.csv"), newline="") as file:
        table = list(csv.DictReader(file))
    with open(path("classes.txt")) as file:
        classes = file.read().split()
    keys = [row["filename"] for row in table]
    truth = np.array([classes.index(row["label"]) for row in table])
    with open(path("predictions_weak.csv"), newline="") as file:
        by_key = {row["filename"]: row for row in csv.DictReader(file)}
    weak = np.array([[float(by_key[key]["prob_" + name]) for name in classes] for key in keys])
    models = {"probs": np.load(path("probs.npy")), "strong": np.load(path("probs_strong.npy")),
              "weak": weak}
    confusions = np.zeros((len(classes), len(classes)))
    np.add.at(confusions, (truth, weak.argmax(1)), 1)
    np.fill_diagonal(confusions, 0)
    confusions /= confusions.sum(1, keepdims=True)
    doubt = 1 - models["strong"][np.arange(len(truth)), truth]
    vectors = np.load(path("embeddings_strong.npy"))
    places = {key: place for place, key in enumerate(keys)}
    everyone = np.arange(len(truth))

    with tempfile.TemporaryDirectory() as folder:
        assay = Assay(options.program, folder, options.data)
        order, names = path("labels.csv"), path("classes.txt")
        subprocess.run(
            [options.program, "init", assay.project, "--images", path("images"), "--labels", order,
             "--quiet"], check=True, stdout=subprocess.DEVNULL)
        if options.embedding == "strong":
            assay.run("import", "embeddings", path("embeddings_strong.npy"), "--name", "strong",
                      "--order", order)
            around = nearest(vectors, 9)
        assay.run("measure", "--no-thumbnails")
        for name, values in models.items():
            assay.probabilities(name, values, order, names)
        for kind, share in (("uniform", 0.10), ("human", 0.09), ("human", 0.18)):
            labels = plant(kind, share, truth, doubt, confusions, options.seed)
            wrong = labels != truth
            assay.run("import", "labels", assay.file("planted.csv", labels, keys, classes),
                      "--replace")
            assay.run("measure", "--no-thumbnails")
            all_models = dict(models)
            if options.embedding == "strong":
                scaled = 5 * vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
                all_models["cv"] = cross_val_predict(
                    LogisticRegression(max_iter=300, C=0.1), scaled, labels, cv=5,
                    method="predict_proba")
                assay.probabilities("cv", all_models["cv"], order, names)
            print(f"\n### {kind}, {wrong.sum():,} of {len(wrong):,} wrong\n")
            print("| who | by | AUROC | average precision | first 100 | first 500 | first as many |"
                  " listed: found |")
            print("|---|---|--:|--:|--:|--:|--:|--:|")

            def row(who, by, **what):
                print(f"| {who} | {by} | " + " | ".join(figures(wrong, **what)) + " |", flush=True)

            quality, agreement = assay.numbers(
                keys, "probs", "annotation_quality", "neighbor_agreement")
            row("Assay", "`annotation_quality`", score=quality)
            row("Assay", "`neighbor_agreement`", score=agreement)
            if options.embedding == "strong":
                exact = (labels[around] == labels[:, None]).sum(1) / 9
                different = (np.abs(exact - quality) > 1e-9).sum()
                knn = nearest(vectors, 10)
                share_of_ten = np.stack(
                    [(labels[knn] == index).sum(1) for index in range(len(classes))], 1) / 10
                row("cleanlab", "10 neighbours (Datalab)",
                    score=get_label_quality_scores(labels, share_of_ten))
            for name, values in all_models.items():
                values = values / values.sum(1, keepdims=True)
                queues, noise = assay.queues(places, name)
                if name == "probs":
                    row("Assay", "queue `annotation_quality`",
                        listed=[image for image, _ in queues["annotation_quality"]])
                confidence, = assay.numbers(keys, name, "self_confidence")
                row("Assay, " + name, "`self_confidence`", score=confidence)
                for by in ("self_confidence", "both"):
                    row("Assay, " + name, f"queue `{by}`", listed=[image for image, _ in queues[by]])
                right = [classes[truth[image]] == name_ for image, name_ in queues["both"]
                         if wrong[image]]
                joint = compute_confident_joint(labels, values, calibrate=True)
                print(f"<!-- {name}: estimated share of wrong labels "
                      f"{noise['estimate']['value']:.3f}, with neighbours "
                      f"{noise['with_neighbors']['value']:.3f}; cleanlab's calibrated joint "
                      f"{1 - joint.trace() / joint.sum():.3f} -->")
                for method in ("self_confidence", "normalized_margin"):
                    row("cleanlab, " + name, f"score {method}",
                        score=get_label_quality_scores(labels, values, method=method))
                listed = find_label_issues(
                    labels, values, return_indices_ranked_by="self_confidence", n_jobs=1)
                row("cleanlab, " + name, "find_label_issues, self_confidence", listed=list(listed))
                print(f"<!-- {name}: of the wrong labels in `both`, "
                      f"{np.mean(right):.3f} have the true class suggested -->")
            if options.embedding == "strong":
                print(f"\nAnnotation quality differs from the exact computation at {different} of "
                      f"{len(everyone):,} images.")


if __name__ == "__main__":
    main()
