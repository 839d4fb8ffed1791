"""The lint finds assertions that look at a page once, and lets those be that wait."""

import pathlib
import tempfile
import textwrap
import unittest

from lint import faults


def found(**modules):
    """What the lint says of some modules, without their folder."""
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for name, text in modules.items():
            files.append(pathlib.Path(folder) / f"{name}.py")
            files[-1].write_text(textwrap.dedent(text))
        return [one.removeprefix(f"{folder}/").split(" is looked")[0] for one in faults(files)]


class LintTests(unittest.TestCase):
    def test_a_read_within_an_assertion_is_found(self):
        for read in (
            "tiles.count()", "page.evaluate('x')", "one.inner_text()", "one.text_content()",
            "one.get_attribute('href')", "one.is_visible()", "one.input_value()",
            "tiles.all_inner_texts()", "one.bounding_box()", "page.url",
        ):
            text = f"def test(page, tiles, one):\n    one.click()\n    assert {read} == 2\n"
            self.assertEqual(len(found(a=text)), 1, read)

    def test_a_value_that_was_read_is_found_where_it_is_asserted(self):
        text = """
            def test(page):
                count = int(page.locator("b").inner_text())
                both = [count, 1]
                for one in both:
                    assert one > 0
                assert "nothing that was read"
        """
        self.assertEqual(found(a=text), ["a.py:6: one"])

    def test_a_function_that_reads_is_found_in_its_module_and_where_it_is_imported(self):
        helper = """
            def shown(page):
                texts = page.locator("b").all_inner_texts()
                return [one.strip() for one in texts]
        """
        test = """
            from helper import shown

            def test(page):
                assert shown(page) == []
        """
        other = """
            def shown(answer):
                return answer.json()

            def test(answer):
                assert shown(answer) == []
        """
        self.assertEqual(found(helper=helper, a=test, b=other), ["a.py:5: shown()"])

    def test_what_waits_is_let_be(self):
        text = """
            def test(page):
                expect(page.locator("b")).to_have_count(2)
                becomes(lambda: page.locator("b").count(), 2)
                count = holds(page.locator("b").count, lambda found: found > 1)
                assert count % 2 == 0
                assert "abcb".count("b") == 2
                before = page.url
                becomes(lambda: page.url, before)
        """
        self.assertEqual(found(a=text), [])


if __name__ == "__main__":
    unittest.main()
