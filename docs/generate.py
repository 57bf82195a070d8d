"""Write docs/rules/ from the rule packs, the output of commands into README.md, and new rules into CHANGELOG.md.

    python docs/generate.py

With `--check` it only says what has drifted, and ends with 1. Every word on the pages of rules stands in a pack; whoever wants another
sentence there mends the pack.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from prlint.checks.rule import Rule, Ruleset  # noqa: E402 - a script finds its checkout first
from prlint.data import table  # noqa: E402
from prlint.packs.examples import Example  # noqa: E402
from prlint.packs.load import builtin, examples  # noqa: E402

FOLDER = ROOT / "docs" / "rules"
README = ROOT / "README.md"
CHANGELOG = ROOT / "CHANGELOG.md"
CONSOLE = re.compile(r"```console\n\$ (?P<command>prlint [^\n]*)\n(?P<output>.*?)```\n", re.DOTALL)
# Links in packs that tell no month of their own were opened then.
READ = "November 2026"
SHOWN = 3
NOTE = "<!-- Written by docs/generate.py from rules/; changes belong there. -->\n\n"
NEEDS = {
    "lower": "without it the rule works from what the release shows, one step milder",
    "silent": "without it the rule stays off and says so",
    "keep": "without it the rule works from what the release shows",
}
SAFETY = {
    "safe": "safe: it cannot change what the release says",
    "unsafe": "unsafe: offered, and to be read before it is taken over",
    "display": "shown only, never applied",
}


def pages() -> dict[Path, str]:
    """Path below docs/rules/ -> text of the page, for every rule, and the index."""
    ruleset = builtin()
    by_pack: dict[str, list[Rule]] = {}
    for rule in ruleset.rules:
        by_pack.setdefault(rule.pack, []).append(rule)
    made = {Path("README.md"): index(by_pack)}
    for pack, rules in by_pack.items():
        shown = examples(pack)
        for rule in rules:
            made[Path(pack, f"{rule.id.partition('/')[2]}.md")] = page(rule, shown.get(rule.id, ()), ruleset)
    return made


def index(by_pack: Mapping[str, Sequence[Rule]]) -> str:
    count = sum(len(rules) for rules in by_pack.values())
    lines = [
        "# Rules\n",
        f"{count} rules in {len(by_pack)} packs. The severity is that of a release whose profile states what a rule needs;",
        "`prlint rules` lists what is in force in your folder, and `prlint explain RULE` prints these pages. In examples, ⟦ ⟧ stands",
        "around what is reported, and ⟦⟧ where something missing should stand.\n",
    ]
    for pack in sorted(by_pack):
        lines += [f"## {pack}\n", "| rule | severity | confidence | finds |", "|---|---|---|---|"]
        for rule in sorted(by_pack[pack], key=lambda rule: rule.id):
            name = rule.id.partition("/")[2]
            lines.append(f"| [{name}]({pack}/{name}.md) | {rule.severity} | {rule.confidence} | {cell(rule.title)} |")
        lines.append("")
    lines += [
        "## prlint itself\n",
        "What prlint says of its own work; no pack holds these.\n",
        "| rule | severity | says |",
        "|---|---|---|",
    ]
    lines += [f"| {row['id']} | {row['severity']} | {cell(row['title'])} |" for row in table("own-rules")]
    return NOTE + "\n".join(lines) + "\n"


def page(rule: Rule, shown: Sequence[Example], ruleset: Ruleset) -> str:
    parts = [
        f"# {rule.id}\n",
        f"{rule.title}.\n",
        f"**{rule.severity}** · confidence {rule.confidence} · tier {rule.tier} · since {rule.since}\n",
        *section("What it says", [f"> {rule.message}", *severities(rule)]),
        *section("Why", [rule.why]),
        *section("What it rests on", ["\n".join(authority(*each) for each in rule.authority)]),
        *section("Found", (example(each) for each in of(shown, "flag")[:SHOWN])),
        *section("Not found", (example(each) for each in of(shown, "pass")[:SHOWN])),
        *section("How to fix it", ["\n".join(f"- {fix['title']} ({SAFETY[fix['safety']]})." for fix in rule.fixes) or "By hand."]),
        *section("What the profile must state", ["\n".join(needs(rule, ruleset))] if rule.needs else []),
        *section("What it cannot see", (example(each) for each in of(shown, "todo"))),
        *section("How to switch it off", [switches(rule.id)]),
    ]
    return NOTE + "\n".join(parts)


def section(title: str, paragraphs: Iterable[str]) -> Iterator[str]:
    for number, paragraph in enumerate(paragraphs):
        if not number:
            yield f"## {title}\n"
        yield f"{paragraph}\n"


def of(shown: Sequence[Example], sort: str) -> list[Example]:
    return [each for each in shown if each.sort == sort]


def severities(rule: Rule) -> Iterator[str]:
    if rule.raised:
        yield f"It is an {rule.raised[0]} where the profile states what the authority rests on."
    if rule.languages:
        yield f"For releases in: {', '.join(rule.languages)}."


def authority(cite: str, url: str | None, note: str | None) -> str:
    linked = f"[{cite}]({url})" if url else cite
    dated = f"; read {READ}" if url and not (note and "read " in note) else ""
    return f"- {linked}{f' ({note})' if note else ''}{dated}"


def needs(rule: Rule, ruleset: Ruleset) -> Iterator[str]:
    for key, mode in rule.needs.items():
        title = f" ({ruleset.regimes[key].title})" if key in ruleset.regimes else ""
        yield f"- `{key}`{title}: {NEEDS[mode]}."


def example(each: Example) -> str:
    """The words of an example in a fence, with the marks around what is found."""
    lines = [f"[{kind}] {words}" if kind else words for kind, words in each.parts or (("", each.text or ""),)]
    remark = f"{each.because[:1].upper()}{each.because[1:]}:\n\n" if each.because else ""
    fence = "````" if any("```" in line for line in lines) else "```"
    return f"{remark}{fence}text\n" + "\n".join(lines) + f"\n{fence}"


def switches(rule_id: str) -> str:
    return (
        f"At one place, in Markdown, above it: `<!-- prlint: allow {rule_id} REASON -->`. In one release, in prlint.yaml:\n\n"
        f"```yaml\nallow: [{{rule: {rule_id}, path: RELEASE, reason: REASON}}]\n```\n\n"
        f"Everywhere:\n\n```yaml\nignore: [{rule_id}]\n```"
    )


def cell(text: str) -> str:
    return text.replace("|", "\\|")


def drift(made: Mapping[Path, str]) -> list[str]:
    """What stands in docs/rules/ otherwise than the packs say."""
    there = {path.relative_to(FOLDER) for path in FOLDER.rglob("*.md")} if FOLDER.is_dir() else set()
    wrong = [f"{path}: not written yet" for path in sorted(made.keys() - there)]
    wrong += [f"{path}: no rule of that name" for path in sorted(there - made.keys())]
    wrong += [f"{path}: not as the pack says" for path in sorted(there & made.keys()) if (FOLDER / path).read_text("utf-8") != made[path]]
    return wrong


def write(made: Mapping[Path, str]) -> None:
    for path, text in made.items():
        target = FOLDER / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8", newline="\n")
    for path in FOLDER.rglob("*.md"):
        if path.relative_to(FOLDER) not in made:
            path.unlink()


def readme(text: str) -> str:
    """The README with what its commands print now."""
    return CONSOLE.sub(lambda match: f"```console\n$ {match['command']}\n{run(match['command'])}```\n", text)


def run(command: str) -> str:
    """What a prlint command prints at the top of this checkout, without colour."""
    environment = os.environ | {"NO_COLOR": "1", "PYTHONPATH": str(ROOT)}
    words = [sys.executable, "-P", "-m", *shlex.split(command)]
    return subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, check=False, encoding="utf-8").stdout


def changelog(text: str, rules: Iterable[Rule]) -> str:
    """The changelog with a line for each rule that has none yet, in the version that the rule says it came with."""
    lines = text.split("\n")
    for rule in sorted(rules, key=lambda rule: rule.id):
        if f"- {rule.id}:" not in text:
            version = next((n for n, line in enumerate(lines) if line.startswith(f"## {rule.since}")), 0)
            at = lines.index("### Rules", version) + 2
            while at < len(lines) and f"- {rule.id}:" > lines[at] and lines[at].startswith("- "):
                at += 1
            lines.insert(at, f"- {rule.id}: {rule.title}")
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    made = pages()
    readme_now, changes_now = README.read_text("utf-8"), CHANGELOG.read_text("utf-8")
    readme_then, changes_then = readme(readme_now), changelog(changes_now, builtin().rules)
    if "--check" not in arguments:
        write(made)
        README.write_text(readme_then, "utf-8", newline="\n")
        CHANGELOG.write_text(changes_then, "utf-8", newline="\n")
        return 0
    wrong = [f"docs/rules/{line}" for line in drift(made)]
    wrong += ["README.md: its commands print something else now"] if readme_now != readme_then else []
    wrong += ["CHANGELOG.md: a rule has no line there"] if changes_now != changes_then else []
    for line in wrong:
        print(line, file=sys.stderr)
    if wrong:
        print("run: python docs/generate.py", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
