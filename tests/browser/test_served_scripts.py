"""What is served does what is written: our scripts before and after they are shortened, side by side in a browser."""

from pathlib import Path

import pytest
from django.conf import settings

from orari.script_modules import joined
from orari.static_files import minified

pytestmark = pytest.mark.browser

CLIPBOARDS = Path(__file__).parent / "clipboards"
CALL = """async ([script, name, argument]) => {
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  return JSON.stringify(await (await import(address))[name](argument));
}"""
# What minifiers have got wrong: one exchanged the first two lines, another lost what stands within `${}`.
ODD = r"""
export async function odd(words) {
  const document = words.split(" ");
  const { 0: first, length, ...rest } = await Promise.resolve({ ...document, length: document.length });
  let [again = first, second] = [undefined, first];
  { const length = 5; second += length; }
  const named = (one = again, { [`deep ${one}`]: deep = `a
    ${`b ${length}`}` } = {}) => [one, deep];
  for (const { 0: word, index } of words.matchAll(/[/"`]|\w+\//g)) rest[word] = index;
  if (!rest.gone) return [length, first, second, rest, ...named(), document.none?.[0] ?? (0 || "or")];
  return null;
}
"""


@pytest.fixture
def call(chromium):
    """Calls a function that a script exports, in an empty page, and returns its result as JSON."""
    page = chromium.new_page()
    yield lambda script, name, argument: page.evaluate(CALL, [script, name, argument])
    page.close()


def test_odd_forms_mean_the_same_when_they_are_shortened(call):
    answers = {call(script, "odd", 'one "two" th/ree') for script in (ODD, minified(ODD))}

    assert answers == {
        '[3,"one","one5",{"1":"\\"two\\"","2":"th/ree","\\"":8,"th/":10},"one","a\\n    b 3","or"]'
    }


@pytest.mark.parametrize("clipboard", sorted(path.name for path in CLIPBOARDS.glob("*.html")))
def test_clipboard_is_cleaned_the_same_when_the_script_is_shortened(call, clipboard):
    script = joined(
        "editor/pasted/cleaning.js", lambda name: (settings.BASE_DIR / "static" / name).read_text()
    )
    html = (CLIPBOARDS / clipboard).read_text()

    answers = {call(version, "cleanPasted", html) for version in (script, minified(script))}

    assert len(answers) == 1
    assert "</" in answers.pop()
