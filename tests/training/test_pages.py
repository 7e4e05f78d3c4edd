"""Made-up pages: the same in every run, with all of the prose they were given and nothing left to fill in."""

from __future__ import annotations

from training.furniture.pages import made_up

BODIES = [
    [f"Title {n} of a report"] + [f"Paragraph {n} {i} of the report." for i in range(9)] for n in range(3)
]


def test_made_up_pages_are_the_same_in_every_run() -> None:
    assert list(made_up(BODIES, 5, seed=3)) == list(made_up(BODIES, 5, seed=3))
    assert list(made_up(BODIES, 5, seed=3)) != list(made_up(BODIES, 5, seed=4))


def test_blanks_are_filled_and_each_line_is_marked() -> None:
    for page in made_up(BODIES, 20, seed=1):
        assert len(page.lines) == len(page.furniture)
        assert not any("{" in line for line in page.lines)


def test_lines_of_the_report_are_never_marked() -> None:
    for page in made_up(BODIES, 20, seed=2):
        told = [
            gone for line, gone in zip(page.lines, page.furniture, strict=True) if "of the report" in line
        ]
        assert told and not any(told)
        assert any(page.furniture)
