import pytest

from orari.script_modules import NotJoinable, joined


def join(**modules):
    return joined(
        "a/entry.js", lambda name: modules[name.removeprefix("a/").removesuffix(".js").replace("/", "_")]
    )


def test_entry_and_what_it_imports_become_one_script():
    script = join(
        entry='// Says hello.\nimport { hello } from "./words.js";\n\nhello();\n',
        words="const all = 1;\n\nexport function hello() {\n  return all;\n}\n",
    )

    assert script == (
        "{\nconst $$0=(()=>{\nconst all = 1;\n\nfunction hello() {\n  return all;\n}\n\nreturn[hello];\n})();\n"
        "// Says hello.\nconst[hello]=$$0;\n\nhello();\n}\n"
    )


def test_what_the_entry_exports_is_all_that_is_seen_from_outside():
    script = join(entry="const here = 1;\nexport const a = here;\nexport async function b() {}\n")

    assert script == (
        "export const[a,b]=(()=>{\nconst here = 1;\nconst a = here;\nasync function b() {}\n\nreturn[a,b];\n})();\n"
    )


def test_import_takes_each_name_from_its_place():
    script = join(
        entry='import {\n  c as d,\n  a,\n} from "./letters.js";\n',
        letters="export const a = 1;\nexport const b = 2;\nexport const c = 3;\n",
    )

    assert "const[a,,d]=$$0;" in script


def test_import_of_what_is_not_there_is_refused():
    with pytest.raises(NotJoinable, match=r"Nothing exports two, zero\."):
        join(entry='import { one, two, zero } from "./b.js";\n', b="export const one = 1;\n")


def test_module_that_two_others_import_is_there_once():
    script = join(
        entry='import { b } from "./b.js";\nimport { c as d } from "./deep/c.js";\nb(d);\n',
        b='import { one } from "./one.js";\nexport const b = one;\n',
        deep_c='import { one } from "../one.js";\nexport class c extends one {}\n',
        one="export const one = 1;\n",
    )

    assert script.count("const one = 1;") == 1
    assert script.endswith("const[b]=$$1;\nconst[d]=$$2;\nb(d);\n}\n")


def test_module_without_names_is_evaluated_before_the_one_that_imports_it():
    script = join(entry='import "./first.js";\nsecond();\n', first="first();\n")

    assert script.index("first()") < script.index("second()")


@pytest.mark.parametrize(
    "line",
    ["export default 1;", "export * from './x.js';", "export { x };", "import x from './x.js';"],
)
def test_unknown_form_is_refused_with_its_line(line):
    with pytest.raises(NotJoinable, match=r"a/b\.js has a line that cannot be joined"):
        join(entry='import "./b.js";\n', b=f"{line}\n", x="")
    with pytest.raises(NotJoinable, match=r"a/entry\.js has a line that cannot be joined"):
        join(entry=f"{line}\n", x="")


def test_modules_that_import_each_other_are_refused():
    with pytest.raises(NotJoinable, match="imports itself"):
        join(
            entry='import { b } from "./b.js";\n',
            b='import { c } from "./c.js";\n',
            c='import { b } from "./b.js";\n',
        )
