"""Finds assertions about a page that do not wait.

An `assert` looks once. What it looks at may be drawn a moment later, and then the test fails on a
slow day only. So whatever is read from a page goes through `expect` of Playwright, or through
`becomes` and `holds` of waiting.py, which read again.

Reported is each `assert` in which stands a read of a page (`.count()`, `.inner_text()`, `page.url`),
a name that was given the value of one, or a function that makes one.

    python3 lint.py [FILES]
"""

import ast
import pathlib
import sys

READS = {
    "all", "all_inner_texts", "all_text_contents", "bounding_box", "count", "evaluate",
    "evaluate_all", "get_attribute", "inner_html", "inner_text", "input_value", "is_checked",
    "is_disabled", "is_editable", "is_enabled", "is_hidden", "is_visible", "text_content",
}
"""Methods of a page or a locator that answer with what is there now."""

WITHOUT_ARGUMENTS = {"all", "count"}
"""Reads whose names others have, too; theirs take arguments."""

WAITING = {"at_rest", "becomes", "expect", "holds"}
"""Functions that wait themselves; what is handed to them need not."""


def called(node):
    """The name of the function or method that is called."""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def is_read(node):
    if isinstance(node, ast.Attribute) and node.attr == "url":
        return isinstance(node.value, ast.Name) and node.value.id == "page"
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    if called(node) in WITHOUT_ARGUMENTS and (node.args or node.keywords):
        return False
    return called(node) in READS


def unwaited(node):
    """The node and everything below it that is not handed to a function that waits."""
    yield node
    if isinstance(node, ast.Call) and called(node) in WAITING:
        return
    for child in ast.iter_child_nodes(node):
        yield from unwaited(child)


def first_read(node, readers, names):
    """What is read from a page within an expression, in words; `None` if nothing is."""
    for one in unwaited(node):
        if is_read(one):
            return f".{one.attr}" if isinstance(one, ast.Attribute) else f".{called(one)}()"
        if isinstance(one, ast.Call) and called(one) in readers:
            return f"{called(one)}()"
        if isinstance(one, ast.Name) and one.id in names:
            return one.id
    return None


def functions(tree):
    return [one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)]


def gives_a_read(function, readers):
    """Whether a function answers with what it, or another, read from a page."""
    names = tainted(function, readers)
    return any(
        isinstance(one, (ast.Return, ast.Yield)) and one.value
        and first_read(one.value, readers, names)
        for one in ast.walk(function)
    )


def readers_of(trees):
    """For each module the names of the functions that give what is read from a page: its own, and
    those that it imports from the others."""
    known = {module: set() for module in trees}
    while True:
        found = {}
        for module, tree in trees.items():
            own = {one.name for one in functions(tree) if gives_a_read(one, known[module])}
            imported = {
                (name.asname or name.name)
                for one in ast.walk(tree) if isinstance(one, ast.ImportFrom)
                for name in one.names if name.name in known.get(one.module, ())
            }
            found[module] = own | imported
        if found == known:
            return known
        known = found


def assignments(function):
    """What is given a value within a function: the targets and the expression."""
    for one in ast.walk(function):
        if isinstance(one, ast.Assign):
            yield one.targets, one.value
        elif isinstance(one, (ast.AnnAssign, ast.AugAssign, ast.NamedExpr)) and one.value:
            yield [one.target], one.value
        elif isinstance(one, (ast.For, ast.comprehension)):
            yield [one.target], one.iter
        elif isinstance(one, ast.withitem) and one.optional_vars:
            yield [one.optional_vars], one.context_expr
        elif isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute):
            # Something is put into a list or a set.
            if one.func.attr in ("add", "append", "extend", "update"):
                for argument in one.args:
                    yield [one.func.value], argument


def tainted(function, readers):
    """The names within a function that hold what was read from a page."""
    names = set()
    while True:
        found = set(names)
        for targets, value in assignments(function):
            if first_read(value, readers, names):
                found |= {
                    one.id for target in targets for one in ast.walk(target)
                    if isinstance(one, ast.Name)
                }
        if found == names:
            return names
        names = found


def faults(files):
    """`path:line: words` for each assertion that looks only once."""
    trees = {path: ast.parse(path.read_text(), str(path)) for path in files}
    readers = readers_of({path.stem: tree for path, tree in trees.items()})
    found = set()
    for path, tree in trees.items():
        own = readers[path.stem]
        for function in functions(tree):
            names = tainted(function, own)
            for one in ast.walk(function):
                read = isinstance(one, ast.Assert) and first_read(one.test, own, names)
                if read:
                    found.add((str(path), one.lineno, read))
    return [
        f"{path}:{line}: {read} is looked at once: use expect, becomes or holds"
        for path, line, read in sorted(found)
    ]


if __name__ == "__main__":
    here = pathlib.Path(__file__).parent
    wrong = faults([pathlib.Path(one) for one in sys.argv[1:]] or sorted(here.glob("*.py")))
    print("\n".join(wrong), end="\n" if wrong else "")
    sys.exit(1 if wrong else 0)
